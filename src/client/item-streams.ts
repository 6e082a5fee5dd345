// Responses that arrive item by item: events, and JSON texts. Only the clients that need it load it.
import { framingOf } from "../semantics/item-media.ts";
import type { Send } from "./options.ts";
import type { Chain } from "./request.ts";
import { JSON_TYPE } from "./send.ts";
import type { ReadContent } from "./table.ts";

/** The longest line that is kept while its end has not arrived. */
const LONGEST = 16_000_000;

/**
 * @internal
 *
 * @param options the options of a client
 * @returns the same, with a `fetch` whose streams stay open after the call has ended: leaving the loop closes them
 */
export function streaming<Options extends { readonly fetch?: Send }>(options: Options): Options {
  const { fetch: send = (request: Request) => fetch(request) } = options;
  const open: Send = async (request) => {
    const { signal, headers } = request;
    const accepted = (headers.get("accept") ?? "").split(",");
    if (!accepted.some((type) => framingOf(type.trim()) !== undefined)) return send(request);
    const ending = new AbortController();
    const abort = (): void => ending.abort(signal.reason);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    const response = await send(new Request(request, { signal: ending.signal }));
    const { body, ok } = response;
    // JSON is read to its end, within the limits of the call.
    if (!ok || body === null || !isStream(response)) return response;
    signal.removeEventListener("abort", abort);
    return new Response(uncounted(body, ending), response);
  };
  return { ...options, fetch: open };
}

function isStream({ headers }: Response): boolean {
  return framingOf(headers.get("content-type") ?? "") !== undefined;
}

/** A call counts the bytes of a response by a pipe, and ends it at a limit; a stream has no such limit. */
function uncounted(body: ReadableStream<Uint8Array>, ending: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => ending.abort(),
    },
    { highWaterMark: 0 },
  );
  return Object.assign(stream, { pipeThrough: () => stream });
}

/** What an item of a stream of events is: the event, the event with data in JSON, or only its data. */
export type EventItem = "event" | "event with json" | "json" | "text";

/**
 * @param item what the document describes
 * @returns a function that reads `text/event-stream` (WHATWG HTML 9.2.6) as a stream whose iterator gives the items
 *
 * @example
 * ```ts
 * import { events } from "@verbatim-http/kit/client/item-streams";
 *
 * const read = events("json");
 * const items = await read(new Response("data: 1\n\n"));
 * console.log(items.locked); // false
 * ```
 */
export function events(item: EventItem): (response: Response) => Promise<ReadableStream<Uint8Array>> {
  return (response) => iterable(response, (body) => eventsIn(body, item));
}

/** @internal Reads lines of JSON. */
export function lines(response: Response): Promise<ReadableStream<Uint8Array>> {
  return iterable(response, (body) => valuesIn(body, linesOf));
}

/** @internal Reads a sequence of JSON texts (RFC 7464). */
export function sequence(response: Response): Promise<ReadableStream<Uint8Array>> {
  return iterable(response, (body) => valuesIn(body, textsOf));
}

/** RFC 7464 2.4: a text is complete at its line feed; the separator of the next one may be long in coming. */
function textsOf(text: string): string[] {
  const texts = text.split("\x1e");
  const [last = ""] = texts.slice(-1);
  return last.endsWith("\n") && isJson(last) ? [...texts, ""] : texts;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A call reads a response twice: first to know that it is whole, then for its data. This field marks the second time. */
const IS_WHOLE = "x-is-whole";

/** @internal Reads a stream with a function, and JSON as a value. */
export function either(read: ReadContent): ReadContent {
  return async (response) => {
    if (isStream(response)) return read(response);
    if (!JSON_TYPE.test(response.headers.get("content-type") ?? ""))
      throw new Error("The response does not fit the document.");
    const text = await response.text();
    const value = JSON.parse(text);
    return response.headers.has(IS_WHOLE) ? value : text;
  };
}

/** @internal Marks the responses in JSON that `either` reads again. */
export function choosing<Options extends { readonly middleware?: Chain }>(options: Options): Options {
  const mark: Chain[number] = {
    onResponse: ({ response }) => {
      const { ok, status, statusText, headers, body } = response;
      if (!ok || body === null || !JSON_TYPE.test(headers.get("content-type") ?? "")) return undefined;
      return new Response(body, { status, statusText, headers: [...headers, [IS_WHOLE, "1"]] });
    },
  };
  // The first one sees a response last.
  return { ...options, middleware: [mark, ...(options.middleware ?? [])] };
}

/** The stream itself is what a loop goes through: the client passes it on before it is read. */
async function iterable(
  { body }: Response,
  read: (body: ReadableStream<Uint8Array>) => AsyncGenerator<unknown>,
): Promise<ReadableStream<Uint8Array>> {
  const stream = body ?? new Blob([]).stream();
  // The platform's own iterator gives bytes.
  Object.defineProperty(stream, Symbol.asyncIterator, { value: () => read(stream), configurable: true });
  return stream;
}

async function* eventsIn(body: ReadableStream<Uint8Array>, item: EventItem): AsyncGenerator<unknown> {
  let data: string[] = [];
  let fields: Record<string, string | number> = {};
  for await (const line of piecesIn(body, linesOf)) {
    if (line !== "") {
      const colon = line.indexOf(":");
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (name === "data") data.push(value);
      else if (name === "event" || name === "id") fields[name] = value;
      else if (name === "retry" && /^\d+$/.test(value)) fields[name] = Number(value);
      continue;
    }
    if (data.length > 0) {
      const text = data.join("\n");
      // Many services end a stream of JSON by this word.
      if (item === "json" && text === "[DONE]") return;
      const content = item === "event" || item === "text" ? text : jsonOf(text);
      yield item === "event" || item === "event with json" ? { ...fields, data: content } : content;
    }
    data = [];
    fields = {};
  }
}

async function* valuesIn(
  body: ReadableStream<Uint8Array>,
  split: (text: string) => string[],
): AsyncGenerator<unknown> {
  for await (const line of piecesIn(body, split)) if (line.trim() !== "") yield jsonOf(line);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`An item of the stream is not valid JSON: ${text.slice(0, 80)}`, { cause });
  }
}

/** The second half of a CRLF may not have arrived. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r(?!$)/);
}

async function* piecesIn(
  body: ReadableStream<Uint8Array>,
  split: (text: string) => string[],
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const found = split(rest);
      rest = found.pop() ?? "";
      yield* found;
      if (done) break;
      if (rest.length > LONGEST)
        throw new Error(`A line of the stream is longer than ${LONGEST} characters.`);
    }
    if (rest !== "") yield rest.replace(/\r$/, "");
  } finally {
    // Also when the loop is left early: this closes the connection. A failure has been thrown already.
    await reader.cancel().catch(() => {});
  }
}
