// The places of one term, in ascending order. Most terms have one place, which is kept without a list.
import type { Place } from "../library.ts";
import { type Blocks, blocksOf, countBelow } from "./blocks.ts";

/** The places of a term that has some: one, a few, or many. */
export type Places = Place | Place[] | Blocks<Place>;

/** A list with more places is divided into blocks. Blocks are in more parts of the memory, so a change of a short list costs less. */
const FEW = 1000;
/** A list with fewer places is replaced on each addition, so that it never has spare capacity. */
const VERY_FEW = 8;

/** @returns the number of places */
export function sizeOf(places: Places): number {
  if (typeof places === "number") return 1;
  return Array.isArray(places) ? places.length : places.size();
}

/** @returns the highest place below the given one; without one, the highest place. */
export function belowIn(places: Places, place: Place | undefined): Place | undefined {
  if (typeof places === "number") return place === undefined || places < place ? places : undefined;
  if (!Array.isArray(places)) return places.below(place);
  return place === undefined ? places.at(-1) : places[countBelow(places, place, isLower) - 1];
}

/** @returns the places with the given one; an array or blocks may be changed and returned */
export function withPlace(places: Places | undefined, place: Place): Places {
  if (places === undefined || places === place) return place;
  if (typeof places === "number") return places < place ? [places, place] : [place, places];
  if (!Array.isArray(places)) {
    places.add(place);
    return places;
  }
  if (places.length >= FEW) return withPlace(blocksOf(isLower, places), place);
  if (place > (places.at(-1) ?? -1)) {
    if (places.length < VERY_FEW) return places.concat(place);
    places.push(place);
    return places;
  }
  const at = countBelow(places, place, isLower);
  if (places[at] !== place) places.splice(at, 0, place);
  return places;
}

/** @returns the places without the given one, and `undefined` for none; an array or blocks may be changed and returned */
export function withoutPlace(places: Places | undefined, place: Place): Places | undefined {
  if (places === undefined || places === place) return undefined;
  if (typeof places === "number") return places;
  if (!Array.isArray(places)) {
    places.remove(place);
    return places.size() === 0 ? undefined : places;
  }
  const at = countBelow(places, place, isLower);
  if (places[at] === place) places.splice(at, 1);
  return places.length === 1 ? places[0] : places;
}

function isLower(one: Place, other: Place): boolean {
  return one < other;
}
