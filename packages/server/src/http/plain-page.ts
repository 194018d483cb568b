import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const style =
  "body{margin:0;font:16px/1.55 system-ui,sans-serif}main{max-width:620px;margin:12vh auto;padding:0 24px}h1{font-size:26px;line-height:1.25}";

const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page of one message, for whoever comes without a session: no script, nothing fetched. */
export interface PlainPage {
  readonly title: string;
  /** Our own markup, never a user's text. */
  readonly body: string;
  /** Go on to the studio at once. */
  readonly goesOn: boolean;
}

/** Answer with a page of one message. */
export function plainPage(
  context: Context,
  { title, body, goesOn }: PlainPage,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  context.header("content-security-policy", policy);
  return context.html(
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${goesOn ? '<meta http-equiv="refresh" content="0; url=/">\n' : ""}<title>${title}</title>
<style>${style}</style>
</head>
<body><main><h1>${title}</h1><p>${body}</p></main></body>
</html>
`,
    status,
  );
}
