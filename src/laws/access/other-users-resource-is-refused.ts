// A principal cannot change what a different principal created.
import type { Operation } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, operationNamed, responseNamed, theResourceOf } from "../shared/about.ts";
import { notExercised } from "../shared/judgements.ts";
import type { World } from "../world.ts";
import { type Access, askAs, isSecured, judgeAccess } from "./access.ts";
import { findForSecond } from "./listed-for-second.ts";
import { saysOnlyTheOwner } from "./said-owner.ts";

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
    "operations that only the principal that created the target may perform (x-owner-or-scope), in documents without declarations those that declare 403 or say in words that only the owner may do it",
  premises: [
    "get-changes-nothing",
    "secured-refuses-anonymous-callers",
    "secured-refuses-unknown-credentials",
  ],
  why: "Anyone who knows or guesses an id can change other people's records. This is the first entry in every list of API risks.",
  evidence:
    "The run's second principal sends the request to a resource that the first one created. It must be rejected, and the visible state must be the same before and after it. Without a declaration, it is reported if a sentence says that only the owner may do it, or the server hides the resource elsewhere or rejects a different change.",
  fix: "Compare the owner with the caller in the transaction of the change, in one place for PUT, PATCH and DELETE.",
  notReported:
    "whether the status is 403 or 404; resources that both principals may change, and that only one may delete; runs without a second principal",
  appliesTo: (operation, contract) =>
    isSecured(operation, contract) &&
    (changesItsTarget(operation) || (reads(operation) && !operation.semantics.declared)) &&
    (operation.traits.ownerOrScope !== undefined ||
      (!operation.semantics.declared &&
        (declaresForbidden(operation) || saysOnlyTheOwner(operation, contract)))),
  async probe(world, operation) {
    const access = await askAs(world, operation, "second");
    const isDone = access.refused.some(({ exchange }) => isSuccess(exchange.response.status));
    const isOpen =
      isDone && operation.traits.ownerOrScope === undefined && !saysOnlyTheOwner(operation, world.contract);
    const isPromised = !isOpen || (await isPromisedElsewhere(world, operation));
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

function declaresForbidden(operation: Operation): boolean {
  return responseNamed(operation, FORBIDDEN) !== undefined;
}

/**
 * The document says who may be rejected, and not that it is this principal: two users may share what they work on. What the
 * server does with the resource elsewhere says it. Everybody may read much that only its owner may change, and change much
 * that only its owner may delete.
 */
async function isPromisedElsewhere(world: World, operation: Operation): Promise<boolean> {
  const { list: listId, read, write, merge, delete: removal } = theResourceOf(operation, world.contract);
  const list = operationNamed(world.contract, listId);
  if (list !== undefined) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const { isShown } = await findForSecond(world, list, item);
    if (isShown === false) return true;
    if (isShown === true && reads(operation)) return false;
  }
  const others = reads(operation) ? [write, merge, removal] : [read, write, merge];
  for (const id of others) {
    const other = operationNamed(world.contract, id);
    if (other === undefined || other === operation || !declaresForbidden(other)) continue;
    const { refused } = await askAs(world, other, "second");
    const promises: readonly number[] = reads(operation) ? [NOT_FOUND] : [NOT_FOUND, FORBIDDEN];
    if (refused.some(({ exchange }) => promises.includes(exchange.response.status))) return true;
  }
  return false;
}
