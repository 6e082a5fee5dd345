// One call of an operation: from its input to a result that tells the truth.

import { CallError, ProblemError, problemOf } from "./errors.ts";
import { factsOf, senderOf, type Trace, tell } from "./send.ts";
import type { Limits, Send, Settings } from "./settings.ts";
import type { Row, Table } from "./table.ts";
import type { Told, Unanswered, Undeclared } from "./types.ts";

/** What a call is given, its types apart. */
export type AnyInput = Limits & {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Content that somebody else may have made the same is no proof that it was us. */
  readonly strict?: boolean;
};

export type AnySuccess = Told & {
  readonly ok: true;
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly error?: undefined;
};
export type AnyResult = AnySuccess | Undeclared<number> | Unanswered;

/** What all calls of a client share. */
export type Core = {
  readonly table: Table;
  readonly settings: Settings;
  /** openapi-fetch's `request`, as far as it is used: the URL, the content and the middleware are its own. */
  readonly request: (
    method: string,
    path: string,
    init: { readonly fetch: Send; readonly [option: string]: unknown },
  ) => Promise<{ readonly error?: unknown; readonly response: Response }>;
};

/**
 * @param core what the calls of the client share
 * @param id the operation
 * @param input what it is given
 * @param at the whole address, where an answer has given one
 * @returns its result, excused where a retry found what the first try had done already
 */
export async function call(core: Core, id: string, input: AnyInput = {}, at?: URL): Promise<AnyResult> {
  const row = core.table[id] as Row;
  const trace: Trace = { row, operation: id, attempts: 0, url: "", isInDoubt: false };
  let result: AnyResult;
  try {
    result = await excused(core, input, trace, await answered(core, input, trace, at));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    result = { ...toldBy(trace), ok: false, status: 0, headers: {}, error };
  }
  tell(core.settings.onResult, { operation: id, result });
  return result;
}

/** @returns the path parameters of the operation that reads what this one writes. */
export function readPath({ from }: Row, path: AnyInput["path"] = {}): Readonly<Record<string, unknown>> {
  return from ? Object.fromEntries(Object.entries(from).map(([name, ours]) => [name, path[ours]])) : path;
}

async function answered(
  { settings, request }: Core,
  { path = {}, query, header, body, key, signal, ...limits }: AnyInput,
  trace: Trace,
  at: URL | undefined,
): Promise<AnyResult> {
  const { row } = trace;
  for (const [, name = ""] of row.path.matchAll(/\{(.+?)\}/g)) {
    // RFC 3986 5.2.4: a dot segment would ask for another path, and an empty one for the collection.
    const value = String(path[name] ?? "");
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`"${value}" can't be the ${name}.`);
  }
  const { response, error } = await request(row.method, row.path, {
    params: { path, query, header },
    body,
    headers: {
      "content-type": row.type,
      // RFC 9651 3.3.3: a string and its two escapes are written as JSON writes them.
      "idempotency-key": key?.startsWith('"') ? key : JSON.stringify(key),
    },
    signal,
    parseAs: "stream",
    fetch: (first) => senderOf(trace, settings, limits)(at ? new Request(at, first) : first),
  });
  return resultOf(response, response.ok ? parsed(await response.text()) : error, trace);
}

function parsed(content: string): unknown {
  try {
    return content ? JSON.parse(content) : undefined;
  } catch {
    return content;
  }
}

function toldBy({ attempts, key, url }: Trace): Pick<Told, "attempts" | "key" | "url"> {
  return { attempts, key, url };
}

function resultOf(response: Response, content: unknown, trace: Trace): AnyResult {
  const { status } = response;
  const told = { ...toldBy(trace), status, response, headers: Object.fromEntries(response.headers) };
  if (trace.row.answers[status]) return { ...told, ok: true, data: content };
  // A success that nobody declared: something may have been done.
  if (response.ok) trace.isInDoubt = true;
  const data = problemOf(content, response);
  const error = new ProblemError(data, response, factsOf(trace));
  return { ...told, ok: false, data, error };
}

/** What a retry is answered when an earlier try had its effect already. */
async function excused(
  core: Core,
  input: AnyInput,
  { row, isInDoubt, attempts }: Trace,
  result: AnyResult,
): Promise<AnyResult> {
  if (!isInDoubt || result.ok || !result.response) return result;
  const status = row.answers[200] ? 200 : 204;
  // RFC 9110 9.2.2: the second DELETE may be answered otherwise; what it asks for is so.
  if (row.effect === "delete" && result.status === 404) {
    return { ...result, ok: true, status, data: undefined, error: undefined, excused: 404 };
  }
  if (result.status !== 412 || !row.read || input.strict) return result;
  // RFC 9110 13.1.1: the condition was made false by our own first try, or by somebody else. Look.
  const { body, query: _, header: __, key: ___, ...rest } = input;
  const found = await call(core, row.read, { ...rest, path: readPath(row, input.path) });
  if (!found.ok || canonical(found.data, row) !== canonical(body, row)) return result;
  return { ...found, status, data: status === 200 ? found.data : undefined, attempts, excused: 412 };
}

/** @returns the error of an answer that is what the document declares, and still of no use. */
export function unusable(
  { response, attempts, key }: AnySuccess,
  operation: string,
  title: string,
): ProblemError {
  const facts = { operation, attempts, key, effect: "none" } as const;
  return new ProblemError(problemOf({ title }, response), response, facts);
}

/** The content as text, whatever the order of its members, without those that the server sets. */
function canonical(content: unknown, { readOnly = [] }: Row): string | undefined {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => value !== content || !readOnly.includes(name))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
  return JSON.stringify(content, sorted);
}
