// The places of each term, in ascending order.
import type { Place } from "../library.ts";
import type { Term } from "../terms.ts";
import { type Blocks, blocksOf } from "./blocks.ts";

/** Most terms have one or two places, and blocks for each would need more memory than the places. */
const FEW = 64;

/** In ascending order; replaced on each change, so it never has spare capacity. */
type Few = readonly Place[];

export type Postings = {
  readonly add: (term: Term, place: Place) => void;
  readonly remove: (term: Term, place: Place) => void;
  /** The number of places of the term. */
  readonly count: (term: Term) => number;
  /** The highest place of the term below the given place; without one, its highest place. */
  readonly below: (term: Term, place: Place | undefined) => Place | undefined;
  /** The number of terms that have a place. */
  readonly size: () => number;
};

/** @returns an empty index; each call costs the logarithm of the number of places of the term. */
export function postings(): Postings {
  const byTerm = new Map<Term, Few | Blocks>();

  return {
    add: (term, place) => {
      const before = byTerm.get(term);
      if (before === undefined) byTerm.set(term, [place]);
      else if (!isFew(before)) before.add(place);
      else if (before.length < FEW) byTerm.set(term, inserted(before, place));
      else byTerm.set(term, blocksOf(inserted(before, place)));
    },
    remove: (term, place) => {
      const before = byTerm.get(term) ?? [];
      const after = isFew(before) ? before.filter((other) => other !== place) : before;
      if (!isFew(after)) after.remove(place);
      if (sizeOf(after) === 0) byTerm.delete(term);
      else byTerm.set(term, after);
    },
    count: (term) => sizeOf(byTerm.get(term) ?? []),
    below: (term, place) => {
      const places = byTerm.get(term) ?? [];
      if (!isFew(places)) return places.below(place);
      return place === undefined ? places.at(-1) : places.findLast((it) => it < place);
    },
    size: () => byTerm.size,
  };
}

function isFew(places: Few | Blocks): places is Few {
  return Array.isArray(places);
}

function sizeOf(places: Few | Blocks): number {
  return isFew(places) ? places.length : places.size();
}

function inserted(places: Few, place: Place): Few {
  if (place > (places.at(-1) ?? -1)) return places.concat(place);
  if (places.includes(place)) return places;
  return places.toSpliced(places.findLastIndex((other) => other < place) + 1, 0, place);
}
