// Resources of a kind that has nothing to do with the one that is changed: neither names the other, and none is below the other.
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import type { Change } from "../change.ts";
import { ifAsked } from "../reason.ts";
import type { Made, World } from "../world.ts";
import { operationNamed } from "./about.ts";
import { isGone } from "./judgements.ts";
import { schemasOfMember } from "./shapes.ts";

/** @returns the first such kind, which can be created and listed; `undefined` if there is none */
export function unrelatedTo(resource: Resource, contract: Contract): Resource | undefined {
  return contract.resources.find((one) => isUnrelated(one, resource));
}

/** Creates a resource of a kind, which a witness from before sees in its list; `undefined` if there is none. */
export async function makeUnrelated(world: World, kind: Resource | undefined): Promise<Made | undefined> {
  return kind && ifAsked(() => world.make(kind));
}

function isUnrelated(one: Resource, other: Resource): boolean {
  const isOnTop = one.parent === undefined && one.create !== undefined && one.list !== undefined;
  const isNear = one.path.startsWith(other.list ?? other.path) || other.path.startsWith(`${nounPath(one)}/`);
  return isOnTop && one.read !== other.read && !isNear && !names(one, other) && !names(other, one);
}

function nounPath({ path }: Resource): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("{") - 1));
}

/** Whether a member of the first has the noun of the second in its name, such as `bookCount` of an author. */
function names({ members, settable }: Resource, other: Resource): boolean {
  const noun = singular(bare(nounPath(other).split("/").at(-1) ?? ""));
  return (
    noun !== "" && [...members.map(({ name }) => name), ...settable].some((name) => bare(name).includes(noun))
  );
}

/**
 * @returns that the resource is gone, or that a text differs which clients set: what else a change does elsewhere, such as
 *   counting, is not for a client to know
 */
export async function changeOf(world: World, made: Made): Promise<Change | undefined> {
  const after = await world.read(made);
  const between = { before: made.read, after: after.read };
  if (isGone(after.read)) return { kind: "status", ...between };
  const [former, now] = [made.representation, after.representation];
  if (now === undefined) return undefined;
  const member = made.resource.settable.find(
    (name) => !sameJson(former[name], now[name]) && isFreeText(made.resource, name, world.contract),
  );
  if (member === undefined) return undefined;
  return { kind: "member", difference: { member, expected: former[member], seen: now[member] }, ...between };
}

/** @returns whether the member is a text that clients set, and not one of some words. */
export function isFreeText(
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
