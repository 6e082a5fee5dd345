// A principal cannot change what a different principal created.
import type { Operation } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, operationNamed, theResourceOf } from "../shared/about.ts";
import { notExercised } from "../shared/judgements.ts";
import type { World } from "../world.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";
import { findForSecond } from "./listed-for-second.ts";

type Evidence = Access & {
  /** The document or the server says that the request is rejected. */
  readonly isPromised?: boolean;
};

const { status: FORBIDDEN } = problems["insufficient-scope"];
const { status: NOT_FOUND } = problems["not-found"];

export const otherUsersResourceIsRefused: Law<Evidence> = {
  id: "other-users-resource-is-refused",
  about: "access",
  level: "MUST",
  section: problems["not-owner"].section,
  says: "A principal without the scope for it can neither change nor delete what a different principal created, nor read it where the document and the other operations say so.",
  concerns:
    "operations that only the principal that created the target may perform (x-owner-or-scope), in documents without declarations those that declare 403",
  premises: [
    "get-changes-nothing",
    "secured-refuses-anonymous-callers",
    "secured-refuses-unknown-credentials",
  ],
  why: "Anyone who knows or guesses an id can change other people's records. This is the first entry in every list of API risks.",
  evidence:
    "The run's second principal sends the request to a resource that the first one created. It must be rejected, and the visible state must be the same before and after it. A GET is reported only if the list hides the resource from that principal, or a change of it returns 404.",
  fix: "Compare the owner with the caller in the transaction of the change, in one place for PUT, PATCH and DELETE.",
  notReported: "whether the status is 403 or 404; runs without a second principal",
  appliesTo: (operation, contract) =>
    isSecured(operation, contract) &&
    (changesItsTarget(operation) || (reads(operation) && !operation.semantics.declared)) &&
    (operation.traits.ownerOrScope !== undefined ||
      (!operation.semantics.declared && declaresForbidden(operation))),
  async probe(world, operation) {
    const access = await askAs(world, operation, "second");
    const isDone = access.refused.some(({ exchange }) => isSuccess(exchange.response.status));
    const isPromised = !reads(operation) || !isDone || (await isHidden(world, operation));
    return { ...access, isPromised };
  },
  judge(evidence) {
    if (evidence.isPromised === false) return notExercised("nothing to refuse");
    const unknown = evidence.refused.find(
      ({ exchange }) => exchange.response.status === problems.unauthenticated.status,
    );
    if (unknown !== undefined && evidence.change === undefined)
      return notExercised({ kind: "second principal refused", exchange: unknown.exchange });
    return judgeAccess(evidence);
  },
};

function reads({ semantics }: Operation): boolean {
  return semantics.effect === "read";
}

function declaresForbidden({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === String(FORBIDDEN));
}

/**
 * A resource that everybody may read is often one that only its owner may change. It is not, if the list leaves it out, or
 * if a change of it finds nothing.
 */
async function isHidden(world: World, operation: Operation): Promise<boolean> {
  const resource = theResourceOf(operation, world.contract);
  const list = operationNamed(world.contract, resource.list);
  if (list !== undefined) {
    const { isShown } = await findForSecond(world, list, await world.make(resource));
    if (isShown !== undefined) return !isShown;
  }
  for (const id of [resource.write, resource.merge, resource.delete]) {
    const other = operationNamed(world.contract, id);
    if (other === undefined || !declaresForbidden(other)) continue;
    const { refused } = await askAs(world, other, "second");
    if (refused.some(({ exchange }) => exchange.response.status === NOT_FOUND)) return true;
  }
  return false;
}
