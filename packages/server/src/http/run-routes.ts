import { Readable } from "node:stream";
import { configSchema, problemSchema, projectSchema } from "@coterie/wire";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { Project, ProjectEvent } from "../project/project.js";

const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
const refusal = (description: string) => ({ description, content: json(problemSchema) });
const stands = { description: "Where the project stands now", content: json(projectSchema) };

/** How often a listener hears of nothing, so that both ends notice when the other is gone. */
const heartbeatMs = 10_000;

/** How often it hears how far a job is, at most. */
const everyMs = 200;

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  yaml: "text/yaml; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
};

/** Requests that set work going, follow it, and fetch what it made. */
export function runRoutes(app: OpenAPIHono, project: Project): void {
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/runs",
      summary: "Compare, keep a K, describe, write",
      description:
        "Starts a job; its progress comes by /api/events. Where only what describes segments has changed since the last run (names), nothing is fitted again and that run is replaced.",
      tags: ["Runs"],
      request: {
        body: {
          required: true,
          content: json(
            z.strictObject({
              revision: z.number().int().nonnegative().describe("The revision the request was made on"),
              config: configSchema.optional().describe("What to ask for from now on; the project's own where absent"),
            }),
          ),
        },
      },
      responses: {
        202: stands,
        409: refusal("No table yet, another run is under way, or the project was changed elsewhere"),
        507: refusal("The disk is full"),
      },
    }),
    async (context) => {
      const { revision, config } = context.req.valid("json");
      await project.startRun(revision, config);
      return context.json(project.view() as never, 202);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/job",
      summary: "Cancel the job that is running",
      description: "Answers once it has stopped. Nothing of it is kept.",
      tags: ["Runs"],
      responses: { 200: stands },
    }),
    async (context) => {
      await project.cancel();
      return context.json(project.view() as never, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/runs/{id}",
      summary: "Remove a run and its files",
      tags: ["Runs"],
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: stands, 404: refusal("No such run"), 409: refusal("A run is under way") },
    }),
    async (context) => {
      await project.removeRun(context.req.valid("param").id);
      return context.json(project.view() as never, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/runs/{id}/view",
      summary: "What the page draws of a run",
      description: "The model without what only scoring needs, as the report carries it.",
      tags: ["Runs"],
      request: { params: z.object({ id: z.string() }) },
      responses: {
        200: { description: "The model as it is drawn", content: { "application/json": { schema: z.object({}) } } },
        404: refusal("No such run"),
      },
    }),
    async (context) => {
      const text = await project.runView(context.req.valid("param").id);
      return context.body(text, 200, { "content-type": "application/json" }) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/runs/{id}/files/{name}",
      summary: "A file of a run",
      description:
        "report.html, segmentation.json, scores.csv, profiles.csv, config.yaml, manifest.json: the files `coterie run` writes.",
      tags: ["Runs"],
      request: {
        params: z.object({ id: z.string(), name: z.string() }),
        query: z.object({ download: z.literal("1").optional().describe("Ask the browser to save it") }),
      },
      responses: {
        200: { description: "The file", content: { "application/octet-stream": { schema: z.string() } } },
        404: refusal("No such run or file"),
      },
    }),
    async (context) => {
      const { id, name } = context.req.valid("param");
      const file = await project.runFile(id, name);
      const headers: Record<string, string> = {
        "content-type": types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream",
        "content-length": String(file.bytes),
        // The report has a policy of its own inside; here it only must not reach out or act for the studio.
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; sandbox allow-scripts allow-downloads; base-uri 'none'; form-action 'none'",
      };
      if (context.req.valid("query").download === "1")
        headers["content-disposition"] = `attachment; filename="${name}"`;
      const body = Readable.toWeb(Readable.from(file.open())) as unknown as ReadableStream;
      return context.body(body, 200, headers) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/events",
      summary: "What changes, as it changes",
      description:
        "Server-sent events: `state` carries the project, `progress` the job alone. The first event is the project as it stands.",
      tags: ["Project"],
      responses: { 200: { description: "Events", content: { "text/event-stream": { schema: z.string() } } } },
    }),
    (context) =>
      streamSSE(context, async (stream) => {
        const heard: { pending: ProjectEvent | null; wake: () => void } = { pending: "state", wake: () => {} };
        const stop = project.listen((event) => {
          if (heard.pending !== "state") heard.pending = event;
          heard.wake();
        });
        stream.onAbort(() => {
          stop();
          heard.wake();
        });
        while (!stream.aborted) {
          const event = heard.pending;
          heard.pending = null;
          if (event === "state") await stream.writeSSE({ event, data: JSON.stringify(project.view()) });
          else if (event === "progress") await stream.writeSSE({ event, data: JSON.stringify(project.job) });
          else await stream.writeSSE({ event: "beat", data: "" });
          if (event === "progress") await stream.sleep(everyMs);
          if (heard.pending !== null || stream.aborted) continue;
          await until((done) => {
            heard.wake = done;
          }, heartbeatMs);
        }
        stop();
      }) as never,
  );
}

/** Resolves when called, or after `ms`. */
function until(register: (done: () => void) => void, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    register(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
