// An action on one resource leaves the others alone.
import type { Contract, Resource } from "../../contract/operation.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { isOfOneOnly, theResourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import { changeOf, isFreeText, makeUnrelated, unrelatedTo } from "../shared/unrelated.ts";

type Evidence = { readonly exchange: Exchange; readonly change: Change | undefined };

const SHARED_MEMBERS =
  /default|primary|active|current|main|selected|featured|pinned|position|rank|order|index|sort|queue|total|count|latest/i;

export const actionTouchesNothingElse: Law<Evidence> = {
  id: "action-touches-nothing-else",
  about: "replacing",
  level: "convention",
  section: "RFC 9110 9.3.3",
  says: "By convention, an action at the path of one resource leaves the other resources of its kind unchanged.",
  concerns: "operations that act on one resource, such as POST /orders/{id}/cancel",
  premises: ["get-changes-nothing", "action-at-nothing-is-refused"],
  why: "A user who cancels an order expects that one order is cancelled. An UPDATE without its WHERE cancels all of them, and its response looks right.",
  evidence:
    "Two resources are created and the action is performed on one of them. The other must stay the same, and so must the texts of the resources that it names, and those of a resource of a kind that has nothing to do with it.",
  fix: "Use the id of the path in every statement of the action, and check that each changed exactly one row.",
  notReported:
    "actions that choose one of many or put them in order; what an action does to resources of a different kind, apart from their texts",
  appliesTo: isOfOneOnly,
  async probe(world, operation) {
    const resource = theResourceActedOn(operation, world.contract);
    const item = await world.make(resource);
    await world.make(resource, { above: item });
    const before = await world.witness({ except: [item] });
    const unrelated = await makeUnrelated(world, unrelatedTo(resource, world.contract));
    const exchange = await performOn(world, operation, item);
    const change = await before.changeSince();
    if (change !== undefined && isOfOther(change, resource, world.contract)) return { exchange, change };
    return { exchange, change: unrelated && (await changeOf(world, unrelated)) };
  },
  judge: ({ exchange, change }) =>
    needsSuccess([exchange]) ??
    (change === undefined ? holds(1) : broken({ kind: "change", change }, [exchange])),
};

/** Whether the change is one that an action on a different resource hardly makes. */
function isOfOther(change: Change, resource: Resource, contract: Contract): boolean {
  const isSameKind = change.before.operation === resource.read;
  if (change.kind === "status") return isSameKind;
  if (change.kind !== "member") return false;
  const { member } = change.difference;
  if (isSameKind) return !SHARED_MEMBERS.test(member);
  const other = contract.resources.find(({ read }) => read === change.before.operation);
  return other !== undefined && isFreeText(other, member, contract);
}
