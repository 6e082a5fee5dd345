// Finds out which members the server sets by itself, where the document does not say so.
import type { Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Attempt, NotExercised } from "../../laws/reason.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import type { Item, Made } from "../../laws/world.ts";
import { type Settings, timer } from "../settings.ts";
import { AskAgain } from "../wire/patience.ts";

/** Clocks that some servers write into representations have a grain of a second. */
const GRAIN = 1100;

type Means = {
  readonly validContent: (operation: Operation) => unknown;
  /** Makes one from the content; when that did not succeed, the requests that it took. */
  readonly makeWith: (
    operation: Operation,
    resource: Resource,
    given: { readonly content: unknown },
  ) => Promise<Made | Attempt>;
};

export type Twinning = {
  readonly serverSet: (resource: Resource) => Promise<ReadonlySet<string>>;
  /** Everything that was made to find out. */
  readonly twins: () => readonly Item[];
};

/** @returns what finds out, once in a run, which members of a resource the server sets by itself. */
export function twinning(settings: Settings, means: Means): Twinning {
  const { contract, memory, strict, safeOnly, pause = timer } = settings;
  const found = memory.serverSets;
  const twins: Item[] = [];
  const makeOne = async (operation: Operation, resource: Resource, content: unknown) => {
    const made = await means.makeWith(operation, resource, { content });
    if (!("representation" in made)) return undefined;
    twins.push(made);
    return made;
  };
  const look = async (resource: Resource): Promise<ReadonlySet<string>> => {
    for (const id of [resource.create, resource.write]) {
      const operation = operationNamed(contract, id);
      if (operation === undefined) continue;
      const content = means.validContent(operation);
      const pair = await pairOf(
        () => makeOne(operation, resource, content),
        () => pause(GRAIN),
      );
      if (pair !== undefined) return setByServer(...pair);
    }
    return new Set();
  };
  return {
    twins: () => twins,
    async serverSet(resource) {
      if (strict === true || safeOnly === true) return new Set();
      const known = found.get(resource.read) ?? look(resource);
      found.set(resource.read, known);
      return known.catch((error: unknown) => {
        found.delete(resource.read);
        throw error;
      });
    },
  };
}

/** Two that were made alike, the second a little later; `undefined` when they cannot be made. */
async function pairOf(
  makeOne: () => Promise<Made | undefined>,
  pause: () => Promise<void>,
): Promise<readonly [Made, Made] | undefined> {
  try {
    const one = await makeOne();
    if (one === undefined) return undefined;
    await pause();
    const other = await makeOne();
    return other === undefined ? undefined : [one, other];
  } catch (error) {
    if (error instanceof NotExercised && !(error instanceof AskAgain)) return undefined;
    throw error;
  }
}

function setByServer(one: Made, other: Made): ReadonlySet<string> {
  const names = Object.keys({ ...one.representation, ...other.representation });
  return new Set(
    names.filter(
      (name) =>
        !sameJson(one.representation[name], other.representation[name]) ||
        isOfAddress(one, one.representation[name]),
    ),
  );
}

function isOfAddress({ path }: Item, value: unknown): boolean {
  return Object.values(path).some((part) => part === String(value));
}
