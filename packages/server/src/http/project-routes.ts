import { Readable } from "node:stream";
import { advisorSchema, configSchema, inspectionSchema, problemSchema, projectSchema } from "@coterie/wire";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { Project } from "../project/project.js";
import { ServerError } from "../server-error.js";

const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
const refusal = (description: string) => ({ description, content: json(problemSchema) });
const stands = { description: "Where the project stands now", content: json(projectSchema) };
const revision = z.number().int().nonnegative().describe("The revision the change was made on");

/** Requests about what a project holds and what is asked of it. */
export function projectRoutes(app: OpenAPIHono, project: Project): void {
  app.use("/api/config", bodyLimit({ maxSize: 4e6, onError: tooMuch }));

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/project",
      summary: "Where the project stands",
      tags: ["Project"],
      responses: { 200: stands },
    }),
    (context) => context.json(project.view() as never, 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/project",
      summary: "Wipe the project",
      description: "Table, runs and settings are removed from the disk. The project is empty afterwards.",
      tags: ["Project"],
      responses: { 200: stands },
    }),
    async (context) => {
      await project.wipe();
      return context.json(project.view() as never, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/table",
      summary: "Put a table into the project",
      description:
        "The body is the file as it is: CSV, Excel, Parquet, JSON or JSON Lines. It is streamed to the project folder and then looked at; the table before stands until the new one has been read.",
      tags: ["Table"],
      request: {
        query: z.object({ name: z.string().min(1).max(20_000).describe("The name of the file") }),
        body: {
          required: true,
          content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } },
        },
      },
      responses: {
        202: stands,
        400: refusal("The file did not arrive whole, or is empty"),
        409: refusal("A run is under way, or another file is on its way"),
        413: refusal("The file is larger than this studio takes"),
        507: refusal("The disk has no room for it"),
      },
    }),
    async (context) => {
      const { body } = context.req.raw;
      if (body === null)
        throw new ServerError("upload-broken", "The request must carry a file; it is empty. Drop a file.");
      const length = Number(context.req.header("content-length") ?? Number.NaN);
      await project.receive({
        name: context.req.valid("query").name,
        content: Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
        bytes: Number.isFinite(length) ? length : null,
      });
      return context.json(project.view() as never, 202);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/inspections/{number}",
      summary: "What is in the table and what each column is for",
      tags: ["Table"],
      request: { params: z.object({ number: z.coerce.number().int() }) },
      responses: {
        200: { description: "The inspection", content: json(inspectionSchema) },
        404: refusal("Not the current inspection"),
      },
    }),
    async (context) => {
      const text = await project.inspection(context.req.valid("param").number);
      return context.body(text, 200, { "content-type": "application/json" }) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/advice/{number}",
      summary: "What to do about the table before it is clustered",
      description: "Each advice with its reason, what it would change, and the configuration that accepts it.",
      tags: ["Table"],
      request: { params: z.object({ number: z.coerce.number().int() }) },
      responses: {
        200: { description: "The advice", content: json(advisorSchema) },
        404: refusal("Not the current advice"),
      },
    }),
    async (context) => {
      const text = await project.advice(context.req.valid("param").number);
      return context.body(text, 200, { "content-type": "application/json" }) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/config",
      summary: "Change what is asked for",
      description:
        "The whole configuration, as in config.yaml; what is absent has its default. Where it changes how the table is read or prepared, the table is looked at again, and the change holds once that has gone well.",
      tags: ["Configuration"],
      request: { body: { required: true, content: json(z.strictObject({ revision, config: configSchema })) } },
      responses: {
        202: stands,
        400: refusal("Not a configuration"),
        409: refusal("The project was changed elsewhere, or a run is under way"),
      },
    }),
    async (context) => {
      const asked = context.req.valid("json");
      await project.configure(asked.revision, asked.config);
      return context.json(project.view() as never, 202);
    },
  );
}

function tooMuch(): never {
  throw new ServerError("too-large", "A configuration must be smaller than 4 MB. Shorten its lists of columns.");
}
