// Where a status comes from, so that lint knows which ones a document declares; and what a client does about it.

/** `decisions`: only rows of the decision table; `handler`: the service; `platform`: any server, without a declaration. */
export type StatusSource = "decisions" | "handler" | "platform";

type StatusRow = { readonly source: StatusSource; readonly section: string };

const statuses: Readonly<Record<number, StatusRow>> = {
  401: { source: "decisions", section: "RFC 9110 15.5.2" },
  304: { source: "decisions", section: "RFC 9110 15.4.5" },
  405: { source: "platform", section: "RFC 9110 15.5.6" },
  406: { source: "decisions", section: "RFC 9110 15.5.7" },
  408: { source: "platform", section: "RFC 9110 15.5.9" },
  412: { source: "decisions", section: "RFC 9110 15.5.13" },
  413: { source: "decisions", section: "RFC 9110 15.5.14" },
  414: { source: "platform", section: "RFC 9110 15.5.15" },
  415: { source: "decisions", section: "RFC 9110 15.5.16" },
  417: { source: "platform", section: "RFC 9110 15.5.18" },
  421: { source: "platform", section: "RFC 9110 15.5.20" },
  428: { source: "decisions", section: "RFC 6585 3" },
  429: { source: "platform", section: "RFC 6585 4" },
  431: { source: "platform", section: "RFC 6585 5" },
  501: { source: "platform", section: "RFC 9110 15.6.2" },
};

/**
 * @param status a three-digit status code
 * @returns where it comes from; without a row, 5xx come from the platform and all others from the handler
 */
export function sourceOf(status: number): StatusSource {
  return statuses[status]?.source ?? (status >= 500 ? "platform" : "handler");
}

/** @returns whether the status is a success (RFC 9110 15.3). */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** @returns whether a response with the status can have content (RFC 9110 15.3.5, 15.3.6, 15.4.5). */
export function mayHaveContent(status: number): boolean {
  return ![204, 205, 304].includes(status);
}

/**
 * @returns whether a response without content has a `Content-Length` (RFC 9110 8.6: a 204 has none, and that of a 304 would
 * be of the content that it leaves out)
 */
export function hasLength(status: number): boolean {
  return ![204, 304].includes(status);
}

/** @returns whether the status is an error (RFC 9110 15.5, 15.6). */
export function isError(status: number): boolean {
  return status >= 400;
}

/** @returns whether the status is a redirection that names its target in `Location` (RFC 9110 15.4). */
export function isRedirection(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

/** The statuses of a resource that does not exist, or no longer exists (RFC 9110 15.5.5, 15.5.11). */
export const goneStatuses: readonly number[] = [404, 410];

/** @returns whether the status says that the resource does not exist, or no longer exists. */
export function isGone(status: number): boolean {
  return goneStatuses.includes(status);
}

/**
 * @returns whether the request conflicts with the state of resources, whatever it is by itself (RFC 9110 15.5.10)
 */
export function isConflict(status: number): boolean {
  return status === 409;
}

/** @returns whether a response with the status never has content (RFC 9110 6.4.1). */
export function isWithoutContent(status: number): boolean {
  return [204, 304].includes(status);
}

/** @returns whether the status says that the resource is not in the state that the client expected (RFC 9110 15.5.13). */
export function isOutdated(status: number): boolean {
  return status === 412;
}

/** @returns whether the status asks the client to retry later (RFC 6585 4, RFC 9110 15.6.4). */
export function asksToWait(status: number): boolean {
  return [429, 503].includes(status);
}

/**
 * @returns whether the same request may get a different response later: the status asks to retry later, or something
 * was late or lost on the way (RFC 9110 15.5.9, 15.6.3, 15.6.5)
 */
export function isTransient(status: number): boolean {
  return [408, 429, 502, 503, 504].includes(status);
}

/** RFC 9110 15.3.3: the request was accepted, and what it asks for may happen later or never. */
export function isPending(status: number): boolean {
  return status === 202;
}
