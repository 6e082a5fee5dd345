// A request with an invalid parameter is rejected and does nothing.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource } from "../shared/about.ts";
import { judgeRefused } from "../shared/judgements.ts";
import { creatingParameter, plainParameters } from "../shared/plain-parameters.ts";
import { collectRefusals, contentFor, declaresStatus, type Refusals } from "../shared/refusing.ts";

const refuses = [problems["malformed-request"].status, problems["invalid-content"].status];

export const brokenParameterIsRefused: Law<Refusals> = {
  id: "broken-parameter-is-refused",
  about: "refusals",
  level: "SHOULD",
  section: problems["malformed-request"].section,
  says: "A request with a missing or invalid parameter is rejected and changes nothing.",
  concerns: "operations that declare parameters and 400 or 422",
  premises: ["get-changes-nothing"],
  why: "If the server ignores a misspelt filter, it returns, or changes, more than the client asked for, and the client takes the result for what it wanted.",
  evidence:
    "The request is sent with one invalid parameter at a time: left out, of the wrong type, just beyond a bound, or not one of its values. Path parameters are included if a PUT may create a resource there.",
  fix: "Validate every parameter against its schema before the work begins. Return 400 and name the parameter.",
  notReported:
    "which 4xx status rejects it; undeclared and empty parameters; path parameters where nothing can be created, because nothing is found there; preconditions and keys, which have their own laws",
  appliesTo: (operation, contract) =>
    hasResource(operation, contract) &&
    refuses.some((status) => declaresStatus(operation, status)) &&
    (plainParameters(operation).length > 0 || creatingParameter(operation) !== undefined),
  probe: (world, operation) =>
    collectRefusals(world, operation, (item) =>
      world.brokenParameters(operation).map(({ what, sending }) => ({
        when: { kind: "request", what },
        sending: { ...sending, content: contentFor(world, operation, item) },
      })),
    ),
  judge: ({ refused, change }) => judgeRefused(refused, change),
};
