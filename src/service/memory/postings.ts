// The index of books: the places of each term, in ascending order.
import type { Place } from "../library.ts";
import { beginningIn, type Findable, type Term } from "../terms.ts";
import { addTo, belowIn, type PlaceList, placeList, removeFrom, sizeOf } from "./place-list.ts";
import { vocabulary } from "./vocabulary.ts";

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
  /** The number of terms, words and beginnings that have a list. */
  readonly size: () => number;
};

/** @returns an empty index; a look-up costs the logarithm of the number of places. */
export function postings(): Postings {
  const byTerm = new Map<Term, PlaceList>();
  const words = vocabulary();
  let changes = 0;

  const listOf = (term: Term): PlaceList => {
    const known = byTerm.get(term);
    if (known !== undefined) return known;
    const list = placeList(term, byTerm);
    byTerm.set(term, list);
    return list;
  };
  /** Each list of a book once, marked with this change. */
  const listsOf = (found: Findable, mark: "had" | "has"): readonly PlaceList[] => {
    const lists: PlaceList[] = [];
    const take = (list: PlaceList): void => {
      if (list[mark] === changes) return;
      list[mark] = changes;
      lists.push(list);
    };
    for (const text of found.words) {
      const word = words.word(text);
      word.uses += mark === "has" ? 1 : -1;
      for (const list of word.lists) take(list);
    }
    for (const term of found.terms) take(listOf(term));
    return lists;
  };
  const listsFor = (term: Term): readonly PlaceList[] => {
    const beginning = beginningIn(term);
    if (beginning !== undefined) return words.listsOf(beginning);
    const list = byTerm.get(term);
    return list === undefined ? [] : [list];
  };

  return {
    replace: (place, before, now) => {
      changes += 1;
      const old = before === undefined ? [] : listsOf(before, "had");
      const fresh = now === undefined ? [] : listsOf(now, "has");
      for (const list of fresh) if (list.had !== changes) addTo(list, place);
      for (const list of old) if (list.has !== changes) removeFrom(list, place);
      for (const text of before?.words ?? []) words.forgetUnused(text);
    },
    count: (term) => listsFor(term).reduce((sum, list) => sum + sizeOf(list), 0),
    descend: (term, budget) => descentOf(listsFor(term), budget),
    size: () => byTerm.size + words.size(),
  };
}

/** Where the walk of a list is before its first look-up, and after its last place. */
const START = Number.POSITIVE_INFINITY;
const END = -1;

/** Walks several lists as if they were one: only lists that are not below the place are looked up. */
function descentOf(lists: readonly PlaceList[], budget: Budget): Descent {
  const heads = lists.map(() => START);
  return (place) => {
    let highest = END;
    for (let at = 0; at < heads.length; at++) {
      const list = lists[at];
      let head = heads[at] ?? END;
      if (list !== undefined && head >= (place ?? START)) {
        budget.left -= 1;
        head = belowIn(list, place) ?? END;
        heads[at] = head;
      }
      if (head > highest) highest = head;
    }
    return highest === END ? undefined : highest;
  };
}
