// The index of books: the places of each term, in ascending order.
import type { Place } from "../library.ts";
import { beginningIn, type Findable, type Term } from "../terms.ts";
import { belowIn, type Places, sizeOf, withoutPlace, withPlace } from "./place-list.ts";
import { spreadMap } from "./spread-map.ts";
import { missingIn, vocabulary } from "./vocabulary.ts";

/** How many look-ups a search may still make. */
export type Budget = { left: number };

/** Returns the highest place of a term below a place; without one, its highest place. Asked from the highest down. */
export type Descent = (place: Place | undefined) => Place | undefined;

export type Postings = {
  /** Replaces what the book at the place is found by; `undefined`: nothing. */
  readonly replace: (place: Place, before: Findable | undefined, now: Findable | undefined) => void;
  /** The number of places of the term, or more: a book may have several words with one beginning. */
  readonly count: (term: Term) => number;
  /** Walks the places of the term, and takes its look-ups from the budget. */
  readonly descend: (term: Term, budget: Budget) => Descent;
  /** The number of terms, of words and of their first letters. */
  readonly size: () => number;
};

/** @returns an empty index; a look-up costs the logarithm of the number of places. */
export function postings(): Postings {
  const byTerm = spreadMap<Places>();
  const words = vocabulary();

  const set = (term: Term, before: Places | undefined, now: Places | undefined): void => {
    if (now === undefined) byTerm.delete(term);
    else if (now !== before) byTerm.set(term, now);
  };
  const placesOf = (term: Term): readonly Places[] => {
    const beginning = beginningIn(term);
    if (beginning !== undefined) return words.placesOf(beginning);
    const places = byTerm.get(term);
    return places === undefined ? [] : [places];
  };

  return {
    replace: (place, before = NOTHING, now = NOTHING) => {
      for (const term of missingIn(before.terms, now.terms)) {
        const places = byTerm.get(term);
        set(term, places, withPlace(places, place));
      }
      for (const term of missingIn(now.terms, before.terms)) {
        const places = byTerm.get(term);
        set(term, places, withoutPlace(places, place));
      }
      words.replace(place, before.words, now.words);
    },
    count: (term) => placesOf(term).reduce<number>((sum, places) => sum + sizeOf(places), 0),
    descend: (term, budget) => descentOf(placesOf(term), budget),
    size: () => byTerm.size() + words.size(),
  };
}

const NOTHING: Findable = { words: [], terms: [] };

/** Where the walk of a list is before its first look-up, and after its last place. */
const START = Number.POSITIVE_INFINITY;
const END = -1;

/** Walks several lists as if they were one: only lists that are not below the place are looked up. */
function descentOf(lists: readonly Places[], budget: Budget): Descent {
  const heads = new Float64Array(lists.length).fill(START);
  return (place) => {
    const limit = place ?? START;
    let highest = END;
    for (let at = 0; at < heads.length; at++) {
      let head = heads[at] ?? END;
      const places = head < limit ? undefined : lists[at];
      if (places !== undefined) {
        budget.left -= 1;
        head = belowIn(places, place) ?? END;
        heads[at] = head;
      }
      if (head > highest) highest = head;
    }
    return highest === END ? undefined : highest;
  };
}
