// Content that is not JSON or text: bytes, and streams of events (SSE) or of JSON lines.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/** The content of a response of a binary type: whole, or as it arrives. */
export type Binary = Uint8Array | ReadableStream<Uint8Array>;

/** One event of `text/event-stream`; data that is not a string is sent as JSON (WHATWG HTML 9.2.6). */
export type ServerEvent = {
  readonly data: unknown;
  readonly event?: string;
  readonly id?: string;
  /** How long a client waits before it connects again, in milliseconds. */
  readonly retry?: number;
};

/**
 * @param data content of a binary type, such as `image/png`
 * @param etag its entity tag, for a stream; that of bytes is computed
 * @returns it as a representation
 *
 * @example
 * ```ts
 * import { bytes } from "@verbatim-http/kit/server/streams";
 * import { ok } from "@verbatim-http/kit/server/replies";
 *
 * const reply = (picture: Uint8Array) => ok(bytes(picture));
 * ```
 */
export function bytes(data: Uint8Array): Stored<Uint8Array>;
export function bytes(data: ReadableStream<Uint8Array>, etag?: string): Stored<ReadableStream<Uint8Array>>;
export function bytes(data: Binary, etag = ""): Stored<Binary> {
  const tag = data instanceof Uint8Array ? `"${hash("sha1", data, "base64url")}"` : etag;
  return { value: data, json: "", etag: tag, content: data };
}

/**
 * The events are read after the unit of work has ended, so they must not use the handler's view. When the client leaves,
 * the iterator's `return` is called.
 *
 * @param source the events, in order
 * @returns a representation of the type `text/event-stream`
 *
 * @example
 * ```ts
 * import { events } from "@verbatim-http/kit/server/streams";
 * import { ok } from "@verbatim-http/kit/server/replies";
 *
 * async function* ticks() {
 *   for (let n = 1; n <= 3; n++) yield { event: "tick", data: { n } };
 * }
 * const reply = () => ok(events(ticks()));
 * ```
 */
export function events<E extends ServerEvent>(source: AsyncIterable<E>): Stored<AsyncIterable<E>> {
  return { value: source, json: "", etag: "", content: encoded(source, formatEvent) };
}

/**
 * The items are read after the unit of work has ended, so they must not use the handler's view. When the client leaves,
 * the iterator's `return` is called.
 *
 * @param source values, each of which becomes one line of JSON
 * @returns a representation of a type such as `application/jsonl`
 *
 * @example
 * ```ts
 * import { lines } from "@verbatim-http/kit/server/streams";
 * import { ok } from "@verbatim-http/kit/server/replies";
 *
 * async function* rows() {
 *   yield { id: 1 };
 *   yield { id: 2 };
 * }
 * const reply = () => ok(lines(rows()));
 * ```
 */
export function lines<T>(source: AsyncIterable<T>): Stored<AsyncIterable<T>> {
  return { value: source, json: "", etag: "", content: encoded(source, (one) => `${JSON.stringify(one)}\n`) };
}

/** Takes one item for each chunk that is read, so a slow client slows its source down. */
function encoded<T>(source: AsyncIterable<T>, format: (item: T) => string): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(Buffer.from(format(next.value)));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function formatEvent({ data, event, id, retry }: ServerEvent): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const field = (name: string, value: string | number | undefined): string =>
    // A line break would begin a new field.
    value === undefined ? "" : `${name}: ${String(value).replaceAll(/[\r\n\0]/g, " ")}\n`;
  const parts = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${field("event", event)}${field("id", id)}${field("retry", retry)}${parts.join("")}\n`;
}
