// The errors of a call: each says what happened and what is known about the effect.
import type { Problem } from "../http/problem.ts";
import { tryParse } from "../json/parse.ts";
import { UNSAFE_CHARACTERS } from "../json/unsafe-characters.ts";

/** `none`: the server did nothing. `unknown`: it may have carried out the request. */
export type Known = "none" | "unknown";

/** What is known about a call, whether or not it succeeded. */
export type CallFacts = {
  readonly operation: string;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The `Idempotency-Key` of the requests; a later call with it repeats the same request. */
  readonly key: string | undefined;
  readonly effect: Known;
};

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/**
 * The base class of all errors of a call. Control characters are escaped in its message, but not in its members.
 *
 * @example
 * ```ts
 * import { CallError } from "@verbatim-http/kit/client/errors";
 * import { createClient } from "./generated/client.ts";
 *
 * const api = createClient({ baseUrl: "http://127.0.0.1:8080" });
 * try {
 *   await api.addNote({ body: { text: "Buy milk" } }).orThrow();
 * } catch (error) {
 *   if (!(error instanceof CallError)) throw error;
 *   console.log(error.effect === "none" ? "Nothing was saved." : `It may be saved; retry with key ${error.key}.`);
 * }
 * ```
 */
export class CallError extends Error {
  declare readonly operation: string;
  declare readonly attempts: number;
  declare readonly key: string | undefined;
  declare readonly effect: Known;

  constructor(message: string, facts: CallFacts, cause?: unknown) {
    super(`${facts.operation}: ${message}`.replace(UNSAFE_CHARACTERS, escaped), { cause });
    Object.assign(this, facts);
  }
}

/**
 * There is no usable response of the service: no connection, a broken one, or a response of something else.
 *
 * @example
 * ```ts
 * import { NetworkError } from "@verbatim-http/kit/client/errors";
 *
 * const isOffline = (error: unknown): boolean => error instanceof NetworkError;
 * ```
 */
export class NetworkError extends CallError {
  override name = "NetworkError" as const;
}

/**
 * No response arrived in time.
 *
 * @example
 * ```ts
 * import { TimeoutError } from "@verbatim-http/kit/client/errors";
 *
 * const isTooSlow = (error: unknown): boolean => error instanceof TimeoutError;
 * ```
 */
export class TimeoutError extends CallError {
  override name = "TimeoutError" as const;
}

/**
 * The caller's signal aborted the call; its reason is the `cause`.
 *
 * @example
 * ```ts
 * import { AbortError } from "@verbatim-http/kit/client/errors";
 *
 * const isCancelled = (error: unknown): boolean => error instanceof AbortError;
 * ```
 */
export class AbortError extends CallError {
  override name = "AbortError" as const;
}

/**
 * A response that is not a success that the document declares.
 *
 * @example
 * ```ts
 * import { ProblemError } from "@verbatim-http/kit/client/errors";
 *
 * // Which fields of a form to mark, such as ["#/title"].
 * const fieldsToCorrect = (error: unknown): readonly string[] =>
 *   error instanceof ProblemError && error.status === 422 ? error.pointers : [];
 * ```
 */
export class ProblemError extends CallError {
  override name = "ProblemError" as const;
  declare readonly status: number;
  declare readonly type: string;
  declare readonly title: string;
  declare readonly detail: string | undefined;
  /** The members of the content to correct, as JSON pointers. */
  declare readonly pointers: readonly string[];
  declare readonly requestId: string | undefined;
  declare readonly problem: Problem;

  constructor(problem: Problem, { headers }: Response, facts: CallFacts) {
    const { type, title, status, detail, errors = [] } = problem;
    super(`${status} ${title}${detail ? `: ${detail}` : ""}`, facts);
    const pointers = errors.flatMap(({ pointer }) => pointer ?? []);
    const requestId = problem["requestId"] ?? headers.get("x-request-id") ?? undefined;
    Object.assign(this, { status, type, title, detail, pointers, requestId, problem });
  }
}

/** @internal @returns the JSON value of a text; the text itself when it is not JSON, `undefined` when it is empty */
export function parsed(content: unknown): unknown {
  const value = typeof content === "string" ? tryParse(content) : undefined;
  return value === undefined ? content || undefined : value;
}

// The members of RFC 9457 3.1, `ProblemError` and `ProblemFault` that are text
const TEXTS = /^(type|title|detail|instance|requestId|pointer|parameter)$/;

/** @internal @returns whether a value read from JSON is an object or an array. */
export function isObject(value: unknown): value is object {
  return Object(value) === value;
}

/** The members of a value, without those that should be text but are not. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const isKept = ([name, member]: readonly [string, unknown]): boolean =>
    !TEXTS.test(name) || typeof member === "string";
  return Object.fromEntries(Object.entries(Object(value)).filter(isKept));
}

/**
 * @internal
 *
 * @param content the content of a response, of any type
 * @returns the problem that it describes: the members that have their type, and the defaults of RFC 9457 3.1
 */
export function problemOf(content: unknown, { status, statusText }: Response): Problem {
  const isText = typeof content === "string";
  const { errors, ...members } = membersOf(isText ? { detail: content.slice(0, 200) } : content);
  const problem = { type: "about:blank", title: statusText || "A problem", ...members, status };
  if (!Array.isArray(errors)) return problem;
  return {
    ...problem,
    errors: errors.filter(isObject).map((fault) => ({ detail: "", ...membersOf(fault) })),
  };
}
