// An action on one resource leaves the others alone.
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed } from "../shared/about.ts";
import { isOfOneOnly, resourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import { schemasOfMember } from "../shared/shapes.ts";

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
  premises: ["get-changes-nothing", "missing-target-is-refused"],
  why: "A user who cancels an order expects that one order is cancelled. An UPDATE without its WHERE cancels all of them, and its response looks right.",
  evidence:
    "Two resources are created and the action is performed on one of them. The other must stay the same, and so must the texts of the resources that it names.",
  fix: "Use the id of the path in every statement of the action, and check that each changed exactly one row.",
  notReported:
    "actions that choose one of many or put them in order; what an action does to resources of a different kind, apart from their texts",
  appliesTo: isOfOneOnly,
  async probe(world, operation) {
    const resource = resourceActedOn(operation, world.contract);
    if (resource === undefined) throw new NotExercised({ kind: "resource unknown", operation: operation.id });
    const item = await world.make(resource);
    await world.make(resource, { above: item });
    const before = await world.witness({ except: [item] });
    const exchange = await performOn(world, operation, item);
    const change = await before.changeSince();
    return { exchange, change: change && isOfOther(change, resource, world.contract) ? change : undefined };
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

/** A text that clients set, and not one of some words. */
function isFreeText(
  { settable, create, write, merge }: Resource,
  member: string,
  contract: Contract,
): boolean {
  const writers = [create, write, merge].flatMap((id) => operationNamed(contract, id) ?? []);
  const schemas = writers
    .flatMap((one: Operation) => schemasOfMember(one, contract, member))
    .filter(isRecord);
  return (
    settable.includes(member) &&
    schemas.length > 0 &&
    schemas.every((one) => {
      const { type, enum: values, format } = membersOf(one);
      return [type].flat().includes("string") && values === undefined && format === undefined;
    })
  );
}
