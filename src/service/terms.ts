// The terms of books: a store indexes them, and a filter asks for them.
import type { components } from "../../generated/schema.ts";
import { folded, wordsOf } from "./folding.ts";

type BookContent = components["schemas"]["BookContent"];

/** A field and a folded text, such as `author:jane austen`. A store only compares it. */
export type Term = string;

/** The filters of a list of books; a book must pass all that are given. */
export type Filter = {
  /** Each word must begin a word of the title or of an author. */
  readonly q?: string | undefined;
  /** The full name of one of the authors. */
  readonly author?: string | undefined;
  readonly tag?: string | undefined;
  readonly isbn?: string | undefined;
};

/** Words are compared by their first characters, this many, because the index has an entry for each beginning of a word. */
export const WORD_LENGTH = 16;

/**
 * A book is found by the first words of its title and authors that have this many beginnings. Each is an entry of the
 * index, and a book of 4 kB could otherwise have thousands.
 */
const MOST_BEGINNINGS = 24 * WORD_LENGTH;

/** Titles are sorted by their first characters, this many, because these have to fit into a cursor. */
const TITLE_LENGTH = 80;

/** What a book is found by: each beginning of its words, and further terms. A word or a term may be there more than once. */
export type Findable = { readonly words: readonly string[]; readonly terms: readonly Term[] };

/** What a book is found by, and `titleKeyOf` it. */
export type Indexed = Findable & { readonly title: string };

/** @returns what a book is found and sorted by. */
export function findableBy({ title, authors, tags = [], isbn }: BookContent): Indexed {
  const words = wordsOf(title);
  const key = titleKeyFrom(words);
  const terms: Term[] = [];
  for (const name of authors) {
    words.push(...wordsOf(name));
    terms.push(author(name));
  }
  for (const name of tags) terms.push(tag(name));
  if (isbn !== undefined) terms.push(`isbn:${isbn}`);
  return { words: firstOf(words), terms, title: key };
}

/** The first words whose beginnings are not too many, each as long as words are compared. */
function firstOf(words: readonly string[]): readonly string[] {
  let letters = 0;
  const compared = words.map((word) => (word.length > WORD_LENGTH ? word.slice(0, WORD_LENGTH) : word));
  for (const word of compared) letters += word.length;
  if (letters <= MOST_BEGINNINGS) return compared;
  const beginnings = new Set<Term>();
  const end = compared.findIndex((word) => {
    if (beginnings.size + word.length > MOST_BEGINNINGS) return true;
    for (const one of beginningsOf(word)) beginnings.add(one);
    return false;
  });
  return end < 0 ? compared : compared.slice(0, end);
}

/** @returns the terms of the beginnings of a word, the shortest first. */
export function beginningsOf(word: string): readonly Term[] {
  return Array.from({ length: word.length }, (_, at) => beginning(word.slice(0, at + 1)));
}

/** @returns the terms of a book, each once. */
export function termsOf(book: BookContent): ReadonlySet<Term> {
  const { words, terms } = findableBy(book);
  return new Set([...words.flatMap(beginningsOf), ...terms]);
}

/** @returns the terms that a book needs to pass the filter, each once; none when every book passes. */
export function termsOfFilter(filter: Filter): readonly Term[] {
  const words = [...new Set(wordsOf(filter.q ?? "").map((word) => word.slice(0, WORD_LENGTH)))];
  // A book that has "theatre" also has "the".
  const telling = words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
  return [
    ...telling.map(beginning),
    ...(filter.author === undefined ? [] : [author(filter.author)]),
    ...(filter.tag === undefined ? [] : [tag(filter.tag)]),
    ...(filter.isbn === undefined ? [] : [`isbn:${filter.isbn}`]),
  ];
}

/** @returns the sort key for `sort=title`: the words of the title, folded, separated by spaces. */
export function titleKeyOf({ title }: Pick<BookContent, "title">): string {
  return titleKeyFrom(wordsOf(title));
}

function titleKeyFrom(words: readonly string[]): string {
  const key = words.join(" ");
  return key.length <= TITLE_LENGTH ? key : [...key].slice(0, TITLE_LENGTH).join("");
}

/** @returns the beginning of a word that a term asks for; `undefined` for a term of a different kind. */
export function beginningIn(term: Term): string | undefined {
  return term.startsWith(BEGINNING) ? term.slice(BEGINNING.length) : undefined;
}

const BEGINNING = "word:";
const beginning = (letters: string): Term => `${BEGINNING}${letters}`;
const author = (name: string): Term => `author:${folded(name)}`;
const tag = (name: string): Term => `tag:${folded(name)}`;
