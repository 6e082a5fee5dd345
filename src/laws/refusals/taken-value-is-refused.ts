// A value that has to be unique is unique, whichever operation sends it.
import { bare } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource, Response } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges, writesByContent } from "../merging/merging.ts";
import { hasResource, operationNamed, ownMembers, responseNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { namesOfValues } from "../shared/plain-values.ts";
import { isMissing } from "../shared/sending.ts";
import type { Item, Made, World } from "../world.ts";

type Evidence = {
  /** The request with the values of a different resource. */
  readonly exchange: Exchange;
  /** The resource that has them. */
  readonly first: Made;
  /** The member that has to be unique; `undefined` if that is not known. */
  readonly member: string | undefined;
  readonly value: unknown;
  /** Whether a second resource has the value now: a server may change it, or return the resource that has it. */
  readonly isTwice: boolean;
};

const { status: CONFLICT } = problems["id-mismatch"];

/** Members that hardly any service lets two resources share: an email address or an ISBN may be that of a customer or a copy. */
const UNIQUE = ["username", "login", "handle", "slug", "subdomain"];

export const takenValueIsRefused: Law<Evidence> = {
  id: "taken-value-is-refused",
  about: "refusals",
  level: "SHOULD",
  section: "RFC 9110 15.5.10, as declared",
  says: "A value that one resource has and that has to be unique is rejected for a second one, by every operation that declares 409.",
  concerns:
    "operations that create, replace or merge from JSON content and declare 409, in documents without declarations",
  premises: ["get-changes-nothing", "conflict-changes-nothing", "post-is-stored", "put-is-stored"],
  why: "Two accounts with one email address, or two articles with one slug, cannot be told apart: one of the two users can never log in, and one of the two pages can never be reached.",
  evidence:
    "The values of one resource are sent for a second one. If that succeeds, the other operations of the resource are asked which member they reject with 409 because it is taken, and this operation is asked again with that member alone. A GET must then show the value in the second resource.",
  fix: "Put a unique index on the column, which holds for POST, PUT and PATCH alike, and turn its violation into 409.",
  notReported:
    "a 409 that no operation returns, unless a POST declares it, and its description names the member, or the content has a username or a slug; a value that the server makes unique; values that differ only in their case",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    writesByContent(operation) &&
    conflictOf(operation) !== undefined,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const first = await world.make(resource);
    const names = namesOfValues(operation, first);
    const { exchange } = await sendTaken(world, operation, first, names);
    const none = { exchange, first, member: undefined, value: undefined, isTwice: false };
    if (names.length === 0 || !isSuccess(exchange.response.status)) return none;
    const found = await findUnique(world, operation, resource);
    const member = found ?? mustBeUnique(operation, names, world.contract);
    if (member === undefined) return none;
    const again = await world.make(resource);
    const value = again.representation[member];
    const sent = await sendTaken(world, operation, again, found === undefined ? names : [found]);
    const isTwice = await hasValue(world, sent.second, { first: again, member });
    return { exchange: sent.exchange, first: again, member, value, isTwice };
  },
  judge({ exchange, first, member, value, isTwice }) {
    const { status } = exchange.response;
    if (status === CONFLICT) return holds(1);
    if (member === undefined || !isSuccess(status) || !isTwice) return notExercised("nothing unique");
    const what = `${member} is that of a different resource: ${JSON.stringify(value)}`;
    return broken(wrongStatus(exchange, [CONFLICT], { kind: "request", what }), [exchange], [first.read]);
  },
};

function conflictOf(operation: Operation): Response | undefined {
  return responseNamed(operation, CONFLICT);
}

/** Sends these values of `first` for a second resource, and returns that, if it is known. */
async function sendTaken(
  world: World,
  operation: Operation,
  first: Made,
  names: readonly string[],
): Promise<{ readonly exchange: Exchange; readonly second: Item | undefined }> {
  const taken = Object.fromEntries(names.map((name) => [name, first.representation[name]]));
  const { exchange, second } = await sendBeside(world, operation, first, taken);
  if (operation.semantics.effect !== "create" || !isSuccess(exchange.response.status))
    return { exchange, second };
  return { exchange, second: world.created(operation, exchange) };
}

/** Sends drawn content with these members for a second resource next to `first`. */
async function sendBeside(
  world: World,
  operation: Operation,
  first: Made,
  members: Members,
): Promise<{ readonly exchange: Exchange; readonly second: Item }> {
  const isCreate = operation.semantics.effect === "create";
  const second = isCreate ? first : await world.make(first.resource, { above: first });
  const drawn = merges(operation) ? {} : membersOf(world.anotherContent(operation, first.representation));
  const content = { ...drawn, ...members };
  return {
    exchange: await world.perform(operation, { path: world.pathTo(operation, second), content }),
    second,
  };
}

/** Whether a second resource has the value: a server may change it, or return the resource that has it. */
async function hasValue(
  world: World,
  second: Item | undefined,
  { first, member }: { readonly first: Made; readonly member: string },
): Promise<boolean> {
  if (second === undefined || world.idOf(second) === world.idOf(first)) return false;
  const read = await world.read({ ...second, resource: first.resource });
  return !isMissing(read) && sameJson(read.representation[member], first.representation[member]);
}

/** @returns the member that a different operation of the resource rejects with 409, alone. */
async function findUnique(
  world: World,
  operation: Operation,
  resource: Resource,
): Promise<string | undefined> {
  for (const id of [resource.create, resource.write, resource.merge]) {
    const other = operationNamed(world.contract, id);
    if (other === undefined || other === operation || conflictOf(other) === undefined) continue;
    const first = await world.make(resource);
    const isTaken = async (names: readonly string[]): Promise<boolean> => {
      const { exchange } = await sendTaken(world, other, first, names);
      return exchange.response.status === CONFLICT;
    };
    const names = namesOfValues(other, first);
    if (!(await isTaken(names))) continue;
    for (const name of names.filter((one) => ownMembers(operation).includes(one)))
      if ((await isTaken([name])) && (await acceptsFree(world, other, first, name))) return name;
  }
  return undefined;
}

/** Whether the operation accepts a value that no resource has: an outdated version is also a 409. */
async function acceptsFree(world: World, operation: Operation, first: Made, name: string): Promise<boolean> {
  const { [name]: free } = membersOf(world.anotherContent(operation, first.representation));
  const { exchange } = await sendBeside(world, operation, first, { [name]: free });
  return isSuccess(exchange.response.status);
}

/** A POST that declares 409, which not every operation does, for a member that its description names, or of such a name. */
function mustBeUnique(
  operation: Operation,
  names: readonly string[],
  { operations }: Contract,
): string | undefined {
  const { effect, safe } = operation.semantics;
  const isForAll = operations
    .filter((one) => one.semantics.safe !== true)
    .every((one) => conflictOf(one) !== undefined);
  if (effect !== "create" || safe === true || operation.traits.key !== "none" || isForAll) return undefined;
  const said = conflictOf(operation)?.description ?? "";
  const isNamed = (name: string): boolean => TAKEN.test(said) && bare(said).includes(bare(name));
  return names.find(isNamed) ?? names.find((name) => UNIQUE.includes(bare(name)));
}

const TAKEN = /already|exists|taken|duplicate|unique|in use/i;
