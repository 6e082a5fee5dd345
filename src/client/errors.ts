// The errors of a call: each says what happened, and what is known of the effect.
import type { Problem } from "../http/problem.ts";
import { tryParse } from "../json/parse.ts";

/** `none`: the server did nothing. `unknown`: it may have done what was asked. */
export type Known = "none" | "unknown";

/** What is known of a call, whatever became of it. */
export type CallFacts = {
  readonly operation: string;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The `Idempotency-Key` that they carried; a later call with it is the same request again. */
  readonly key: string | undefined;
  readonly effect: Known;
};

/**
 * What every error of a call has in common.
 *
 * @example
 * ```ts
 * import { CallError } from "verbatim/client/errors";
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
    super(`${facts.operation}: ${message}`, { cause });
    Object.assign(this, facts);
  }
}

/**
 * No answer of the service came: no connection, a broken one, or something that is not its answer.
 *
 * @example
 * ```ts
 * import { NetworkError } from "verbatim/client/errors";
 *
 * const isOffline = (error: unknown): boolean => error instanceof NetworkError;
 * ```
 */
export class NetworkError extends CallError {
  override name = "NetworkError" as const;
}

/**
 * No answer came in time.
 *
 * @example
 * ```ts
 * import { TimeoutError } from "verbatim/client/errors";
 *
 * const isTooSlow = (error: unknown): boolean => error instanceof TimeoutError;
 * ```
 */
export class TimeoutError extends CallError {
  override name = "TimeoutError" as const;
}

/**
 * The caller's signal ended the call; its reason is the `cause`.
 *
 * @example
 * ```ts
 * import { AbortError } from "verbatim/client/errors";
 *
 * const isCancelled = (error: unknown): boolean => error instanceof AbortError;
 * ```
 */
export class AbortError extends CallError {
  override name = "AbortError" as const;
}

/**
 * An answer that is no success which the document declares.
 *
 * @example
 * ```ts
 * import { ProblemError } from "verbatim/client/errors";
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
  /** Where in the content something has to be mended, as JSON pointers. */
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

/** @internal @returns what a text says as JSON; the text itself when it is none, and `undefined` when there is none */
export function parsed(content: string): unknown {
  const value = tryParse(content);
  return value === undefined ? content || undefined : value;
}

// RFC 9457 3.1, and what `ProblemError` and `ProblemFault` have beside
const TEXTS = /^(type|title|detail|instance|requestId|pointer|parameter)$/;

/** @internal @returns whether a value read from JSON is an object or an array. */
export function isObject(value: unknown): value is object {
  return Object(value) === value;
}

/** The members of anything, without those that should be text and are not. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const isKept = ([name, member]: readonly [string, unknown]): boolean =>
    !TEXTS.test(name) || typeof member === "string";
  return Object.fromEntries(Object.entries(Object(value)).filter(isKept));
}

/**
 * @internal
 *
 * @param content what was answered, whatever it is
 * @returns the problem that it tells: what of it has its type, and the members that RFC 9457 3.1 gives when absent
 */
export function problemOf(content: unknown, { status, statusText }: Response): Problem {
  const isText = typeof content === "string";
  const { errors, ...told } = membersOf(isText ? { detail: content.slice(0, 200) } : content);
  const problem = { type: "about:blank", title: statusText || "A problem", ...told, status };
  if (!Array.isArray(errors)) return problem;
  return {
    ...problem,
    errors: errors.filter(isObject).map((fault) => ({ detail: "", ...membersOf(fault) })),
  };
}
