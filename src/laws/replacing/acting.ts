// Whether an action on a resource, such as POST /orders/{id}/cancel, does what its response shows.

import type { Operation, Resource } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { isPending, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import { representationIn } from "../shared/about.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Made, Missing, World } from "../world.ts";

/** A response with the representation, and the GET after it. */
export type Shown = {
  readonly exchange: Exchange;
  readonly after: Made | Missing | undefined;
  /** The members to compare: those that clients set, or that an action returns as changed. */
  readonly names: readonly string[];
};

const TRIES = 4;

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
  const exchange = await performOn(world, operation, item);
  const after = await world.read(item);
  const shown = representationIn(resource, exchange.response.content);
  const isOfItem = Object.values(shown).some((value) => String(value) === world.idOf(item));
  const isDone = isSuccess(exchange.response.status) && !isPending(exchange.response.status);
  if (!isDone || !isOfItem || isMissing(after)) return { exchange, after, names: [], undone: [] };
  const later = await world.read(item);
  const former = item.representation;
  const now = after.representation;
  const both = Object.keys(former).filter((name) => name in shown);
  const undone = both.filter((name) => {
    const [before, said, seen] = [former[name], shown[name], now[name]];
    // A third value may be a later step of the same change.
    if (!sameJson(said, before)) return isState(before) && isState(said) && sameJson(seen, before);
    const isCalm = sameJson(later.representation?.[name], seen);
    const isOwn = typeof before === "number" || resource.settable.includes(name);
    return isOwn && isCalm && seen !== undefined && !sameJson(seen, before);
  });
  const done = both.filter(
    (name) => !sameJson(shown[name], former[name]) && sameJson(now[name], shown[name]),
  );
  return { exchange, after, names: [...undone, ...done], undone };
}

/** A flag, a word or a number; a text may be a time, which is that of the response. */
function isState(value: unknown): boolean {
  return (
    ["boolean", "number"].includes(typeof value) ||
    (typeof value === "string" && /^[A-Za-z_-]{2,30}$/.test(value))
  );
}
