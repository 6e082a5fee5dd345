// A value that has to be unique is unique, whichever operation sends it.
import { bare } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { hasResource, operationNamed, ownMembers, puts, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import type { Made, World } from "../world.ts";

type Evidence = {
  /** The request with the values of a different resource. */
  readonly exchange: Exchange;
  /** The resource that has them. */
  readonly first: Made;
  /** The member that has to be unique; `undefined` if that is not known. */
  readonly member: string | undefined;
  readonly value: unknown;
};

const { status: CONFLICT } = problems["id-mismatch"];

/** Members that hardly any service lets two resources share. */
// biome-ignore format: a list of words
const UNIQUE = [
  "email", "emailaddress", "mail", "username", "login", "handle", "slug", "isbn", "isbn13", "sku", "barcode", "ean",
  "code", "vin", "licenseplate", "registrationnumber", "serialnumber", "iban", "hostname", "subdomain",
];

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
    "The values of one resource are sent for a second one. If that succeeds, the other operations of the resource are asked which member they reject with 409 because it is taken, and this operation is asked again with that member alone.",
  fix: "Put a unique index on the column, which holds for POST, PUT and PATCH alike, and turn its violation into 409.",
  notReported:
    "a 409 that no operation returns, unless a POST declares it and its content has a member such as email, username, slug, isbn, sku or code; values that differ only in their case",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    (operation.semantics.effect === "create" || puts(operation) || merges(operation)) &&
    declaresConflict(operation),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const first = await world.make(resource);
    const names = valuesOf(operation, first);
    const exchange = await sendTaken(world, operation, first, names);
    const none = { exchange, first, member: undefined, value: undefined };
    if (names.length === 0 || !isSuccess(exchange.response.status)) return none;
    const member = await findUnique(world, operation, resource);
    const told = member ?? (await mustBeUnique(operation, names, world.contract));
    if (told === undefined) return none;
    const again = await world.make(resource);
    const alone = member === undefined ? valuesOf(operation, again) : [told];
    const last = await sendTaken(world, operation, again, alone);
    return { exchange: last, first: again, member: told, value: again.representation[told] };
  },
  judge({ exchange, first, member, value }) {
    const { status } = exchange.response;
    if (status === CONFLICT) return holds(1);
    if (member === undefined || !isSuccess(status)) return notExercised("nothing unique");
    const what = `${member} is that of a different resource: ${JSON.stringify(value)}`;
    return broken(wrongStatus(exchange, [CONFLICT], { kind: "request", what }), [exchange], [first.read]);
  },
};

function declaresConflict({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === String(CONFLICT));
}

/** The members that a client sets and whose values are texts or numbers. */
function valuesOf(operation: Operation, { representation }: Made): readonly string[] {
  return ownMembers(operation).filter((name) => {
    const value = representation[name];
    return (typeof value === "string" && value !== "") || typeof value === "number";
  });
}

/** Sends these values of `first` for a second resource. */
async function sendTaken(
  world: World,
  operation: Operation,
  first: Made,
  names: readonly string[],
): Promise<Exchange> {
  const isCreate = operation.semantics.effect === "create";
  const other = isCreate ? first : await world.make(first.resource, { above: first });
  const taken = Object.fromEntries(names.map((name) => [name, first.representation[name]]));
  const drawn: Members = merges(operation)
    ? {}
    : membersOf(world.anotherContent(operation, first.representation));
  return world.perform(operation, { path: world.pathTo(operation, other), content: { ...drawn, ...taken } });
}

/** @returns the member that a different operation of the resource rejects with 409, alone. */
async function findUnique(
  world: World,
  operation: Operation,
  { create, write, merge, ...resource }: Resource,
): Promise<string | undefined> {
  for (const id of [create, write, merge]) {
    const other = operationNamed(world.contract, id);
    if (other === undefined || other === operation || !declaresConflict(other)) continue;
    const whole = { ...resource, create, write, merge };
    const first = await world.make(whole);
    const names = valuesOf(other, first);
    const all = await sendTaken(world, other, first, names);
    if (all.response.status !== CONFLICT) continue;
    for (const name of names.filter((one) => ownMembers(operation).includes(one))) {
      const { response } = await sendTaken(world, other, first, [name]);
      if (response.status === CONFLICT && (await acceptsFree(world, other, first, name))) return name;
    }
  }
  return undefined;
}

/** Whether the operation accepts a value that no resource has: an outdated version is also a 409. */
async function acceptsFree(world: World, operation: Operation, first: Made, name: string): Promise<boolean> {
  const drawn = membersOf(world.anotherContent(operation, first.representation));
  const isCreate = operation.semantics.effect === "create";
  const other = isCreate ? first : await world.make(first.resource, { above: first });
  const content = merges(operation) ? { [name]: drawn[name] } : drawn;
  const { response } = await world.perform(operation, { path: world.pathTo(operation, other), content });
  return isSuccess(response.status);
}

/** A POST that declares 409, which not every operation does, for content with a member of such a name. */
function mustBeUnique(
  operation: Operation,
  names: readonly string[],
  { operations }: Contract,
): string | undefined {
  const { effect, safe } = operation.semantics;
  const isForAll = operations
    .filter((one) => one.semantics.safe !== true)
    .every((one) => declaresConflict(one));
  if (effect !== "create" || safe === true || operation.traits.key !== "none" || isForAll) return undefined;
  return names.find((name) => UNIQUE.includes(bare(name)));
}
