import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serve the files of a folder by their names, the page itself at `/`. Only names found when the service starts are served, so no
 * request can climb out.
 */
export async function staticFiles(app: OpenAPIHono, folder: URL): Promise<void> {
  const root = folder.pathname.endsWith("/") ? folder : new URL(`${folder.href}/`);
  const names = await filesUnder(root, "");
  for (const name of names) {
    app.get(`/${name}`, (context) => send(context, new URL(name, root)));
  }
  if (names.includes("index.html")) app.get("/", (context) => send(context, new URL("index.html", root)));
}

async function filesUnder(root: URL, below: string): Promise<readonly string[]> {
  const entries = await readdir(new URL(below, root), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const name = `${below}${entry.name}`;
      return entry.isDirectory() ? filesUnder(root, `${name}/`) : [name];
    }),
  );
  return found.flat();
}

async function send(context: Context, file: URL): Promise<Response> {
  const { size } = await stat(file);
  const body = Readable.toWeb(createReadStream(file)) as unknown as ReadableStream;
  return context.body(body, 200, {
    "content-type": types[extname(file.pathname)] ?? "application/octet-stream",
    "content-length": String(size),
  });
}
