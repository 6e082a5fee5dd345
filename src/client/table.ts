// What a client needs to know about each operation: the rows that `generate` writes to `client.ts`. Types only.
import type { Problem } from "../http/problem.ts";
import type { Effect } from "../semantics/effects.ts";

/**
 * The content of a declared success: nothing, an object, a list, any value, or nothing because of a preference
 * (RFC 7240).
 */
export type Carries = "nothing" | "object" | "list" | "value" | "preferred" | ReadContent;

/** Reads content that is not JSON: a member of `@verbatim-http/kit/client/other-content` or `item-streams`. */
export type ReadContent = (
  response: Response,
) => Promise<string | Blob | ReadableStream<Uint8Array> | undefined>;

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
  /** One that RFC 9110 defines, or one of the document's own. */
  readonly method: string;
  /** Absent if neither the document nor a standard says what it does. */
  readonly effect?: Effect;
  /** The document calls it safe (RFC 9110 9.2.1). */
  readonly safe?: true;
  /** It may be retried although it is not safe: always, or with its key. */
  readonly again?: true | "by-key";
  /** It has a parameter for an idempotency key. */
  readonly key?: true;
  /**
   * Copies a request for one attempt: with the key in the field that carries it (`to` of `@verbatim-http/kit/client/key-field`),
   * or not at all, if its content is a stream (`once` of `other-content`).
   */
  readonly copy?: (request: Request) => Request;
  /** Its content may be a stream (Fetch 5.4). */
  readonly duplex?: "half";
  readonly ifMatch?: true;
  readonly ifNoneMatch?: true;
  /** The media type of its content, unless it is JSON; "": the content itself says. */
  readonly type?: string;
  /** Writes content that is not JSON: a member of `@verbatim-http/kit/client/other-content`. */
  readonly write?: (content: unknown) => BodyInit | null;
  /** The content of each success, by status. */
  readonly answers: Readonly<Record<number, Carries>>;
  /** The `Accept` of a request, if a success is not `application/json`. */
  readonly accept?: string;
  /** The data of an error whose content may have a schema of its own, instead of being a problem: `own` of that module. */
  readonly fault?: (response: Response, value: unknown, problem: Problem) => unknown;
  /** Write the query and the URL, if a parameter has a style of its own: `@verbatim-http/kit/client/url-styles`. */
  readonly query?: (values: Parameters) => string;
  readonly url?: (template: string, values: Parameters) => string;
};

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Operation id -> row.
 *
 * @example
 * ```ts
 * import type { Table } from "@verbatim-http/kit/client/table";
 *
 * const table = {
 *   getNote: { path: "/notes/{noteId}", method: "GET", effect: "read", safe: true, answers: { 200: "object" } },
 * } as const satisfies Table;
 * ```
 */
export type Table = Readonly<Record<string, Row>>;
