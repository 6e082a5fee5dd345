// Responses that arrive item by item: events, and lines of JSON. Only the clients that need it load it.
import type { Send } from "./options.ts";

/** The longest line that is kept while its end has not arrived. */
const LONGEST = 16_000_000;
const STREAM = /^(text\/event-stream|application\/(x-)?(jsonl|ndjson|jsonlines)) *(;|,|$)/i;

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
    // A client that prefers JSON reads its response to the end, within the limits of the call.
    if (!STREAM.test(headers.get("accept") ?? "")) return send(request);
    const ending = new AbortController();
    const abort = (): void => ending.abort(signal.reason);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    const response = await send(new Request(request, { signal: ending.signal }));
    const { body, ok } = response;
    if (!ok || body === null || !STREAM.test(response.headers.get("content-type") ?? "")) return response;
    signal.removeEventListener("abort", abort);
    return new Response(uncounted(body, ending), response);
  };
  return { ...options, fetch: open };
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
  return iterable(response, valuesIn);
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
  for await (const line of linesIn(body)) {
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

async function* valuesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  for await (const line of linesIn(body)) if (line.trim() !== "") yield jsonOf(line);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`An item of the stream is not valid JSON: ${text.slice(0, 80)}`, { cause });
  }
}

async function* linesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      // The second half of a CRLF may not have arrived.
      const found = rest.split(/\r\n|\n|\r(?!$)/);
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
