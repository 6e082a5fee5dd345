// Whether an action on a resource, such as POST /orders/{id}/cancel, does what its response shows.

import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { isPending, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import { representationIn } from "../shared/about.ts";
import { isMissing } from "../shared/sending.ts";
import type { Made, Missing, World } from "../world.ts";

/** A response with the representation, and the GET after it. */
export type Shown = {
  readonly exchange: Exchange;
  readonly after: Made | Missing | undefined;
  /** The members to compare: those that clients set, or that an action returns as changed. */
  readonly names: readonly string[];
};

/** Actions that show what would be, and do nothing. */
// biome-ignore format: a list of words
const TRIALS = [
  "preview", "simulate", "simulation", "validate", "validation", "verify", "check", "test", "dryrun", "estimate", "quote",
  "calculate", "calculation", "price", "render", "try", "whatif", "diff",
];

const TRIES = 4;

/** @returns the resource that an action without a declaration acts on, by its path. */
export function resourceActedOn(operation: Operation, contract: Contract): Resource | undefined {
  const { semantics, path } = operation;
  const last = bare(path.split("/").at(-1) ?? "");
  const isTrial = TRIALS.some((word) => last.includes(word));
  if (semantics.effect !== "process" || pathParameterNames(path).length === 0 || isTrial) return undefined;
  const read = (operation.target ?? operation.parent)?.read;
  return contract.resources.find((one) => one.read === read);
}

/** Acts on a second resource, because a single member that stays may be about something else. */
export async function findClaimed(world: World, operation: Operation, resource: Resource): Promise<Shown> {
  const first = await findActed(world, operation, resource);
  if (first.undone.length === 0) return first;
  const second = await findActed(world, operation, resource);
  const isAlike = (name: string): boolean => first.undone.includes(name) === second.undone.includes(name);
  return { ...first, names: first.names.filter(isAlike) };
}

type Acted = Shown & { readonly undone: readonly string[] };

/** A resource may be in the state already that the action leads to. */
async function findActed(world: World, operation: Operation, resource: Resource): Promise<Acted> {
  for (let tries = 1; ; tries++) {
    const acted = await act(world, operation, resource);
    if (acted.names.length > 0 || tries === TRIES) return acted;
  }
}

async function act(world: World, operation: Operation, resource: Resource): Promise<Acted> {
  const item = await world.make(resource);
  const exchange = await world.perform(operation, {
    path: world.pathTo(operation, item),
    content: operation.content === undefined ? undefined : world.validContent(operation),
  });
  const after = await world.read(item);
  const shown = representationIn(resource, exchange.response.content);
  const isOfItem = Object.values(shown).some((value) => String(value) === world.idOf(item));
  const isDone = isSuccess(exchange.response.status) && !isPending(exchange.response.status);
  if (!isDone || !isOfItem || isMissing(after)) return { exchange, after, names: [], undone: [] };
  const former = item.representation;
  const now = after.representation;
  const changed = Object.keys(former).filter(
    (name) => isState(former[name]) && isState(shown[name]) && !sameJson(former[name], shown[name]),
  );
  const undone = changed.filter((name) => sameJson(now[name], former[name]));
  // A third value may be a later step of the same change.
  const names = changed.filter((name) => undone.includes(name) || sameJson(now[name], shown[name]));
  return { exchange, after, names, undone };
}

/** A flag or a word: a time or a count may be that of the response. */
function isState(value: unknown): boolean {
  return typeof value === "boolean" || (typeof value === "string" && /^[A-Za-z_-]{2,30}$/.test(value));
}
