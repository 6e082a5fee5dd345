// The terms that a book is found by: what a store has an index of, and what a filter asks for.
import type { components } from "../../generated/schema.d.ts";
import { folded, wordsOf } from "./folding.ts";

type BookContent = components["schemas"]["BookContent"];

/** A field and a folded text, such as `author:jane austen`. A store compares it, and looks no further into it. */
export type Term = string;

/** What a list of books may be narrowed by; all that is given has to be so. */
export type Filter = {
  /** Each of its words begins a word of the title or of an author. */
  readonly q?: string | undefined;
  /** The whole name of one of the authors. */
  readonly author?: string | undefined;
  readonly tag?: string | undefined;
  readonly isbn?: string | undefined;
};

/** A word is compared by so many of its first characters: each beginning of a word has a place in the index. */
export const WORD_LENGTH = 16;

/** A title is put in order by so many of its first characters: they have to fit into a cursor. */
const TITLE_LENGTH = 80;

/** @returns the terms of a book, each once. */
export function termsOf({ title, authors, tags = [], isbn }: BookContent): ReadonlySet<Term> {
  const terms = new Set<Term>();
  for (const word of [title, ...authors].flatMap(wordsOf)) {
    const end = Math.min(word.length, WORD_LENGTH);
    for (let length = 1; length <= end; length++) terms.add(beginning(word.slice(0, length)));
  }
  for (const name of authors) terms.add(author(name));
  for (const name of tags) terms.add(tag(name));
  if (isbn !== undefined) terms.add(`isbn:${isbn}`);
  return terms;
}

/** @returns the terms that a book has to have to pass the filter, each once; none when every book passes. */
export function termsOfFilter(filter: Filter): readonly Term[] {
  const words = [...new Set(wordsOf(filter.q ?? "").map((word) => word.slice(0, WORD_LENGTH)))];
  // Who has "theatre" has "the".
  const telling = words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
  return [
    ...telling.map(beginning),
    ...(filter.author === undefined ? [] : [author(filter.author)]),
    ...(filter.tag === undefined ? [] : [tag(filter.tag)]),
    ...(filter.isbn === undefined ? [] : [`isbn:${filter.isbn}`]),
  ];
}

/** @returns what books are put in order by under `sort=title`: the words of the title, folded, a space between. */
export function titleKeyOf({ title }: Pick<BookContent, "title">): string {
  return [...wordsOf(title).join(" ")].slice(0, TITLE_LENGTH).join("");
}

const beginning = (letters: string): Term => `word:${letters}`;
const author = (name: string): Term => `author:${folded(name)}`;
const tag = (name: string): Term => `tag:${folded(name)}`;
