// Actions on a resource that the document does not declare further, such as POST /orders/{id}/cancel.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { representationMedia } from "../../contract/resources.ts";
import { pathParameterNames, withoutEndSlashes } from "../../http/path.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { NotExercised } from "../reason.ts";
import type { PathParameters, World } from "../world.ts";
import { operationNamed } from "./about.ts";

/** Actions that show what would be, and do nothing. */
// biome-ignore format: a list of words
const TRIALS = [
  "preview", "simulate", "simulation", "validate", "validation", "verify", "check", "test", "dryrun", "estimate", "quote",
  "calculate", "calculation", "price", "render", "try", "whatif", "diff",
];

/** Actions that choose one of many, or put many in order, and so are about the others, too. */
// biome-ignore format: a list of words
const SHARED = [
  "default", "primary", "activate", "select", "choose", "current", "main", "feature", "pin", "move", "swap", "order",
  "sort", "rank", "transfer", "merge", "promote", "master", "leader", "sync", "all", "next", "win", "award", "accept",
  "start", "play", "switch", "deploy", "release", "rollback", "vote", "bid",
];
/** @returns the last word of the path, without case and punctuation. */
export function wordOf({ path }: Operation): string {
  return bare(withoutEndSlashes(path).split("/").at(-1) ?? "");
}

/** @returns the resource that an action without a declaration acts on, by its path. */
export function resourceActedOn(operation: Operation, contract: Contract): Resource | undefined {
  const { semantics, path } = operation;
  const isTrial = TRIALS.some((word) => wordOf(operation).includes(word));
  if (semantics.effect !== "process" || pathParameterNames(path).length === 0 || isTrial) return undefined;
  const read = (operation.target ?? operation.parent)?.read;
  return contract.resources.find((one) => one.read === read);
}

/**
 * @returns the resource that the action acts on
 * @throws NotExercised if its path does not say which one
 */
export function theResourceActedOn(operation: Operation, contract: Contract): Resource {
  const resource = resourceActedOn(operation, contract);
  if (resource === undefined) throw new NotExercised({ kind: "resource unknown", operation: operation.id });
  return resource;
}

/** @returns whether the operation acts on one resource, and neither chooses one of many nor puts many in order. */
export function isOfOneOnly(operation: Operation, contract: Contract): boolean {
  const resource = resourceActedOn(operation, contract);
  if (resource === undefined) return false;
  const isShared = SHARED.some((word) => wordOf(operation).includes(word));
  const namesOwnKind = foreignMembers(operation, contract).some((one) => one.resource === resource);
  return !isShared && !namesOwnKind;
}

/** @returns whether it is a process without a declaration: what that does is not known, and so not whether it needs its target. */
export function mayDoAnything({ semantics }: Operation): boolean {
  return semantics.effect === "process" && semantics.inferred !== undefined;
}

/** @returns the path of a create or list operation, or of an action on a new resource. */
export async function placeFor(world: World, operation: Operation): Promise<PathParameters> {
  const actedOn = resourceActedOn(operation, world.contract);
  if (actedOn === undefined) return world.pathAbove(operation);
  return world.pathTo(operation, await world.make(actedOn));
}

/** @returns whether a success shows the resource: with the same members, because a receipt may have one of the same name with its own meaning. */
export function answersWithTheResource(
  operation: Operation,
  resource: Resource | undefined,
  contract: Contract,
): boolean {
  const read = operationNamed(contract, resource?.read);
  const shown = read && representationMedia(read);
  const answers = operation.responses.filter(({ status }) => isSuccess(Number(status)));
  return answers.some(
    ({ media: [one] }) =>
      one !== undefined &&
      shown !== undefined &&
      shown.members.length > 0 &&
      shown.members.every(({ name }) => one.members.some((each) => each.name === name)),
  );
}
