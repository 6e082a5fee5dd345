// Whether a list shows the run's second principal what the first one created.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Made, World } from "../world.ts";

export type ListedForSecond = {
  readonly exchange: Exchange;
  /** `undefined` if that is not known. */
  readonly isShown: boolean | undefined;
};

/**
 * Reads the first page of the list as the second principal, and looks for the entry that the first one sees, if that has
 * all that a GET returns: a list may have a summary of what not everybody may read.
 */
export async function findForSecond(world: World, list: Operation, item: Made): Promise<ListedForSecond> {
  const listing = await world.listing(item);
  const entry = listing?.entries[listing.ids?.indexOf(world.idOf(item)) ?? -1];
  const exchange = await world.send(list, { path: world.pathTo(list, item), as: "second" });
  const isKnown = entry !== undefined && isWhole(entry, item) && isSuccess(exchange.response.status);
  return { exchange, isShown: isKnown ? hasEntry(exchange.response.content, entry) : undefined };
}

function isWhole(entry: unknown, { representation }: Made): boolean {
  const shown = membersOf(entry);
  return Object.entries(representation).every(([name, value]) => sameJson(shown[name], value));
}

const DEPTH = 4;

function hasEntry(content: unknown, entry: unknown, depth = DEPTH): boolean {
  if (depth === 0) return false;
  if (Array.isArray(content)) return content.some((one) => sameJson(one, entry));
  return isRecord(content) && Object.values(content).some((one) => hasEntry(one, entry, depth - 1));
}
