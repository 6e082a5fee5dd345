// The words of all books, found by their beginnings. A list for each beginning would make a book change about forty lists;
// here a search joins the lists of the words with a beginning, of which there are never many.
import type { Place } from "../library.ts";
import { type Places, withoutPlace, withPlace } from "./place-list.ts";
import { spreadMap } from "./spread-map.ts";

/** A beginning of more words gets a list, which has the places of those that come later. */
const MANY = 32;

type Listed = { places: Places | undefined };

type Word = Listed & {
  readonly text: string;
  /** The lists of those of its beginnings that had many words when this one came. */
  readonly lists: readonly Listed[];
};

/** The words with one beginning, at most `MANY`. */
type Few = Word[];

/** A beginning that has had more words: those that it had then have lists of their own, and the later ones share one. */
type Many = {
  readonly first: Few;
  readonly later: Listed;
  /** `later` of each shorter beginning, and of this one. */
  readonly lists: readonly Listed[];
  /** The same words by the next letter; a word that ends here has none. */
  readonly byLetter: Map<string, Few | Many>;
};

export type Vocabulary = {
  /** Replaces the words at a place. */
  readonly replace: (place: Place, before: readonly string[], now: readonly string[]) => void;
  /** Lists that together have the places of the words with this beginning: at most one more than `MANY`. */
  readonly placesOf: (beginning: string) => readonly Places[];
  /** The number of words and of their first letters. */
  readonly size: () => number;
};

/** @returns no words yet */
export function vocabulary(): Vocabulary {
  const byText = spreadMap<Word>();
  const all: Many = { first: [], later: { places: undefined }, lists: [], byLetter: new Map() };

  const added = (text: string): Word => {
    const word = addTo(all, text, 0);
    byText.set(text, word);
    return word;
  };
  const remove = (word: Word, place: Place): void => {
    word.places = withoutPlace(word.places, place);
    if (word.places !== undefined) return;
    byText.delete(word.text);
    removeFrom(all, word, 0);
  };

  return {
    replace: (place, before, now) => {
      for (const text of missingIn(before, now)) {
        const word = byText.get(text) ?? added(text);
        word.places = withPlace(word.places, place);
        for (const list of word.lists) list.places = withPlace(list.places, place);
      }
      const gone = missingIn(now, before);
      if (gone.length === 0) return;
      let kept: ReadonlySet<Listed> | undefined;
      for (const text of gone) {
        const word = byText.get(text);
        if (word === undefined) continue;
        for (const list of word.lists) {
          // Two words at a place may share a list.
          kept ??= new Set(now.flatMap((one) => byText.get(one)?.lists ?? []));
          if (!kept.has(list)) list.places = withoutPlace(list.places, place);
        }
        remove(word, place);
      }
    },
    placesOf: (beginning) => {
      let found: Few | Many | undefined = all;
      for (let length = 0; length < beginning.length && isMany(found); length++)
        found = found.byLetter.get(beginning.charAt(length));
      if (found === undefined) return [];
      const lists = isMany(found)
        ? [found.later, ...found.first]
        : found.filter(({ text }) => text.startsWith(beginning));
      return lists.flatMap(({ places }) => (places === undefined ? [] : [places]));
    },
    size: () => byText.size() + all.byLetter.size,
  };
}

/** @returns the items of the second list that the first one does not have */
export function missingIn(list: readonly string[], items: readonly string[]): readonly string[] {
  if (list.length === 0) return items;
  if (list.length < MANY) return items.filter((item) => !list.includes(item));
  const known = new Set(list);
  return items.filter((item) => !known.has(item));
}

/** Adds a word, which is not there yet, below a beginning of this length. */
function addTo(beginning: Many, text: string, length: number): Word {
  const letter = text.charAt(length);
  let next = beginning.byLetter.get(letter);
  if (next !== undefined && !isMany(next) && next.length >= MANY) {
    next = divided(next, beginning.lists, length + 1);
    beginning.byLetter.set(letter, next);
  }
  if (isMany(next)) return addTo(next, text, length + 1);
  const word: Word = { text, places: undefined, lists: beginning.lists };
  if (next === undefined) beginning.byLetter.set(letter, [word]);
  else next.push(word);
  return word;
}

/** The lists of the words stay unchanged, so this costs the same for words of any number of books. */
function divided(words: Few, above: readonly Listed[], length: number): Many {
  const later: Listed = { places: undefined };
  const byLetter = Map.groupBy(words, ({ text }) => text.charAt(length));
  return { first: words, later, lists: [...above, later], byLetter };
}

function removeFrom(beginning: Many, word: Word, length: number): void {
  takeOut(beginning.first, word);
  const letter = word.text.charAt(length);
  const next = beginning.byLetter.get(letter);
  if (isMany(next)) removeFrom(next, word, length + 1);
  else if (next !== undefined) takeOut(next, word);
  if (next !== undefined && (isMany(next) ? next.byLetter.size : next.length) === 0)
    beginning.byLetter.delete(letter);
}

function takeOut(words: Few, word: Word): void {
  const at = words.indexOf(word);
  const last = at < 0 ? undefined : words.pop();
  if (last !== undefined && last !== word) words[at] = last;
}

function isMany(words: Few | Many | undefined): words is Many {
  return words !== undefined && !Array.isArray(words);
}
