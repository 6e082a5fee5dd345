// Creates the resources that the content of an operation names, so that a server which checks them accepts it.
import type { ForeignMember } from "../../contract/inferred/foreign-members.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { NotExercised } from "../../laws/reason.ts";
import { operationNamed, resourceOf, resourcesBelow } from "../../laws/shared/about.ts";
import type { Item, Made } from "../../laws/world.ts";
import type { DocumentMemory } from "../run-memory.ts";

/** Read operation -> the id of the resource of this world that contents name. */
export type ForeignIds = Map<string, string>;

type Means = {
  readonly foreignMembers: DocumentMemory["foreignMembers"];
  readonly ids: ForeignIds;
  readonly make: (resource: Resource) => Promise<Made>;
  readonly idOf: (item: Item) => string;
};

/**
 * Creates what the contents of an operation, and of those that its probe may need, name. A resource that cannot be
 * created is left out: the member then has an arbitrary value.
 */
export async function prepareForeign(contract: Contract, operation: Operation, means: Means): Promise<void> {
  const resource = resourceOf(operation, contract);
  const near =
    resource === undefined ? [] : [...withParents(resource, contract), ...resourcesBelow(resource, contract)];
  await prepare(contract, [operation, ...near.flatMap((one) => writersOf(one, contract))], means, new Set());
}

async function prepare(
  contract: Contract,
  operations: readonly Operation[],
  means: Means,
  visited: Set<string>,
): Promise<void> {
  const isFirst = visited.size === 0;
  const others = operations.flatMap((one) => othersIn(one, contract, means));
  // What those need in turn is created only where they cannot do without it: a chain may lead through the whole document.
  for (const { resource } of others.filter(({ isRequired }) => isFirst || isRequired)) {
    if (visited.has(resource.read)) continue;
    visited.add(resource.read);
    const writers = withParents(resource, contract).flatMap((one) => writersOf(one, contract));
    await prepare(contract, writers, means, visited);
    try {
      means.ids.set(resource.read, means.idOf(await means.make(resource)));
    } catch (error) {
      if (!(error instanceof NotExercised)) throw error;
    }
  }
}

/** A resource of the same kind is never needed first: there would be no first one. */
function othersIn(
  operation: Operation,
  contract: Contract,
  { foreignMembers }: Means,
): readonly ForeignMember[] {
  const own = resourceOf(operation, contract)?.read;
  return foreignMembers(operation).filter(({ resource }) => resource.read !== own);
}

function writersOf({ create, write, merge }: Resource, contract: Contract): readonly Operation[] {
  return [create, write, merge].flatMap((id) => operationNamed(contract, id) ?? []);
}

function withParents(resource: Resource, contract: Contract): readonly Resource[] {
  const parent = contract.resources.find(({ read }) => read === resource.parent);
  return parent === undefined ? [resource] : [resource, ...withParents(parent, contract)];
}

/** @returns the content with the ids of this world; without an optional member whose resource does not exist. */
export function withForeignIds(all: readonly ForeignMember[], content: unknown, ids: ForeignIds): unknown {
  const members = { ...membersOf(content) };
  const foreign = all.filter(({ member }) => member in members);
  if (foreign.length === 0) return content;
  for (const { member, isRequired, isNumber, resource } of foreign) {
    const id = ids.get(resource.read);
    const isOfKind = id !== undefined && (!isNumber || Number.isSafeInteger(Number(id)));
    if (isOfKind) members[member] = isNumber ? Number(id) : id;
    else if (!isRequired) delete members[member];
  }
  return members;
}
