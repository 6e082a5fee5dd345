// What a client has to know of each operation: the rows that `generate` writes into `client.ts`. Types only.
import type { Effect } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";

/**
 * What a declared success carries: nothing, an object, a list, a value that may be anything, or nothing because a
 * preference asked for that (RFC 7240).
 */
export type Carries = "nothing" | "object" | "list" | "value" | "preferred";

/** One operation. What is absent is not declared. */
export type Row = {
  readonly path: string;
  /** The operation that reads what this one writes, and which path parameter gives each of that one's. */
  readonly read?: string;
  readonly from?: Readonly<Record<string, string>>;
  /** Its 200 answers what that one does. */
  readonly same?: true;
  /** Members of the representation that the server sets. */
  readonly readOnly?: readonly string[];
  /** The member of a page that has its items; "": the page itself is the list. */
  readonly items?: string;
  readonly method: Method;
  readonly effect: Effect;
  /** The document calls it safe (RFC 9110 9.2.1). */
  readonly safe?: true;
  /** Although it is not safe, it may be sent again: always, or with its key. */
  readonly again?: true | "by-key";
  /** It has an `Idempotency-Key` parameter. */
  readonly key?: true;
  readonly ifMatch?: true;
  readonly ifNoneMatch?: true;
  /** The media type of its content, where it is not JSON. */
  readonly type?: string;
  /** Its successes. */
  readonly answers: Readonly<Record<number, Carries>>;
};

/**
 * Operation id -> row.
 *
 * @example
 * ```ts
 * import type { Table } from "verbatim/client/table";
 *
 * const table = {
 *   getNote: { path: "/notes/{noteId}", method: "GET", effect: "read", safe: true, answers: { 200: "object" } },
 * } as const satisfies Table;
 * ```
 */
export type Table = Readonly<Record<string, Row>>;
