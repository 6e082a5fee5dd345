// A principal cannot change what a different principal created.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget } from "../shared/about.ts";
import { notExercised } from "../shared/judgements.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";

export const otherUsersResourceIsRefused: Law<Access> = {
  id: "other-users-resource-is-refused",
  about: "access",
  level: "MUST",
  section: problems["not-owner"].section,
  says: "A principal without the scope for it can neither change nor delete what a different principal created.",
  concerns: "operations that only the principal that created the target may perform (x-owner-or-scope)",
  premises: [
    "get-changes-nothing",
    "secured-refuses-anonymous-callers",
    "secured-refuses-unknown-credentials",
  ],
  why: "Anyone who knows or guesses an id can change other people's records. This is the first entry in every list of API risks.",
  evidence:
    "The run's second principal sends the request to a resource that the first one created. It must be rejected, and the visible state must be the same before and after it.",
  fix: "Compare the owner with the caller in the transaction of the change, in one place for PUT, PATCH and DELETE.",
  notReported: "whether the status is 403 or 404; runs without a second principal",
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
      return notExercised({ kind: "second principal refused", exchange: unknown.exchange });
    return judgeAccess(evidence);
  },
};
