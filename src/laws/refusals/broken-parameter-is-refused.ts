// A request with an invalid parameter is rejected and does nothing.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { pageSizeOf } from "../lists/paging.ts";
import { hasResource } from "../shared/about.ts";
import { judgeRefused } from "../shared/judgements.ts";
import { creatingParameter, plainParameters } from "../shared/plain-parameters.ts";
import { collectRefusals, contentFor, declaresStatus, type Refusals } from "../shared/refusing.ts";
import type { BrokenParameter } from "../world.ts";

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
    "which 4xx status rejects it; undeclared and empty parameters; path parameters where nothing can be created, because nothing is found there; a number of a page or of its entries beyond a bound, in documents without declarations, because many servers return the nearest page; preconditions and keys, which have their own laws",
  appliesTo: (operation, contract) =>
    hasResource(operation, contract) &&
    refuses.some((status) => declaresStatus(operation, status)) &&
    (plainParameters(operation).length > 0 || creatingParameter(operation) !== undefined),
  probe: (world, operation) =>
    collectRefusals(world, operation, (item) =>
      world
        .brokenParameters(operation)
        .filter((one) => !mayBeCut(operation, one))
        .map(({ what, sending }) => ({
          when: { kind: "request", what },
          sending: { ...sending, content: contentFor(world, operation, item) },
        })),
    ),
  judge: ({ refused, change }) => judgeRefused(refused, change),
};

/** Whether a server may take a number beyond a bound for the bound: the size of a page, or where it begins. */
function mayBeCut(operation: Operation, { sending }: BrokenParameter): boolean {
  const [[name, value] = ["", ""], ...others] = Object.entries(sending.query ?? {});
  const isOfPages = name === pageSizeOf(operation)?.name || PLACES.includes(bare(name));
  return (
    operation.semantics.effect === "list" &&
    !operation.semantics.declared &&
    others.length === 0 &&
    isOfPages &&
    /^-?\d+$/.test(value)
  );
}

const PLACES = ["page", "pagenumber", "pageno", "pageindex", "offset", "skip", "start"];
