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

/** @returns the terms of a book, each once. */
export function termsOf({ title, authors, tags = [], isbn }: BookContent): ReadonlySet<Term> {
  const terms = new Set<Term>();
  for (const word of [title, ...authors].flatMap(wordsOf)) {
    const end = Math.min(word.length, WORD_LENGTH);
    if (terms.size + end > MOST_BEGINNINGS) break;
    for (let length = 1; length <= end; length++) terms.add(beginning(word.slice(0, length)));
  }
  for (const name of authors) terms.add(author(name));
  for (const name of tags) terms.add(tag(name));
  if (isbn !== undefined) terms.add(`isbn:${isbn}`);
  return terms;
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
  return [...wordsOf(title).join(" ")].slice(0, TITLE_LENGTH).join("");
}

const beginning = (letters: string): Term => `word:${letters}`;
const author = (name: string): Term => `author:${folded(name)}`;
const tag = (name: string): Term => `tag:${folded(name)}`;
