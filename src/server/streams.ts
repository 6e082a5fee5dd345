// Content that is not JSON or text: bytes, and streams of events (SSE) or of JSON lines.
import { hash } from "node:crypto";
import type { Stored } from "./port.ts";

/** The content of a response of a binary type: whole, or as it arrives. */
export type Binary = Uint8Array | ReadableStream<Uint8Array>;

/** One event of `text/event-stream`; data that is not a string is sent as JSON (WHATWG HTML 9.2.6). */
export type ServerEvent<Data = unknown> = {
  readonly data: Data;
  readonly event?: string;
  readonly id?: string;
  /** How long a client waits before it connects again, in milliseconds. */
  readonly retry?: number;
};

/** The events of a stream whose items, as the document describes them, are the data of its events. */
export type EventsOf<Stream> =
  Stream extends AsyncIterable<infer Data> ? AsyncIterable<ServerEvent<Data>> : never;

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
  return itemsOf(source);
}

/**
 * The items are read after the unit of work has ended, so they must not use the handler's view. When the client leaves,
 * the iterator's `return` is called.
 *
 * @param source values, each of which becomes one line or one text of JSON
 * @returns a representation of a type such as `application/jsonl`, or of `application/json-seq`
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
  return itemsOf(source);
}

/** The media type of the response says how its items are framed. */
function itemsOf<T>(source: AsyncIterable<T>): Stored<AsyncIterable<T>> {
  return { value: source, json: "", etag: "", content: { items: source } };
}
