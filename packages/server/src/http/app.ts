import { version } from "@coterie/wire";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Project } from "../project/project.js";
import { ServerError } from "../server-error.js";
import { apiPage } from "./api-page.js";
import { guard } from "./guard.js";
import { problemAnswer } from "./problem-answer.js";
import { projectRoutes } from "./project-routes.js";
import { runRoutes } from "./run-routes.js";
import { securityHeaders } from "./security-headers.js";
import type { Session } from "./session.js";
import { staticFiles } from "./static-files.js";

export interface AppOptions {
  readonly project: Project;
  readonly session: Session;
  /** `host:port` as a browser may write it; the first is the one that is printed. */
  readonly addresses: readonly string[];
  /** The built page, or null for the interface alone. */
  readonly pages: URL | null;
}

/** The service as one handler of requests. */
export async function studioApp({ project, session, addresses, pages }: AppOptions): Promise<OpenAPIHono> {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const where = issue!.path.length === 0 ? "The request" : issue!.path.join(".");
      throw new ServerError("bad-request", `${where} cannot be so: ${issue!.message}. Correct it and try again.`);
    },
  });
  app.use(securityHeaders);
  app.use(guard(session, addresses));
  app.onError(problemAnswer);
  app.notFound((context) =>
    context.json({ code: "not-found", message: `There is nothing at ${context.req.path}. Start again from /.` }, 404),
  );
  projectRoutes(app, project);
  runRoutes(app, project);
  const document = () =>
    app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: {
        title: "Coterie studio",
        version,
        description:
          "What the studio's page talks to. Every request carries the cookie of the browser the studio was opened in; requests from other sites are refused.",
      },
      tags: [{ name: "Project" }, { name: "Table" }, { name: "Configuration" }, { name: "Runs" }],
    });
  app.get("/openapi.json", (context) => context.json(document()));
  app.get("/api", (context) => context.html(apiPage(document())));
  if (pages !== null) await staticFiles(app, pages);
  return app;
}
