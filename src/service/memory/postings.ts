// The places of each term, in ascending order, and the lists of each word that is in use.
import type { Place } from "../library.ts";
import { beginningsOf, type Findable, type Term } from "../terms.ts";
import { type Blocks, blocksOf } from "./blocks.ts";

/** Most terms have one or two places, and blocks for each would need more memory than the places. */
const FEW = 64;
/** A list with fewer places is replaced on each change, so that it never has spare capacity. */
const VERY_FEW = 8;

/** In ascending order. */
type Few = Place[];

/** The places of one term, and in which changes its book had and has it. */
type List = { readonly term: Term; places: Few | Blocks; had: number; has: number };

/** The lists of the beginnings of a word, found by one look-up, and how often the word is in a book. */
type Word = { readonly lists: readonly List[]; uses: number };

export type Postings = {
  /** Replaces what the book at the place is found by; `undefined`: nothing. */
  readonly replace: (place: Place, before: Findable | undefined, now: Findable | undefined) => void;
  /** The number of places of the term. */
  readonly count: (term: Term) => number;
  /** The highest place of the term below the given place; without one, its highest place. */
  readonly below: (term: Term, place: Place | undefined) => Place | undefined;
  /** The number of terms that have a place. */
  readonly size: () => number;
};

/** @returns an empty index; for each term, a call costs the logarithm of the number of its places. */
export function postings(): Postings {
  const byTerm = new Map<Term, List>();
  const byWord = new Map<string, Word>();
  let changes = 0;

  const listOf = (term: Term): List => {
    const known = byTerm.get(term);
    if (known !== undefined) return known;
    const list: List = { term, places: [], had: 0, has: 0 };
    byTerm.set(term, list);
    return list;
  };
  const wordOf = (word: string): Word => {
    const known = byWord.get(word);
    if (known !== undefined) return known;
    const fresh = { lists: beginningsOf(word).map(listOf), uses: 0 };
    byWord.set(word, fresh);
    return fresh;
  };
  /** Each list of a book once, marked with this change. */
  const listsOf = ({ words, terms }: Findable, mark: "had" | "has"): readonly List[] => {
    const lists: List[] = [];
    const take = (list: List): void => {
      if (list[mark] === changes) return;
      list[mark] = changes;
      lists.push(list);
    };
    for (const text of words) {
      const word = wordOf(text);
      word.uses += mark === "has" ? 1 : -1;
      for (const list of word.lists) take(list);
    }
    for (const term of terms) take(listOf(term));
    return lists;
  };

  return {
    replace: (place, before, now) => {
      changes += 1;
      const old = before === undefined ? [] : listsOf(before, "had");
      const fresh = now === undefined ? [] : listsOf(now, "has");
      for (const list of fresh) if (list.had !== changes) add(list, place);
      for (const list of old) {
        if (list.has === changes) continue;
        remove(list, place);
        if (sizeOf(list.places) === 0) byTerm.delete(list.term);
      }
      for (const text of before?.words ?? []) if (byWord.get(text)?.uses === 0) byWord.delete(text);
    },
    count: (term) => sizeOf(byTerm.get(term)?.places ?? []),
    below: (term, place) => {
      const places = byTerm.get(term)?.places ?? [];
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

function add(list: List, place: Place): void {
  const { places } = list;
  if (!isFew(places)) places.add(place);
  else if (places.length >= FEW) {
    list.places = blocksOf(places);
    list.places.add(place);
  } else if (place <= (places.at(-1) ?? -1)) insert(places, place);
  else if (places.length < VERY_FEW) list.places = places.concat(place);
  else places.push(place);
}

function insert(places: Few, place: Place): void {
  const below = places.findLastIndex((other) => other < place);
  if (places[below + 1] !== place) places.splice(below + 1, 0, place);
}

function remove(list: List, place: Place): void {
  const { places } = list;
  if (!isFew(places)) {
    places.remove(place);
    return;
  }
  const at = places.indexOf(place);
  if (at < 0) return;
  if (places.length > VERY_FEW) places.splice(at, 1);
  else list.places = places.toSpliced(at, 1);
}
