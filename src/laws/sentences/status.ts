// A wrong status as a sentence: the response, what its status depends on, and what was expected.
import type { Exchange, Principal } from "../exchange.ts";
import type { Circumstance, StatusClass, WrongStatus } from "../failure.ts";
import { describeExchange, describeRequest, joinWords, shortened } from "./words.ts";

const classes: Readonly<Record<Exclude<StatusClass, "declared">, string>> = {
  success: "a success (2xx)",
  refusal: "a rejection (4xx)",
  gone: "404 or 410",
  "no server error": "no server error (5xx)",
};

const principals: Readonly<Record<Principal, string>> = {
  nobody: "without credentials",
  impostor: "with credentials that were never issued",
  second: "with the credentials of the second principal",
  "other scheme": "with an unknown token under a different scheme",
  "no scheme": "with an unknown token without a scheme",
  "no token": "with the scheme but without a token",
};

type Plain = Exclude<
  Circumstance["kind"],
  "after" | "same as" | "location" | "condition" | "request" | "principal"
>;

/** Each follows the response: "PUT /notes/a returned 204 at an unused URL". */
const circumstances: Readonly<Record<Plain, string>> = {
  "unused URL": " at an unused URL",
  "existing resource": " for a resource that existed",
  "missing target": " for a target that does not exist",
  "different parent": " below a parent that is not its own",
  "after a deletion": " after the deletion",
  "put again after a deletion": " after the resource above it was deleted and put again",
  "sent back": " to the representation that GET had returned",
  "sent again": " when sent again",
  "key of a refused request": " to valid content, with the key of a request that was rejected before",
  "key of somebody else": " to the second principal, who had not used this key before",
  "valid request": " to a valid request",
};

/** @returns such as "PUT /notes/a returned 204 with If-Match: "x"; expected 412". */
export function describeStatus({ exchange, expected, when }: WrongStatus): string {
  const circumstance = when === undefined ? describeContent(exchange, expected) : describeCircumstance(when);
  const answer = `${describeExchange(exchange)}${circumstance}`;
  if (expected === "declared") return `${answer}; the document does not declare this status`;
  const wanted = typeof expected === "string" ? classes[expected] : joinWords(expected, "or");
  return `${answer}; expected ${wanted}${when?.kind === "same as" ? describeFirst(exchange, when.exchange) : ""}`;
}

/** A server fails because of what it was sent, which no other part of the sentence says. */
function describeContent({ request }: Exchange, expected: WrongStatus["expected"]): string {
  return expected === "no server error" && request.content !== undefined && request.content !== ""
    ? ` to ${shortened(request.content)}`
    : "";
}

function describeFirst({ request }: Exchange, first: Exchange): string {
  const name = describeRequest(first.request);
  return name === describeRequest(request) ? ", as the first time" : `, as ${name} returned`;
}

function describeCircumstance(when: Circumstance): string {
  switch (when.kind) {
    case "after":
      return ` after ${describeExchange(when.exchange)}`;
    case "same as":
      return "";
    case "location":
      return ` at ${when.location}, the Location in the response to ${describeRequest(when.exchange.request)}`;
    case "condition":
      return ` with ${when.field}: ${when.value}${when.outdatedBy !== undefined ? ", although the representation has changed" : ""}`;
    case "request":
      return ` (${when.what})`;
    case "principal":
      return ` ${principals[when.as]}`;
    default:
      return circumstances[when.kind];
  }
}
