// One call of an operation: from its input to its result.

import { sameJson } from "../json/equality.ts";
import { CallError, ProblemError, parsed, problemOf } from "./errors.ts";
import { given, type Limits, type Settings } from "./options.ts";
import { type requester, textOf } from "./request.ts";
import type { AnswerInfo, Unanswered, Undeclared } from "./results.ts";
import { assertDeclared, type Content, contentOf, notify, runWithin, senderOf } from "./send.ts";
import type { Row, Table } from "./table.ts";
import { errorFrom, factsOf, type Run, type Trace } from "./trace.ts";

/** The input of a call, without the types of its operation. */
export type AnyInput = Limits & {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Equal content does not prove that this client wrote it: other clients may write the same. */
  readonly strict?: boolean;
  /** When the call must end, in milliseconds since 1970; replaces the deadline. */
  readonly end?: number;
  /** The URL, if path and query do not determine it. */
  readonly at?: string;
};

export type AnySuccess = AnswerInfo & {
  readonly ok: true;
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly error?: undefined;
};
/** Its data is a problem, or of the document's own schema. */
type AnyFailure = Omit<Undeclared<number>, "data"> & { readonly data: unknown };
export type AnyResult = AnySuccess | AnyFailure | Unanswered;

/** What all calls of a client share. */
export type Core = {
  readonly table: Table;
  readonly settings: Settings;
  readonly request: ReturnType<typeof requester>;
};

/**
 * @param core what the calls of the client share
 * @param id the operation
 * @param input its input
 * @returns its result; a refused retry is a success if an earlier attempt had already done the work
 * @throws TypeError when the call itself is wrong
 */
export async function call(core: Core, id: string, input: AnyInput = {}): Promise<AnyResult> {
  const settings: Settings = { ...core.settings, ...given(input) };
  const { deadline, onResult, platform } = settings;
  const started = platform.now();
  const { end = started + deadline } = input;
  const row = core.table[id] as Row;
  const trace: Trace = { row, operation: id, attempts: 0, url: "", isInDoubt: false };
  const run: Run = { settings, end, trace };
  const result = await runWithin(run, end - started, input.signal, async (signal) => {
    const bounded = { ...input, end, signal };
    return excuse(core, bounded, trace, await performCall(core, bounded, run));
  }).catch((error): AnyResult => {
    // Before there is a request, the fault is in the caller's arguments.
    if (!trace.url && !(error instanceof CallError)) throw new TypeError(error.message, { cause: error });
    return { ...summaryOf(trace), ok: false, status: 0, headers: {}, error: errorFrom(error, trace) };
  });
  notify(onResult, { operation: id, result: { ...result } });
  return result;
}

/** @returns the path parameters of the operation that reads what this one writes. */
export function readPath({ from }: Row, path: AnyInput["path"] = {}): Readonly<Record<string, unknown>> {
  return from ? Object.fromEntries(Object.entries(from).map(([name, ours]) => [name, path[ours]])) : path;
}

async function performCall(
  { request }: Core,
  { path = {}, query, header, body, key, at, signal, strict }: AnyInput & { readonly signal: AbortSignal },
  run: Run,
): Promise<AnyResult> {
  const { settings, trace } = run;
  const { row } = trace;
  textOf(key ?? "-", "key", /^"*$|[^ -~]/);
  const response = await request(trace, {
    params: { path, query, header },
    body,
    at,
    strict,
    headers: {
      accept: row.accept ?? "application/json, application/problem+json",
      ...settings.headers,
      "content-type": (body !== undefined && (row.type ?? "application/json")) || undefined,
      // RFC 9651 3.3.3: a string and its two escapes are written as JSON writes them.
      "idempotency-key": key?.startsWith('"')
        ? key
        : JSON.stringify(key ?? (row.key && settings.platform.newKey())),
    },
    signal,
    fetch: senderOf(run, signal),
  });
  return resultOf(response, await contentOf(run, response), trace);
}

function summaryOf({ attempts, key, url }: Trace): Pick<AnswerInfo, "attempts" | "key" | "url"> {
  return { attempts, key, url };
}

function resultOf(response: Response, content: Content, trace: Trace): AnyResult {
  // Middleware and caches may replace the response: check it like any other.
  assertDeclared(trace, response, content);
  const { status } = response;
  const answered = { ...summaryOf(trace), status, response, headers: Object.fromEntries(response.headers) };
  const { answers, fault } = trace.row;
  const carries = answers[status];
  const value = typeof carries === "function" ? content : parsed(content);
  if (carries) return { ...answered, ok: true, data: value };
  const problem = problemOf(value, response);
  const error = new ProblemError(problem, response, factsOf(trace));
  return { ...answered, ok: false, data: fault ? fault(response, value, problem) : problem, error };
}

// These fields do not select a different representation; every other field may.
const PLAIN = /^(if-|prefer$|idempotency-key$)/i;

/** Turns the refusal of a retry into a success if an earlier attempt had already done the work. */
async function excuse(
  core: Core,
  { body, query, header = {}, key, ...rest }: AnyInput,
  { row, isInDoubt }: Trace,
  result: AnyResult,
): Promise<AnyResult> {
  if (!isInDoubt || result.ok || !result.response) return result;
  const { status, response } = result;
  const success = { ...result, ok: true, status: row.answers[200] ? 200 : 204, error: undefined } as const;
  // RFC 9110 9.2.2: a second DELETE may return a different status, but the resource is gone. A page may be a proxy's.
  if (row.effect === "delete" && status === 404) {
    const isPage =
      response.body && !/^application\/problem\+json/i.test(response.headers.get("content-type") ?? "");
    return isPage ? result : { ...success, data: undefined, excused: status };
  }
  const isPlain = !query && Object.keys(header).every((name) => PLAIN.test(name));
  if (status !== 412 || !row.read || rest.strict || !isPlain) return result;
  // RFC 9110 13.1.1: the first attempt, or a different client, made the condition false. Read to find out.
  const found = await call(core, row.read, { ...rest, path: readPath(row, rest.path) });
  const none = Object.fromEntries((row.readOnly ?? []).map((name) => [name, undefined]));
  if (!found.ok || !sameJson({ ...(found.data as object), ...none }, { ...(body as object), ...none }))
    return result;
  return { ...success, data: row.same && found.data, excused: status };
}

/** @returns the error for a response that fits the document but cannot be used. */
export function unusableError(
  { response, attempts, key }: AnySuccess,
  operation: string,
  title: string,
): ProblemError {
  const facts = { operation, attempts, key, effect: "none" } as const;
  return new ProblemError(problemOf({ title }, response), response, facts);
}
