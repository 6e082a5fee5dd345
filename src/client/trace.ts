// What is known about a call in progress, and the errors that say it.
import { CallError, type CallFacts, NetworkError } from "./errors.ts";
import type { Settings } from "./options.ts";
import type { Row } from "./table.ts";

/** What is known about a call in progress. */
export type Trace = {
  readonly row: Row;
  readonly operation: string;
  attempts: number;
  /** The URL of its request, once there is one. */
  url: string;
  key?: string | undefined;
  prefers?: boolean;
  /** A request is in progress, or ended without a refusal: it may have taken effect. */
  isInDoubt: boolean;
};

/** A call: its settings, its end, and what is known about it. */
export type Run = {
  readonly settings: Settings;
  /** When the call must end, in milliseconds since 1970. */
  readonly end: number;
  readonly trace: Trace;
};

/** Records what a request shows about its call. */
export function noteRequest(trace: Trace, { url, headers }: Request): void {
  trace.url = url;
  trace.key = headers.get("idempotency-key") ?? undefined;
  trace.prefers = headers.has("prefer");
}

/** @returns what is known about a call that did not succeed. */
export function factsOf({ row, operation, attempts, key, isInDoubt }: Trace): CallFacts {
  return { operation, attempts, key, effect: isInDoubt && !row.safe ? "unknown" : "none" };
}

/** @returns the error of a call whose work threw. */
export function errorFrom(error: unknown, trace: Trace): CallError {
  if (error instanceof CallError) return error;
  return new NetworkError(`request failed${circumstances(trace, error)}`, factsOf(trace), error);
}

/** @returns where the request went, how often, why there is no response, and what is known about its effect. */
export function circumstances(trace: Trace, error?: unknown): string {
  const { attempts, effect } = factsOf(trace);
  const { message, cause } = Object(error);
  // The query may contain an API key.
  const url = trace.url.replace(/\?.*/s, "");
  // Fetch 4.4: in a browser, a response that CORS hides looks like none. Other platforms have no location.
  const origin = globalThis.location?.origin;
  const mayBeHidden =
    origin && attempts && !cause && error instanceof TypeError && !url.startsWith(`${origin}/`);
  const reasons = [
    ` (${url && `${url}, `}attempts: ${attempts})`,
    message,
    cause?.message || cause?.code,
    mayBeHidden && `the server is down or does not allow the origin ${origin} (CORS)`,
  ];
  return (
    reasons.filter(Boolean).join(": ") + (effect === "unknown" ? "; the request may have had an effect" : "")
  );
}
