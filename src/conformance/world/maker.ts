// Creates the resources that a law needs, with those above them, or finds existing ones in a safe-only run.
import { isInferred } from "../../contract/inferred/infer.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { type Attempt, NotExercised } from "../../laws/reason.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { isGone, isRefusal, isServerError, isShutOut } from "../../laws/shared/judgements.ts";
import { isMissing } from "../../laws/shared/sending.ts";
import type { Item, Made, World } from "../../laws/world.ts";
import { isConflict } from "../../semantics/statuses.ts";
import type { Settings } from "../settings.ts";
import { succeeded } from "../wire/exchanges.ts";
import type { Required, Sender } from "../wire/sender.ts";
import { idOf, pathTo, pick } from "./addresses.ts";
import { type ContentWay, contentWays } from "./content-ways.ts";
import type { Drawing } from "./drawing.ts";
import { findListed } from "./existing.ts";
import type { Known } from "./known.ts";
import type { Requests } from "./requests.ts";

export type Maker = Pick<World, "make" | "freeItem"> & {
  /** What was there before the world, and has to be put back: the resources without an id, such as /settings. */
  readonly found: ReadonlyMap<Resource, Made>;
  /** The place of a resource's items: below `above` or its parent, else below a parent that is created once. */
  readonly placeOf: (resource: Resource, above: Item | undefined) => Promise<Item["path"]>;
  /** Creates a resource from the content; returns the requests if that did not succeed. */
  readonly makeWith: (operation: Operation, resource: Resource, given: Given) => Promise<Made | Attempt>;
};

type Given = { readonly content: unknown; readonly above?: Item | undefined };

export type MakerMeans = {
  readonly sender: Sender;
  readonly known: Known;
  readonly drawn: Drawing;
  readonly requests: Requests;
  /** The parameters that an operation requires. */
  readonly required: (operation: Operation) => Required;
};

const TRIES = 5;
const DRAWS = 3;

/** @returns the maker of a world's resources. */
export function makeMaker(settings: Settings, means: MakerMeans): Maker {
  const { placeOf, freeItem } = makePlaces(settings, means, (...given) => make(...given));
  const makeWith = makeMakeWith(means, { placeOf, freeItem });
  const found = new Map<Resource, Made>();
  const make: World["make"] = async (resource, { members, above } = {}) => {
    if (settings.safeOnly) return findExisting(settings, means, resource, above);
    if (isInferredSingleton(resource, settings)) {
      const there = await means.requests.read({ resource, path: {} });
      if (!isMissing(there)) {
        if (!found.has(resource)) found.set(resource, there);
        means.known.remember({ resource, path: {} });
        return there;
      }
    }
    const attempts: Attempt[] = [];
    for (const id of [resource.create, resource.write]) {
      const operation = operationNamed(settings.contract, id);
      if (operation === undefined) continue;
      for (const way of waysFor(operation, resource, settings)) {
        if (way !== "drawn") settings.memory.contentWays.set(resource.read, way);
        const draw = () => ({ content: means.drawn.validContent(operation, members), above });
        let made = await makeWith(operation, resource, draw());
        // A value that has to be unique was taken: a different one may be free.
        for (let tries = 1; tries < DRAWS && isTaken(made, operation); tries++)
          made = await makeWith(operation, resource, draw());
        if ("representation" in made) return made;
        attempts.push(made);
        if (!isRejected(made)) break;
        settings.memory.contentWays.delete(resource.read);
      }
    }
    if (attempts.length === 0 && isThere(resource)) return readExisting(means, { resource, path: {} });
    throw new NotExercised({ kind: "nothing made", path: resource.path, attempts });
  };
  return { make, makeWith, placeOf, freeItem, found };
}

function isTaken(made: Made | Attempt, operation: Operation): boolean {
  return "exchange" in made && isInferred(operation) && isConflict(made.exchange.response.status);
}

/** Whether the resource has no id, such as /inventory, so that there is only one. */
function isSingleton({ path }: Resource): boolean {
  return pathParameterNames(path).length === 0;
}

/** The parent of a resource that exists once below it, such as /contacts/{id}/address. */
function onlyOneOf({ path, parent: above }: Resource, { resources }: Contract): Resource | undefined {
  const parent = resources.find(({ read }) => read === above);
  const hasNoId = parent !== undefined && sameJson(pathParameterNames(path), pathParameterNames(parent.path));
  return hasNoId && !isSingleton(parent) ? parent : undefined;
}

/** Whether the resource is taken to be there always, although no declaration says so. */
function isInferredSingleton(resource: Resource, { contract }: Settings): boolean {
  const read = operationNamed(contract, resource.read);
  return isSingleton(resource) && read !== undefined && isInferred(read);
}

/** Whether a resource may be there without being created, and no operation changes it. */
function isThere(resource: Resource): boolean {
  return isSingleton(resource) && resource.merge === undefined && resource.delete === undefined;
}

/** What the server was seen to accept; before that, one way after the other. */
function waysFor(operation: Operation, { read }: Resource, { memory }: Settings): readonly ContentWay[] {
  const known = memory.contentWays.get(read);
  if (known !== undefined) return [known];
  const hasExamples = Object.keys(memory.exampleMembers(operation)).length > 0;
  return contentWays.filter((way) => way !== "examples" || hasExamples);
}

/** Whether the content may be the reason, and nothing was created: a server may also fail at what it did not expect. */
function isRejected({ exchange, read }: Attempt): boolean {
  if (read !== undefined) return false;
  return isServerError(exchange) || (isRefusal(exchange) && !isShutOut(exchange) && !isGone(exchange));
}

/** Places below existing resources, and unused URLs there. */
function makePlaces(
  { contract, run }: Settings,
  { known, drawn, requests, required }: MakerMeans,
  make: World["make"],
): Pick<Maker, "placeOf" | "freeItem"> {
  const { read } = requests;
  /** The path parameters above a resource that belong to no resource, such as a tenant, as all requests fill them. */
  const unowned = (resource: Resource): Item["path"] => {
    const operation = operationNamed(contract, resource.read);
    const names = pathParameterNames(resource.path).slice(0, -1);
    const values = names.map((name) => [name, operation && required(operation).path(name)] as const);
    return Object.fromEntries(values.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
  };
  const placeOf: Maker["placeOf"] = async (resource, above) => {
    const parent = contract.resources.find((one) => one.read === resource.parent);
    if (parent === undefined) return unowned(resource);
    if (above !== undefined) return pick(parent.path, above.path);
    for (const item of known.items()) {
      if (item.resource.read === parent.read && !isMissing(await read(item))) return item.path;
    }
    return (await make(parent)).path;
  };
  /** The only URL below a parent is unused below `above`, or below a parent that has just been created. */
  const freeBelow = async (
    resource: Resource,
    parent: Resource,
    above: Item | undefined,
  ): Promise<Item | undefined> => {
    const given = above && { resource, path: pick(parent.path, above.path) };
    if (given !== undefined && isMissing(await read(given))) return given;
    const { path } = await make(parent, above === undefined ? {} : { above });
    const item = { resource, path: pick(parent.path, path) };
    return isMissing(await read(item)) ? item : undefined;
  };
  const freeItem: World["freeItem"] = async (resource, above) => {
    const parent = onlyOneOf(resource, contract);
    const only = parent && (await freeBelow(resource, parent, above));
    if (only !== undefined) return known.remember(only);
    if (isSingleton(resource) || parent !== undefined)
      throw new NotExercised({ kind: "no unused URL", path: resource.path });
    const place = pick(resource.path, await placeOf(resource, above));
    const own = Object.keys(place).at(-1) ?? "";
    for (let tries = 0; tries < TRIES; tries++) {
      const item = { resource, path: { ...place, [own]: drawn.freshId(resource) } };
      // An id with the run's prefix is unique; any other may be in use.
      const isOurs = idOf(item).includes(run);
      if (isOurs || (!known.has(item) && isMissing(await read(item)))) return known.remember(item);
    }
    throw new NotExercised({ kind: "no unused URL", path: resource.path });
  };
  return { placeOf, freeItem };
}

function makeMakeWith(
  { requests: { perform, created, read } }: MakerMeans,
  { placeOf, freeItem }: Pick<Maker, "placeOf" | "freeItem">,
): Maker["makeWith"] {
  return async (operation, resource, { content, above }) => {
    const isCreate = operation.semantics.effect === "create";
    const place = isCreate
      ? { resource, path: await placeOf(resource, above) }
      : isSingleton(resource)
        ? { resource, path: {} }
        : await freeItem(resource, above);
    const exchange = await perform(operation, { path: pathTo(operation, place), content });
    const item = isCreate ? created(operation, exchange) : succeeded(exchange) ? place : undefined;
    if (item === undefined) return { exchange };
    const made = await read(item);
    return isMissing(made) ? { exchange, read: made.read } : made;
  };
}

async function findExisting(
  { contract }: Settings,
  { sender, known, requests }: MakerMeans,
  resource: Resource,
  above: Item | undefined,
): Promise<Made> {
  const item = known.remember(await findListed(contract, sender, resource, above));
  return readExisting({ requests }, item);
}

/** Not remembered, so that nothing deletes it. */
async function readExisting({ requests }: Pick<MakerMeans, "requests">, item: Item): Promise<Made> {
  const made = await requests.read(item);
  if (isMissing(made)) throw new NotExercised({ kind: "unreadable", exchange: made.read });
  return made;
}
