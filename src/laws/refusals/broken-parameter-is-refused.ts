// A parameter that is not as the document says is refused, and nothing is done.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource } from "../shared/about.ts";
import { judgeRefused } from "../shared/judgements.ts";
import { creatingParameter, plainParameters } from "../shared/parameters.ts";
import { contentFor, declaresStatus, type Refusals, refusals } from "../shared/refusing.ts";

const refuses = [problems["malformed-request"].status, problems["invalid-content"].status];

export const brokenParameterIsRefused: Law<Refusals> = {
  id: "broken-parameter-is-refused",
  level: "SHOULD",
  section: problems["malformed-request"].section,
  says: "A parameter that is missing, or not of its schema, is refused, and nothing is done.",
  concerns: "operations that declare parameters and 400 or 422",
  premises: ["get-changes-nothing"],
  why: "A filter that is misspelt and ignored shows, or changes, more than was asked for, and the client takes it for what it wanted.",
  evidence:
    "The request with one parameter broken in one way, each way once: left out, of a wrong type, one beyond a bound, none of its values; in the path, where a PUT may create there.",
  fix: "Read every parameter by its schema before the work begins; answer 400 and name the parameter.",
  notReported:
    "which of 4xx refuses it; parameters that are not declared and empty ones; path parameters where nothing can be created, as nothing is found there; preconditions and keys, of which other laws speak",
  appliesTo: (operation, contract) =>
    hasResource(operation, contract) &&
    refuses.some((status) => declaresStatus(operation, status)) &&
    (plainParameters(operation).length > 0 || creatingParameter(operation) !== undefined),
  probe: (world, operation) =>
    refusals(world, operation, (item) =>
      world.brokenParameters(operation).map(({ says, sending }) => ({
        says,
        sending: { ...sending, content: contentFor(world, operation, item) },
      })),
    ),
  judge: ({ refused, change }) => judgeRefused(refused, change),
};
