// Who gives a status, so that lint knows which a document declares; and what a status says to do next.

/** `decisions`: only a row of the decision table; `handler`: what the service says; `platform`: any server, undeclared. */
export type Giver = "decisions" | "handler" | "platform";

type StatusRow = { readonly giver: Giver; readonly section: string };

const statuses: Readonly<Record<number, StatusRow>> = {
  401: { giver: "decisions", section: "RFC 9110 15.5.2" },
  304: { giver: "decisions", section: "RFC 9110 15.4.5" },
  405: { giver: "platform", section: "RFC 9110 15.5.6" },
  406: { giver: "decisions", section: "RFC 9110 15.5.7" },
  408: { giver: "platform", section: "RFC 9110 15.5.9" },
  412: { giver: "decisions", section: "RFC 9110 15.5.13" },
  413: { giver: "decisions", section: "RFC 9110 15.5.14" },
  414: { giver: "platform", section: "RFC 9110 15.5.15" },
  415: { giver: "decisions", section: "RFC 9110 15.5.16" },
  417: { giver: "platform", section: "RFC 9110 15.5.18" },
  421: { giver: "platform", section: "RFC 9110 15.5.20" },
  428: { giver: "decisions", section: "RFC 6585 3" },
  429: { giver: "platform", section: "RFC 6585 4" },
  431: { giver: "platform", section: "RFC 6585 5" },
  501: { giver: "platform", section: "RFC 9110 15.6.2" },
};

/**
 * @param status a three-digit status code
 * @returns who gives it: 5xx are the platform's, what has no row is the handler's to say
 */
export function giverOf(status: number): Giver {
  return statuses[status]?.giver ?? (status >= 500 ? "platform" : "handler");
}

/** @returns whether the status says that the request was fulfilled (RFC 9110 15.3). */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** @returns whether the status says that there is no such resource, or no longer (RFC 9110 15.5.5, 15.5.11). */
export function isGone(status: number): boolean {
  return [404, 410].includes(status);
}

/** @returns whether the status asks the client to come back later (RFC 6585 4, RFC 9110 15.6.4). */
export function asksToWait(status: number): boolean {
  return [429, 503].includes(status);
}

/**
 * @returns whether the same request may be answered differently when it is sent again: the status asks to come back
 * later, or something was late or lost on its way (RFC 9110 15.5.9, 15.6.3, 15.6.5)
 */
export function isTransient(status: number): boolean {
  return [408, 429, 502, 503, 504].includes(status);
}
