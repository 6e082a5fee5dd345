// A small world on a server: creates what a law needs, remembers it, and deletes it afterwards.
import { isInferred } from "../../contract/inferred/infer.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { NotExercised } from "../../laws/reason.ts";
import { resourceOf, theResourceOf } from "../../laws/shared/about.ts";
import type { World } from "../../laws/world.ts";
import { type Settings, timer } from "../settings.ts";
import { throwIfOver } from "../wire/attempts.ts";
import { hasCredentials } from "../wire/credentials.ts";
import { makeSender, type Sender } from "../wire/sender.ts";
import { idOf, pathTo, pick } from "./addresses.ts";
import { makeDrawing } from "./drawing.ts";
import { type ForeignIds, prepareForeign } from "./foreign-resources.ts";
import { type Known, makeKnown } from "./known.ts";
import { walkList } from "./lists.ts";
import { makeMaker } from "./maker.ts";
import { type Observing, observe } from "./observing.ts";
import { putBack } from "./put-back.ts";
import { requiredParameters } from "./request-parameters.ts";
import { makeRequests } from "./requests.ts";
import { makeTwinning, type Twinning } from "./server-set.ts";
import { makeSettling, type Settling } from "./settling.ts";
import { madeElsewhere, perhapsMade, removeAll } from "./tidy.ts";

/** Some servers know times by the second only. */
const GRAIN = 1100;

export type OwnWorld = World & {
  /** Everything that was sent, in the order of the responses. */
  readonly exchanges: readonly Exchange[];
  /** Creates what the contents of the operation name. */
  prepare(operation: Operation): Promise<void>;
  /** Deletes what was created, as far as the document has operations for it; returns the paths of what remains. */
  cleanUp(): Promise<readonly string[]>;
};

/**
 * @param settings of the run
 * @param name the unique name of this world in the run, of letters and digits
 */
export function makeWorld(settings: Settings, name: string): OwnWorld {
  const { contract, memory } = settings;
  const exchanges: Exchange[] = [];
  const required = requiredParameters(memory.arbitraries, settings.seed);
  const known = makeKnown();
  const { pause = timer, patient = false } = settings;
  const { note, settle } = makeSettling(patient, pause);
  const sender = makeSender(
    { ...settings, fetch: whileItCanBeTidied(settings, known) },
    (exchange) => {
      exchanges.push(exchange);
      note(exchange);
      memory.history.add(exchange);
    },
    required,
    memory.history.addUnanswered,
  );
  const foreign: ForeignIds = new Map();
  const drawn = makeDrawing(settings, `${settings.run}-${name}`, foreign);
  const requests = makeRequests(settings, { sender, known, freshKey: drawn.freshKey });
  const { make, makeWith, freeItem, placeOf, found } = makeMaker(settings, {
    sender,
    known,
    drawn,
    requests,
    required,
  });
  const twins = makeTwinning(settings, { validContent: drawn.validContent, makeWith });
  /** A law that draws the content of a creation itself needs to know what the server accepts. */
  const learnContentWay = async (operation: Operation): Promise<void> => {
    const resource = resourceOf(operation, contract);
    const isOpen = isInferred(operation) && operation.semantics.effect === "create";
    if (!isOpen || resource === undefined || memory.learnt.has(resource.read)) return;
    memory.learnt.add(resource.read);
    await make(resource).catch((error: unknown) => {
      if (!(error instanceof NotExercised)) throw error;
    });
  };
  const observing = observingOf(settings, { sender, known, twins, settle });
  return {
    contract,
    safeOnly: settings.safeOnly === true,
    hasTimeFor: settings.timeFor ?? (() => true),
    hasCredentials: hasCredentials(settings),
    exchanges,
    ...requests,
    ...drawn,
    follow: (location, from) => sender.get(location, from.request.target),
    make,
    freeItem,
    pathTo,
    idOf,
    pathAbove: async (operation) =>
      pick(operation.path, await placeOf(theResourceOf(operation, contract), undefined)),
    seen: ({ id }) => memory.history.of(id),
    unanswered: ({ id }) => memory.history.unanswered.filter(({ exchange }) => exchange.operation === id),
    faultsIn: memory.faultsIn,
    faultsInResponse: memory.faultsInResponse,
    listing: async (item, walk) => {
      await settle();
      return walkList(contract, sender, item.resource, item.path, walk);
    },
    serverSet: twins.serverSet,
    calm: () => pause(GRAIN),
    witness: (options) => observe(observing, options),
    async prepare(operation) {
      if (settings.safeOnly === true) return;
      await prepareForeign(contract, operation, {
        ids: foreign,
        make,
        idOf,
        foreignMembers: memory.foreignMembers,
      });
      await learnContentWay(operation);
    },
    async cleanUp() {
      if (settings.safeOnly) return [];
      const own = known.items().filter(({ resource }) => !found.has(resource));
      const left = await removeAll(settings, perhapsMade(settings, own, exchanges), required);
      await putBack(settings, [...found.values()], exchanges, required);
      return [...left, ...madeElsewhere(settings, exchanges)];
    },
  };
}

/** A request for which there is time, but none for the deletions after it, would leave resources behind. */
function whileItCanBeTidied({ fetch, overWith }: Settings, known: Known): Settings["fetch"] {
  if (overWith === undefined) return fetch;
  return (request) => {
    throwIfOver(overWith(known.items().length));
    return fetch(request);
  };
}

type Seeing = Pick<Settling, "settle"> & {
  readonly sender: Sender;
  readonly known: Known;
  readonly twins: Twinning;
};

function observingOf(
  { contract, memory, strict = false, pause = timer }: Settings,
  { sender, known, twins, settle }: Seeing,
): Observing {
  return {
    contract,
    sender,
    known: known.items,
    settle,
    pause,
    strict,
    serverSet: twins.serverSet,
    twins: twins.twins,
    longLists: memory.longLists,
  };
}
