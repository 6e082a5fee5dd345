// Made-up books in any number: words and names as common and as rare as in a library, the same in each run.
import type { Stored } from "../../src/server/port.ts";
import type { Book } from "../../src/service/library.ts";
import { type BookContent, newBook } from "../../src/service/records.ts";

const SYLLABLES =
  "an ar ba be bel ca co da de di el en er fa fi ga go ha he in is ka la le li lo ma me mi mo na ne ni no or pa pe " +
  "ra re ri ro sa se shi so ta te ti to tra un va ve vi wa we";

/** @returns draws from 0 (inclusive) to 1, the same for the same seed (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns the content of one book after another: 2 to 8 words, of 200,000 that follow Zipf's law. */
export function catalogue(draw: () => number): () => BookContent {
  const syllables = SYLLABLES.split(" ");
  const from = (many: number): number => Math.floor(draw() * many);
  const madeUp = (): string =>
    Array.from({ length: 1 + from(4) }, () => syllables[from(syllables.length)]).join("");
  const words = Array.from({ length: 200_000 }, madeUp);
  const names = Array.from({ length: 50_000 }, madeUp);
  // With an even draw in the exponent the n-th is drawn about n times as seldom as the first.
  const zipf = (many: number): number => Math.floor(many ** draw()) - 1;
  let number = 0;
  return () => {
    number++;
    const title = Array.from({ length: 2 + from(7) }, () => words[zipf(words.length)]).join(" ");
    const author = `${names[zipf(names.length)]} ${names[from(names.length)]}`;
    const side = number % 2 === 0 ? "even" : "odd";
    const tags = [...new Set([side, ...Array.from({ length: 3 }, () => `tag ${zipf(500)}`)])];
    return {
      title,
      authors: [author],
      tags,
      isbn: `978${String(number).padStart(10, "0")}`,
      published: "1999",
    };
  };
}

/** @returns so many of these books, each with the id and the tag of its number, from 1 */
export function* numberedBooks(size: number): Generator<Stored<Book>> {
  const next = catalogue(drawsFrom(1));
  for (let number = 1; number <= size; number++) {
    const stamp = { at: "2026-11-30T00:00:00.000Z", id: `b${number}`, etag: `"e${number}"` };
    yield newBook(stamp.id, next(), stamp);
  }
}
