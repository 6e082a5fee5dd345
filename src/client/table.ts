// What a client needs to know about each operation: the rows that `generate` writes to `client.ts`. Types only.
import type { Effect } from "../semantics/effects.ts";
import type { Method } from "../semantics/methods.ts";

/**
 * The content of a declared success: nothing, an object, a list, any value, or nothing because of a preference
 * (RFC 7240).
 */
export type Carries = "nothing" | "object" | "list" | "value" | "preferred";

/** One operation. An absent member means that the document does not declare it. */
export type Row = {
  readonly path: string;
  /** The operation that reads what this one writes, and this one's path parameter for each of its parameters. */
  readonly read?: string;
  readonly from?: Readonly<Record<string, string>>;
  /** Its 200 response has the same content as that operation's. */
  readonly same?: true;
  /** The members of the representation that the server sets. */
  readonly readOnly?: readonly string[];
  /** The member of a page that holds its items; "": the page itself is the list. */
  readonly items?: string;
  readonly method: Method;
  readonly effect: Effect;
  /** The document calls it safe (RFC 9110 9.2.1). */
  readonly safe?: true;
  /** It may be retried although it is not safe: always, or with its key. */
  readonly again?: true | "by-key";
  /** It has an `Idempotency-Key` parameter. */
  readonly key?: true;
  readonly ifMatch?: true;
  readonly ifNoneMatch?: true;
  /** The media type of its content, unless it is JSON. */
  readonly type?: string;
  /** The content of each success, by status. */
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
