// The port between the server and a store: one request is one unit of work.
import type { Problem } from "../http/problem.ts";

/** A stream of items, before it is known in which media type it is sent. */
export type Items = { readonly items: AsyncIterable<unknown> };

/** A stored representation: `json` has the bytes that GET returns; `etag` is the field value, quotes included. */
export type Stored<T> = {
  readonly value: T;
  readonly json: string;
  readonly etag: string;
  /** The content to send if it is not `json`. */
  readonly content?: Uint8Array | ReadableStream<Uint8Array> | Items;
  /** The principal that created it; never shown. */
  readonly owner?: string;
};

/** A response before it becomes a `Response` of the platform. */
export type Outcome = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null`: no content, or a problem. */
  readonly body: string | null;
  /** Content that is not text. */
  readonly content?: Uint8Array | ReadableStream<Uint8Array>;
  /** Content that is a stream of items. */
  readonly items?: Items;
  /** A problem document, serialised when it is sent, because it includes the id of the request. */
  readonly problem?: Problem;
  /** More about the problem for the log, never sent. */
  readonly reason?: string;
};

/** The end of a unit of work: `keep` commits it, otherwise all its changes are undone. */
export type Settled<R> = { readonly keep: boolean; readonly result: R };

/**
 * One request is one unit of work. Inside it only store calls are awaited. If the work throws, it is undone, and the
 * caller gets the error.
 *
 * @example
 * ```ts
 * import type { UnitOfWork } from "@verbatim-http/kit/server/port";
 *
 * // Counts units of work, for example for a metric.
 * export function counted<R, W extends R>(store: UnitOfWork<R, W>, count: () => void): UnitOfWork<R, W> {
 *   return {
 *     read: (work) => (count(), store.read(work)),
 *     write: (work) => (count(), store.write(work)),
 *   };
 * }
 * ```
 */
export interface UnitOfWork<ReadView, WriteView extends ReadView> {
  /** Runs `work` on one consistent state, which it can't change. */
  read<R>(work: (view: ReadView) => Promise<R>): Promise<R>;
  /** Runs `work` isolated from all others, and commits or undoes all of it. */
  write<R>(work: (view: WriteView, keys: Keys) => Promise<Settled<R>>): Promise<R>;
}

/** The record of a keyed request (draft-ietf-httpapi-idempotency-key-header-07 2). */
export type KeyRecord = {
  /** The id of the principal that sent the request: a store limits the records of each principal. */
  readonly principal: string;
  /** The fingerprint of the first request with the key. */
  readonly fingerprint: string;
  readonly outcome: Outcome;
  /** When the record expires, in milliseconds since 1970. */
  readonly expires: number;
};

/** The records of keyed requests, written in the same transaction as the effect. */
export interface Keys {
  /** @returns the record of a scope; "in progress" when a different request holds it and the wait has timed out. */
  find(scope: string): Promise<KeyRecord | "in progress" | undefined>;
  keep(scope: string, record: KeyRecord): Promise<void>;
}

/**
 * The store is unreachable, full or overloaded: the response is 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * import { StoreUnavailable } from "@verbatim-http/kit/server/port";
 *
 * const failure = (error: Error): never => {
 *   throw new StoreUnavailable(error.message, 5); // 503 with Retry-After: 5
 * };
 * ```
 */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds = 1) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * One principal has used up its own share of something bounded. The server returns 503, and does not report it as an
 * error, because an operator has nothing to fix.
 *
 * @example
 * ```ts
 * import { ShareIsFull } from "@verbatim-http/kit/server/port";
 *
 * const keep = (keysOfPrincipal: number): void => {
 *   if (keysOfPrincipal >= 1000) throw new ShareIsFull(60); // 503 with Retry-After: 60
 * };
 * ```
 */
export class ShareIsFull extends StoreUnavailable {
  override name = "ShareIsFull";
  constructor(retryAfterSeconds: number) {
    super("this principal has too many idempotency keys that still count", retryAfterSeconds);
  }
}
