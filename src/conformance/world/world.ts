// One small world on a server: makes what a law needs, remembers it, and removes it in the end.
import type { Operation, Resource } from "../../contract/operation.ts";
import { expandPath } from "../../http/path.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { type Attempt, NotExercised } from "../../laws/reason.ts";
import { operationNamed, representationIn, theResourceOf } from "../../laws/shared/about.ts";
import { isMissing } from "../../laws/shared/sending.ts";
import type { Item, Made, Missing, Sending, World } from "../../laws/world.ts";
import { type FaultsIn, faultsIn } from "../../schema/validity.ts";
import { fields } from "../../semantics/fields.ts";
import { makeHistory } from "../history.ts";
import { type Settings, timer } from "../settings.ts";
import { hasCredentials } from "../wire/credentials.ts";
import { sender, succeeded } from "../wire/send.ts";
import { createdItem, idOf, pathTo, pick, putItem } from "./addresses.ts";
import { drawing } from "./drawing.ts";
import { firstListed } from "./existing.ts";
import { walkList } from "./lists.ts";
import { namedAsAddressed } from "./naming.ts";
import { type Observing, observe } from "./observing.ts";
import { requiredParameters } from "./request-parameters.ts";
import { requirementsOf } from "./requirements.ts";
import { madeElsewhere, perhapsMade, removeAll } from "./tidy.ts";
import { twinning } from "./twins.ts";

export type OwnWorld = World & {
  /** Everything that was sent, in the order of the answers. */
  readonly exchanges: readonly Exchange[];
  /** Removes what was made, as far as the document has a way to; gives the paths of what is still there. */
  cleanUp(): Promise<readonly string[]>;
};

const TRIES = 5;

/**
 * @param settings of the run
 * @param name of this world, of letters and digits: no other world of the run may have it
 */
export function makeWorld(settings: Settings, name: string): OwnWorld {
  const { contract, strict = false, pause = timer } = settings;
  const exchanges: Exchange[] = [];
  const history = settings.history ?? makeHistory();
  const { send: sendAsIs, get } = sender(
    settings,
    (exchange) => {
      exchanges.push(exchange);
      history.add(exchange);
    },
    requiredParameters(contract, settings.seed),
  );
  const drawn = drawing(settings, `${settings.run}-${name}`);
  const smallest = settings.small === "required" ? "required" : "all";
  let judge: FaultsIn | undefined;
  const judgeOf = (): FaultsIn => {
    judge ??= settings.faultsIn ?? faultsIn(contract.schemas);
    return judge;
  };
  const known = new Map<string, Item>();
  const observing: Observing = {
    contract,
    sender: { send: sendAsIs, get },
    known: () => [...known.values()],
    pause,
    strict,
    serverSet: (resource) => serverSet(resource),
    twins: () => twins(),
    longLists: settings.longLists ?? new Set(),
  };

  const remember = (item: Item): Item => {
    known.set(expandPath(item.resource.path, item.path), item);
    return item;
  };
  const created = (operation: Operation, exchange: Exchange): Item | undefined =>
    succeeded(exchange) ? createdItem(contract, operation, exchange, settings.baseUrl) : undefined;
  const send = async (operation: Operation, sending: Sending): Promise<Exchange> => {
    const named = namedAsAddressed(contract, operation, sending, judgeOf);
    const exchange = await sendAsIs(operation, named);
    const isCreate = operation.semantics.effect === "create";
    const item = isCreate ? created(operation, exchange) : putItem(contract, operation, sending, exchange);
    if (item !== undefined && sending.method === undefined) remember(item);
    return exchange;
  };
  const read = async (item: Item): Promise<Made | Missing> => {
    const operation = operationNamed(contract, item.resource.read);
    if (operation === undefined) throw new Error(`${item.resource.read} is no operation`);
    const exchange = await sendAsIs(operation, { path: pathTo(operation, item) });
    const { resource, path } = item;
    if (!succeeded(exchange)) return { resource, path, representation: undefined, read: exchange };
    const tag = exchange.response.headers[fields.etag.name.toLowerCase()];
    return {
      resource,
      path,
      representation: representationIn(resource, exchange.response.content),
      tag,
      read: exchange,
    };
  };
  const perform: World["perform"] = async (operation, sending) => {
    const headers = await requirementsOf(contract, operation, sending, {
      sendAsIs,
      freshKey: drawn.freshKey,
    });
    return send(operation, { ...sending, headers: { ...headers, ...sending.headers } });
  };
  /** Where the items of a resource lie: under `above` or its parent, else under one that is made once. */
  const placeOf = async (resource: Resource, above: Item | undefined): Promise<Item["path"]> => {
    const parent = contract.resources.find((one) => one.read === resource.parent);
    if (parent === undefined) return {};
    if (above !== undefined) return pick(parent.path, above.path);
    for (const item of known.values()) {
      if (item.resource.read === parent.read && !isMissing(await read(item))) return item.path;
    }
    return (await make(parent)).path;
  };
  const freeItem = async (resource: Resource, above?: Item): Promise<Item> => {
    const place = pick(resource.path, await placeOf(resource, above));
    const own = Object.keys(place).at(-1) ?? "";
    for (let tries = 0; tries < TRIES; tries++) {
      const item = { resource, path: { ...place, [own]: drawn.freshId(resource) } };
      // An id with the run's own word in it is nobody else's; any other may be taken.
      const isOurs = idOf(item).includes(settings.run);
      const isFree = async (): Promise<boolean> =>
        !known.has(expandPath(resource.path, item.path)) && isMissing(await read(item));
      if (isOurs || (await isFree())) return remember(item);
    }
    throw new NotExercised({ kind: "no free address", path: resource.path });
  };
  const makeWith = async (
    operation: Operation,
    resource: Resource,
    { content, above }: { readonly content: unknown; readonly above?: Item | undefined },
  ): Promise<Made | Attempt> => {
    const isCreate = operation.semantics.effect === "create";
    const place = isCreate
      ? { resource, path: await placeOf(resource, above) }
      : await freeItem(resource, above);
    const exchange = await perform(operation, { path: pathTo(operation, place), content });
    const item = isCreate ? created(operation, exchange) : succeeded(exchange) ? place : undefined;
    if (item === undefined) return { exchange };
    const made = await read(item);
    return isMissing(made) ? { exchange, read: made.read } : made;
  };
  const existing = async (resource: Resource, above: Item | undefined): Promise<Made> => {
    const item = remember(await firstListed(contract, { send: sendAsIs, get }, resource, above));
    const made = await read(item);
    if (isMissing(made)) throw new NotExercised({ kind: "unreadable", exchange: made.read });
    return made;
  };
  const make: World["make"] = async (resource, { members = smallest, above } = {}) => {
    if (settings.safeOnly) return existing(resource, above);
    const attempts: Attempt[] = [];
    for (const operation of [resource.create, resource.write].map((id) => operationNamed(contract, id))) {
      if (operation === undefined) continue;
      const content = drawn.validContent(operation, members);
      const made = await makeWith(operation, resource, { content, above });
      if ("representation" in made) return made;
      attempts.push(made);
    }
    throw new NotExercised({ kind: "nothing made", path: resource.path, attempts });
  };
  const { serverSet, twins } = twinning(settings, { validContent: drawn.validContent, makeWith });

  return {
    contract,
    hasCredentials: hasCredentials(settings),
    exchanges,
    send,
    perform,
    follow: (location, from) => get(location, from.request.target),
    make,
    read,
    freeItem,
    created,
    pathTo,
    pathAbove: async (operation) => {
      const resource = theResourceOf(operation, contract);
      return pick(operation.path, await placeOf(resource, undefined));
    },
    ...drawn,
    seen: ({ id }) => history.of(id),
    faultsIn: (schema, value) => judgeOf()(schema, value),
    idOf,
    listing: (item, walk) => walkList(contract, { send: sendAsIs, get }, item.resource, item.path, walk),
    serverSet,
    witness: (options) => observe(observing, options),
    async cleanUp() {
      if (settings.safeOnly) return [];
      const left = await removeAll(settings, perhapsMade(settings, [...known.values()], exchanges));
      return [...left, ...madeElsewhere(settings, exchanges)];
    },
  };
}
