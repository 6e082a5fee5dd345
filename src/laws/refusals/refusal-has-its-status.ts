// A request is rejected with the status that the document has for its reason.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { broken, holds, isRefusal, notExercised, wrongStatus } from "../shared/judgements.ts";
import { askForConflict, conflictReason } from "./conflict-status.ts";
import { askInvalid, tellsInvalidApart } from "./invalid-status.ts";
import { askMissing, mayBeMissing } from "./missing-status.ts";
import type { Refused } from "./refused-for.ts";

const CONFUSED: readonly number[] = [
  problems["malformed-request"].status,
  problems["insufficient-scope"].status,
  problems["not-found"].status,
  problems["id-mismatch"].status,
  problems["invalid-content"].status,
];

export const refusalHasItsStatus: Law<readonly Refused[]> = {
  id: "refusal-has-its-status",
  about: "refusals",
  level: "SHOULD",
  section: "RFC 9110 15.5, as declared",
  says: "A request is rejected with the status that the document declares for the reason of the rejection.",
  concerns:
    "operations that declare 404 for what their path names, 409 for a taken value, for what depends on a resource or for its state, or 400 and 422 with descriptions that say which is for what, in documents without declarations",
  premises: ["get-changes-nothing", "delete-removes", "missing-target-is-refused"],
  why: "A client that gets 404 removes the entry, with 409 it asks for a different name, and with 422 it marks the fields of a form. With 400 for all of them it can only say that something went wrong.",
  evidence:
    "Each reason is the only one: content that was accepted is sent to a deleted resource, a value that a different resource has is sent in content that is accepted without it, a resource with dependants is deleted, an action is repeated. What earlier requests have shown is not asked again.",
  fix: "Decide the status where the reason is found: look the resource up first, then validate, then check for conflicts, and map each to the status in your document.",
  notReported:
    "410 for 404; 401, and 403 where the document declares it; 400 and 422 where the descriptions do not tell parsing from validation, and for a value of the wrong type; a 409 without a description that says what for; statuses such as 405, 412, 415 and 429",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    (mayBeMissing(operation, contract) ||
      conflictReason(operation, contract) !== undefined ||
      tellsInvalidApart(operation, contract)),
  async probe(world, operation) {
    return [
      ...(await askMissing(world, operation)),
      ...(await askForConflict(world, operation)),
      ...(await askInvalid(world, operation)),
    ];
  },
  judge(cases) {
    if (cases.length === 0) return notExercised("nothing to refuse");
    for (const { exchange, expected, when, accepted } of cases) {
      const { status } = exchange.response;
      if (!isRefusal(exchange) || expected.includes(status) || !CONFUSED.includes(status)) continue;
      return broken(wrongStatus(exchange, expected, when), [...accepted, exchange]);
    }
    return holds(cases.length);
  },
};
