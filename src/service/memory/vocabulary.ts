// The words of all books. A search for a beginning joins the lists of its words; only a beginning of many words has a list
// of its own, so a book changes about half as many lists as if each beginning had one.
import { merged, type PlaceList, placeList } from "./place-list.ts";

/** A beginning of more words has a list of its own; then so has each shorter one. */
const MANY = 64;

export type Word = {
  readonly text: string;
  /** The lists of its beginnings, the shortest first, and `own`. */
  lists: readonly PlaceList[];
  /** Has the places of this word alone; not there if the whole word is a beginning with a list. */
  own: PlaceList | undefined;
  /** How often it is in a book. */
  uses: number;
};

export type Vocabulary = {
  /** Finds a word, or adds it. */
  readonly word: (text: string) => Word;
  /** Forgets a word if it is in no book. */
  readonly forgetUnused: (text: string) => void;
  /** The lists whose places are those of the words with this beginning: one, or that of each word. */
  readonly listsOf: (beginning: string) => readonly PlaceList[];
  /** The number of words and of beginnings with a list. */
  readonly size: () => number;
};

/** @returns no words yet */
export function vocabulary(): Vocabulary {
  const byText = new Map<string, Word>();
  const beginnings = new Map<string, PlaceList>();
  /** The words whose shortest beginning without a list is the same: never more than `MANY`. */
  const alike = new Map<string, Set<Word>>();

  const join = (word: Word): void => {
    const shared = sharedOf(word);
    const words = alike.get(shared) ?? new Set();
    alike.set(shared, words.add(word));
    if (words.size > MANY) divide(shared, words);
  };
  const leave = (word: Word): void => {
    const words = alike.get(sharedOf(word));
    words?.delete(word);
    if (words?.size === 0) alike.delete(sharedOf(word));
  };
  /** Gives a beginning its list, and its words the next letter in which they are alike. */
  const divide = (beginning: string, words: ReadonlySet<Word>): void => {
    const owned = [...words].flatMap(({ own }) => (own ? [own] : []));
    const list = placeList(beginning, beginnings, merged(owned));
    beginnings.set(beginning, list);
    alike.delete(beginning);
    for (const word of words) {
      const { own } = word;
      word.own = word.text === beginning ? undefined : own;
      word.lists = [...word.lists.filter((one) => one !== own), list, ...(word.own ? [word.own] : [])];
      if (word.own !== undefined) join(word);
    }
  };
  const beginningsWithList = (text: string): PlaceList[] => {
    const lists: PlaceList[] = [];
    for (let length = 1; length <= text.length; length++) {
      const list = beginnings.get(text.slice(0, length));
      if (list === undefined) break;
      lists.push(list);
    }
    return lists;
  };
  const added = (text: string): Word => {
    const lists = beginningsWithList(text);
    const own = lists.length === text.length ? undefined : placeList(text);
    const word: Word = { text, lists: own ? [...lists, own] : lists, own, uses: 0 };
    byText.set(text, word);
    if (own !== undefined) join(word);
    return word;
  };

  return {
    word: (text) => byText.get(text) ?? added(text),
    forgetUnused: (text) => {
      const word = byText.get(text);
      if (word?.uses !== 0) return;
      byText.delete(text);
      if (word.own !== undefined) leave(word);
    },
    listsOf: (beginning) => {
      const lists = beginningsWithList(beginning);
      if (lists.length === beginning.length) return lists.slice(-1);
      const words = alike.get(beginning.slice(0, lists.length + 1)) ?? [];
      return [...words].flatMap(({ text, own }) => (own && text.startsWith(beginning) ? [own] : []));
    },
    size: () => byText.size + beginnings.size + alike.size,
  };
}

/** The shortest beginning without a list: each shorter one has one of the lists of the word, and `own` is the last. */
function sharedOf({ text, lists }: Word): string {
  return text.slice(0, lists.length);
}
