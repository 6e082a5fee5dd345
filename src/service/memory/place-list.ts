// The places of one term, in ascending order.
import type { Place } from "../library.ts";
import { type Blocks, blocksOf } from "./blocks.ts";

/** Most terms have one or two places, and blocks for each would need more memory than the places. */
const FEW = 64;
/** A list with fewer places is replaced on each change, so that it never has spare capacity. */
const VERY_FEW = 8;

type Few = Place[];

/** The places of one term, and in which changes of the index its book had and has it. */
export type PlaceList = {
  places: Few | Blocks;
  had: number;
  has: number;
  /** Where the list is found by its name; a list without places is removed from there. */
  readonly home: Map<string, PlaceList> | undefined;
  readonly name: string;
};

/** @returns a list that its home does not have yet */
export function placeList(
  name: string,
  home?: Map<string, PlaceList>,
  places: readonly Place[] = [],
): PlaceList {
  return { places: places.length > FEW ? blocksOf(places) : [...places], had: 0, has: 0, home, name };
}

export function sizeOf({ places }: PlaceList): number {
  return isFew(places) ? places.length : places.size();
}

/** To mark a place and to look for marks costs about this many times less than to sort a place. */
const MARKING = 32;

/** @returns the places of all lists, each once, in ascending order */
export function merged(lists: readonly PlaceList[]): readonly Place[] {
  const all = lists.map(({ places }) => (isFew(places) ? places : places.all()));
  const total = all.reduce((sum, places) => sum + places.length, 0);
  const range = 1 + all.reduce((highest, places) => Math.max(highest, places.at(-1) ?? 0), 0);
  if (total * MARKING < range) return [...new Set(Float64Array.from(all.flat()).sort())];
  const marks = new Uint8Array(range);
  for (const places of all) for (const place of places) marks[place] = 1;
  const found: Place[] = [];
  for (let place = 0; place < range; place++) if (marks[place] === 1) found.push(place);
  return found;
}

/** @returns the highest place below the given one; without one, the highest place. */
export function belowIn({ places }: PlaceList, place: Place | undefined): Place | undefined {
  if (!isFew(places)) return places.below(place);
  return place === undefined ? places.at(-1) : places.findLast((it) => it < place);
}

export function addTo(list: PlaceList, place: Place): void {
  const { places } = list;
  if (!isFew(places)) places.add(place);
  else if (places.length >= FEW) {
    list.places = blocksOf(places);
    list.places.add(place);
  } else if (place <= (places.at(-1) ?? -1)) insert(places, place);
  else if (places.length < VERY_FEW) list.places = places.concat(place);
  else places.push(place);
}

export function removeFrom(list: PlaceList, place: Place): void {
  const { places } = list;
  if (!isFew(places)) places.remove(place);
  else {
    const at = places.indexOf(place);
    if (at >= 0 && places.length > VERY_FEW) places.splice(at, 1);
    else if (at >= 0) list.places = places.toSpliced(at, 1);
  }
  if (sizeOf(list) === 0) list.home?.delete(list.name);
}

function isFew(places: Few | Blocks): places is Few {
  return Array.isArray(places);
}

function insert(places: Few, place: Place): void {
  const below = places.findLastIndex((other) => other < place);
  if (places[below + 1] !== place) places.splice(below + 1, 0, place);
}
