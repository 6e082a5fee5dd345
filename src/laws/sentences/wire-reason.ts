// Why a request was not sent, or its response is unusable, as a sentence.
import type { Cause } from "../cause.ts";
import type { Over, Waiting, WireReason } from "../reason.ts";
import { describeRequest } from "./words.ts";

const causes: Readonly<Record<Exclude<Cause["kind"], "other">, string>> = {
  refused: "connection refused",
  "blocked port":
    "Fetch blocks this port (fetch.spec.whatwg.org/#port-blocking); let the server listen on a different port",
  "unknown host": "host not found",
  "no HTTP": "what the server sent is not HTTP",
  closed: "the connection was closed",
  timeout: "timed out",
};

/** @returns why a request had no response. */
export function describeCause(cause: Cause): string {
  return cause.kind === "other" ? cause.message : causes[cause.kind];
}

/** @returns the reason in one sentence, without a full stop. */
export function describeWireReason(reason: WireReason): string {
  switch (reason.kind) {
    case "over":
      return `${reason.waiting === undefined ? "" : `${describeWaiting(reason.waiting)}: `}${describeOver(reason.over)}`;
    case "no answer":
      return `${describeRequest(reason.request)} had no response: ${describeCause(reason.cause)}${reason.over === undefined ? "" : `; ${describeOver(reason.over)}`}`;
    case "answered":
      return reason.attempts === 1
        ? `${describeRequest(reason.request)} returned ${reason.status}`
        : `${describeRequest(reason.request)}: still ${reason.status} after ${reason.attempts} attempts`;
    case "answer too long":
      return `${describeRequest(reason.request)} returned more than ${describeSize(reason.most)}${reason.before === 0 ? "" : `, after ${describeSize(reason.before)} in all`}; the rest was not read`;
    case "unsafe":
      return `--safe-only: ${reason.method} is not sent`;
    case "nothing listed":
      return `--safe-only: nothing is created, and no list shows anything below ${reason.path}`;
  }
}

function describeWaiting({ request, status, seconds }: Waiting): string {
  const asked = seconds === undefined ? "" : ` and asked to wait ${seconds} s`;
  return `${describeRequest(request)} returned ${status}${asked}`;
}

function describeOver(over: Over): string {
  if (over.kind === "stopped") return "the run was stopped";
  return over.kind === "budget"
    ? `the budget of ${over.seconds} s was used up`
    : "no time was left to clean up";
}

function describeSize(bytes: number): string {
  return bytes < 1e6 ? `${bytes / 1e3} kB` : `${Math.round(bytes / 1e6)} MB`;
}
