/** The parts of an OpenAPI document the page reads. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, unknown>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
    >
  >;
}

/** The interface as a page for people: every request, what it takes and what it answers. No script, nothing fetched. */
export function apiPage({ info, paths = {}, components }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(components?.schemas ?? {});
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(info.title)}: the interface</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api.css">
</head>
<body>
<main>
<p class="kicker">Version ${text(info.version)} · <a href="/openapi.json">openapi.json</a> · <a href="/">back to the studio</a></p>
<h1>${text(info.title)}: the interface</h1>
<p>${text(info.description ?? "")}</p>
${operations.map(operationHtml).join("\n")}
<h2>Shapes</h2>
${schemas
  .map(
    ([name, schema]) =>
      `<details id="${text(name)}"><summary>${text(name)}</summary><pre tabindex="0">${text(JSON.stringify(schema, null, 2))}</pre></details>`,
  )
  .join("\n")}
</main>
</body>
</html>
`;
}

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function operationHtml({ path, method, operation }: Listed): string {
  const { summary = "", description, parameters = [], requestBody, responses } = operation;
  const body = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) => `<tr><td>body</td><td>${text(type)}</td><td>${shapeHtml(schema)}</td></tr>`,
  );
  const takes = [
    ...parameters.map(
      ({ name, in: where, required = false, description: what = "" }) =>
        `<tr><td>${text(where)}</td><td><code>${text(name)}</code>${required ? "" : " (optional)"}</td><td>${text(what)}</td></tr>`,
    ),
    ...body,
  ];
  const answers = Object.entries(responses).map(
    ([status, { description: what, content = {} }]) =>
      `<tr><td>${text(status)}</td><td>${text(what)}</td><td>${Object.values(content)
        .map(({ schema }) => shapeHtml(schema))
        .join(", ")}</td></tr>`,
  );
  return `<section>
<h2><code>${text(method.toUpperCase())} ${text(path)}</code></h2>
<p><strong>${text(summary)}.</strong> ${text(description ?? "")}</p>
${takes.length === 0 ? "" : `<h3>Takes</h3><table><thead><tr><th scope="col">where</th><th scope="col">what</th><th scope="col">meaning</th></tr></thead><tbody>${takes.join("")}</tbody></table>`}
<h3>Answers</h3><table><thead><tr><th scope="col">status</th><th scope="col">meaning</th><th scope="col">shape</th></tr></thead><tbody>${answers.join("")}</tbody></table>
</section>`;
}

/** A shape by name where it has one, else as it is. */
function shapeHtml(schema: unknown): string {
  const ref = (schema as { readonly $ref?: string } | undefined)?.$ref?.split("/").at(-1);
  if (ref !== undefined) return `<a href="#${text(ref)}">${text(ref)}</a>`;
  const properties = Object.keys((schema as { readonly properties?: object } | undefined)?.properties ?? {});
  return properties.length === 0 ? "" : `<code>{ ${text(properties.join(", "))} }</code>`;
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
