import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Effects } from "../effects.js";
import { type Devtools, withPage } from "./devtools.js";

/** What to make of a report in a browser. */
export interface PrintOptions {
  readonly pdf: boolean;
  readonly pictures: boolean;
}

/** A report as a browser prints it. */
export interface Printed {
  readonly pdf: Uint8Array | null;
  /** By file name, in the order of the page. */
  readonly pictures: readonly (readonly [name: string, png: Uint8Array])[];
}

interface Frame {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const width = 1176;
const height = 900;

/**
 * Print a report as a PDF on A4, its pictures as PNG by day at twice their size, or both.
 *
 * @param html The report.
 * @param program The browser.
 * @param options What to make.
 * @returns Bytes; nothing is left on the disk.
 */
export async function printReport(
  html: string,
  program: string,
  options: PrintOptions,
  effects: Effects,
): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), "coterie-print-"));
  try {
    const file = join(folder, "report.html");
    await writeFile(file, html);
    return await withPage(program, join(folder, "profile"), effects.signal, async (page) => {
      await show(page, pathToFileURL(file).href);
      return {
        pdf: options.pdf ? await pdfOf(page) : null,
        pictures: options.pictures ? await picturesOf(page) : [],
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function show(page: Devtools, url: string): Promise<void> {
  await page.call("Page.enable");
  await page.call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 2, mobile: false });
  await page.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "light" }] });
  const loaded = page.event("Page.loadEventFired");
  await page.call("Page.navigate", { url });
  await loaded;
}

async function pdfOf(page: Devtools): Promise<Uint8Array> {
  const { data } = await page.call<{ data: string }>("Page.printToPDF", {
    printBackground: true,
    preferCSSPageSize: true,
  });
  return Buffer.from(data, "base64");
}

/** Each figure without its controls, named by its view and its table. */
const frames = `(() => {
  document.documentElement.classList.remove("scripted");
  const taken = new Map();
  return [...document.querySelectorAll("section[id] figure, #segments")].map((element) => {
    const view = element.closest("section[id]").id;
    const name = element.tagName === "FIGURE" ? view + "-" + (element.dataset.picture ?? "picture") : view;
    taken.set(name, (taken.get(name) ?? 0) + 1);
    const { x, y, width, height } = element.getBoundingClientRect();
    const number = taken.get(name) === 1 ? "" : "-" + taken.get(name);
    return { name: name + number + ".png", x: x + scrollX - 12, y: y + scrollY - 12, width: width + 24, height: height + 24 };
  });
})()`;

async function picturesOf(page: Devtools): Promise<Printed["pictures"]> {
  const { result } = await page.call<{ result: { value: readonly Frame[] } }>("Runtime.evaluate", {
    expression: frames,
    returnByValue: true,
  });
  const pictures: (readonly [string, Uint8Array])[] = [];
  for (const { name, ...clip } of result.value) {
    const { data } = await page.call<{ data: string }>("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip: { ...clip, scale: 1 },
    });
    pictures.push([name, Buffer.from(data, "base64")]);
  }
  return pictures;
}
