// Finds out which members the server sets although the document does not say so.
import type { Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Attempt, NotExercised } from "../../laws/reason.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import type { Item, Made } from "../../laws/world.ts";
import { type Settings, timer } from "../settings.ts";
import { AskAgain } from "../wire/attempts.ts";

/** Some servers write clocks with a resolution of one second into representations. */
const GRAIN = 1100;

type Means = {
  readonly validContent: (operation: Operation) => unknown;
  /** Creates a resource from the content; returns the requests if that did not succeed. */
  readonly makeWith: (
    operation: Operation,
    resource: Resource,
    given: { readonly content: unknown },
  ) => Promise<Made | Attempt>;
};

export type Twinning = {
  readonly serverSet: (resource: Resource) => Promise<ReadonlySet<string>>;
  /** Everything that was created to find out. */
  readonly twins: () => readonly Item[];
};

/** @returns a function that finds out, once per run, which members of a resource the server sets. */
export function makeTwinning(settings: Settings, means: Means): Twinning {
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
      const pair = await makePair(
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

/** Two equal resources, the second created a little later; `undefined` if they cannot be created. */
async function makePair(
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
