import type { Problem } from "@coterie/wire";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ServerError, type ServerErrorCode } from "../server-error.js";

const statuses: Readonly<Record<ServerErrorCode, ContentfulStatusCode>> = {
  output: 507,
  "disk-full": 507,
  "project-in-use": 409,
  "not-a-project": 409,
  "no-table": 409,
  "no-run": 404,
  busy: 409,
  "changed-elsewhere": 409,
  "too-large": 413,
  "upload-broken": 400,
  "bad-request": 400,
  "not-allowed": 403,
  "not-found": 404,
};

/** What a route threw, as an answer; never a trace, never a value of a customer. */
export function problemAnswer(error: unknown, context: Context): Response {
  if (error instanceof ServerError) return answer(context, statuses[error.code], error);
  if (error instanceof HTTPException) {
    return answer(context, error.status as ContentfulStatusCode, { code: "bad-request", message: error.message });
  }
  return answer(context, 500, {
    code: "internal",
    message:
      "This failed inside the studio; it is a defect of coterie. What was there before stands. Reload the page and try again.",
  });
}

function answer(context: Context, status: ContentfulStatusCode, { code, message }: Problem): Response {
  return context.json({ code, message }, status);
}
