// Content that is not JSON: how a generated client writes it, and reads it. Only the clients that need it load it.
import { formatForm } from "../http/form.ts";
import type { Problem } from "../http/problem.ts";
import { jsonText } from "./numbers.ts";
import type { Chain } from "./request.ts";
import { JSON_TYPE } from "./send.ts";

/** @internal Writes `application/x-www-form-urlencoded` content. */
export function form(content: unknown): string | null {
  return content === undefined ? null : formatForm(Object(content));
}

/**
 * Writes `multipart/form-data` content (RFC 7578): a `Blob` or `File` is a file, a list is repeated, an object is JSON.
 *
 * @returns the form; the platform adds the boundary to its content type
 *
 * @example
 * ```ts
 * import { multipart } from "@verbatim-http/kit/client/other-content";
 *
 * const form = multipart({ title: "A note", file: new Blob(["text"]) });
 * console.log(form?.get("title")); // A note
 * ```
 */
export function multipart(content: unknown): FormData | null {
  if (content === undefined) return null;
  const data = new FormData();
  for (const [name, value] of Object.entries(Object(content))) {
    for (const one of [value ?? []].flat()) {
      // A `File` has a name of its own; the platform names other blobs "blob".
      if (one instanceof Blob) data.append(name, one);
      else data.append(name, typeof one === "object" ? jsonText(one) : String(one));
    }
  }
  return data;
}

/** @internal Writes text, bytes, a `Blob` or a stream unchanged. */
export function verbatim(content: unknown): BodyInit | null {
  if (content === undefined) return null;
  if (content instanceof Blob || content instanceof ArrayBuffer) return content;
  if (content instanceof ReadableStream) return Object.assign(content, { [ONCE]: true });
  // A copy of its own part of the memory.
  if (content instanceof Uint8Array) return content.slice();
  // Only text and bytes can be sent: an object would be sent as "[object Object]".
  if (typeof content !== "object") return String(content);
  throw new TypeError("The content is neither text, bytes, a Blob nor a ReadableStream.");
}

const ONCE = Symbol("once");

function isOnce({ body }: Request): boolean {
  return body !== null && ONCE in body;
}

/** @internal Copies a request, unless its content is a stream: a copy would keep in memory what the request has sent. */
export function once(request: Request): Request {
  return isOnce(request) ? request : request.clone();
}

/**
 * @internal
 *
 * @param options the options of a client
 * @returns the same; the error of a request whose content is a stream says that it is not sent again
 */
export function sendingOnce<Options extends { readonly middleware?: Chain }>(options: Options): Options {
  const explain: Chain[number] = {
    onError: ({ request, error }) =>
      error instanceof Error && isOnce(request)
        ? Object.assign(error, {
            message: `${error.message}; its content is a stream, which cannot be sent again`,
          })
        : undefined,
  };
  return { ...options, middleware: [...(options.middleware ?? []), explain] };
}

/** @internal Reads content as text, even if it looks like JSON. */
export function text(response: Response): Promise<string> {
  return response.text();
}

/** @internal Reads content as bytes. */
export function bytes(response: Response): Promise<Blob> {
  return response.blob();
}

/** @internal Reads content that the document does not describe, and drops it. */
export async function ignored(response: Response): Promise<undefined> {
  await response.arrayBuffer();
}

/**
 * @internal
 *
 * @param statuses matches the statuses of errors whose content has a schema of the document's own
 * @returns a function that gives the data of an error: such content, `undefined` if it is not JSON, or the problem
 */
export function own(statuses: RegExp): (response: Response, value: unknown, problem: Problem) => unknown {
  return ({ status, headers }, value, problem) => {
    if (!statuses.test(String(status))) return problem;
    return JSON_TYPE.test(headers.get("content-type") ?? "") ? value : undefined;
  };
}
