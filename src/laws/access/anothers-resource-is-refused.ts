// What one has made, another may not change.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget } from "../shared/about.ts";
import { notExercised, told } from "../shared/judgements.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const anothersResourceIsRefused: Law<Access> = {
  id: "anothers-resource-is-refused",
  level: "MUST",
  section: problems["not-owner"].section,
  says: "What one principal has made, another who lacks the scope for it can neither change nor delete.",
  concerns: "operations that only who made the target may do (x-owner-or-scope)",
  premises: ["get-changes-nothing", "secured-refuses-nobody", "secured-refuses-an-impostor"],
  why: "Whoever knows or guesses an id changes other people's records: the first entry of every list of API risks.",
  evidence:
    "A request of the run's second principal to what the first has made; everything known before and after.",
  fix: "Compare the owner with the caller in the transaction of the change, in one place for PUT, PATCH and DELETE.",
  notReported: "which of 403 and 404 refuses it; runs without a second principal",
  appliesTo: (operation, contract) =>
    isSecured(operation, contract) &&
    changesItsTarget(operation) &&
    operation.traits.ownerOrScope !== undefined,
  probe: (world, operation) => askAs(world, operation, "second"),
  judge(evidence) {
    const unknown = evidence.refused.find(
      ({ exchange }) => exchange.response.status === problems.unauthenticated.status,
    );
    if (unknown !== undefined && evidence.change === undefined)
      return notExercised(`${told(unknown.exchange)}: the second principal's credentials are not accepted`);
    return judgeAccess(evidence);
  },
};
