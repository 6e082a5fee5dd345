// Trace context: which trace a request belongs to (W3C Trace Context, Recommendation of 23 November 2021).

/** The trace of a request. Send both values unchanged with the requests that serve it; `tracestate` only if it is there. */
export type TraceContext = {
  readonly traceparent: string;
  readonly tracestate?: string;
  /** The trace, as 32 hexadecimal digits. */
  readonly traceId: string;
  /** The caller's step in the trace, as 16 hexadecimal digits. */
  readonly parentId: string;
};

/** The longest list that is passed on (W3C Trace Context 3.3.1.5 asks for at least 512 characters). */
const LONGEST_STATE = 8192;
/** The most members of the list (W3C Trace Context 3.3.1.1). */
const MOST_MEMBERS = 32;

/**
 * @param traceparent the value of the field
 * @param tracestate the lines of the field, joined by commas
 * @returns the trace; `undefined` when `traceparent` is not valid. A `tracestate` that is not valid is left out
 *
 * @example
 * traceContextOf("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "vendor=opaque")?.traceId // "4bf92f…4736"
 */
export function traceContextOf(
  traceparent: string | null | undefined,
  tracestate: string | null | undefined,
): TraceContext | undefined {
  // W3C Trace Context 3.2.2: version, trace-id, parent-id, flags; a later version may add more after a dash.
  const [, version = "", traceId = "", parentId = "", more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-[!-~]*)?$/.exec(traceparent ?? "") ?? [];
  if (version === "" || version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (isZero(traceId) || isZero(parentId)) return undefined;
  const context = { traceparent: traceparent ?? "", traceId, parentId };
  return isTraceState(tracestate) ? { ...context, tracestate: tracestate ?? "" } : context;
}

function isZero(digits: string): boolean {
  return !/[1-9a-f]/.test(digits);
}

/** W3C Trace Context 3.3.1: a list of `key=value` without a key twice. */
function isTraceState(text: string | null | undefined): boolean {
  if (text === null || text === undefined || text.length > LONGEST_STATE) return false;
  const members = text
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  if (members.length === 0 || members.length > MOST_MEMBERS) return false;
  const keys = members.map((member) => member.slice(0, member.indexOf("=")));
  return members.every(isMember) && new Set(keys).size === keys.length;
}

function isMember(member: string): boolean {
  const at = member.indexOf("=");
  // W3C Trace Context 3.3.1.3.1 and 3.3.1.3.2.
  const isKey = /^(?:[a-z][a-z0-9_\-*/]{0,255}|[a-z0-9][a-z0-9_\-*/]{0,240}@[a-z][a-z0-9_\-*/]{0,13})$/;
  const isValue = /^[ -+\--<>-~]{0,255}[!-+\--<>-~]$/;
  return at > 0 && isKey.test(member.slice(0, at)) && isValue.test(member.slice(at + 1));
}
