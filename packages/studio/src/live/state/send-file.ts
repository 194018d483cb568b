import type { Problem } from "@coterie/wire";
import { noAnswer, Refusal } from "./requests.js";

/** How far a file is on its way. */
export interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
}

/**
 * Send a file into the project, streamed from the disk by the browser.
 *
 * @param onProgress Called as it goes.
 * @returns `done` settles when the service has it whole; `stop` breaks it off.
 */
export function sendFile(
  file: File,
  onProgress: (sending: Sending) => void,
): { readonly done: Promise<void>; stop(): void } {
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress({ name: file.name, sent: loaded, total: file.size });
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(new Refusal(problemOf(request), request.status));
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () =>
      reject(new Refusal({ code: "stopped", message: `${file.name} was not taken in: you stopped it.` }, 0));
  });
  request.open("PUT", `/api/table?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { done, stop: () => request.abort() };
}

function problemOf(request: XMLHttpRequest): Problem {
  try {
    return JSON.parse(request.responseText) as Problem;
  } catch {
    return { code: "internal", message: `The studio answered ${request.status} without saying why. Reload the page.` };
  }
}
