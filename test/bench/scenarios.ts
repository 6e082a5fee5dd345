// What is measured: one row per scenario, with the requests that each server gets.
import { catalogue, drawsFrom } from "./catalogue.ts";
import type { Answer, Ask } from "./load.ts";

type Book = { readonly title: string };

/** The books of the scenarios: the first half of those in a server are replaced, the others keep their content. */
export type Books = { readonly count: number; readonly at: (number: number) => Book };

/** @returns books of two to eight words of a made-up language, the same in each run */
export function makeBooks(count: number): Books {
  const next = catalogue(drawsFrom(1));
  const books: readonly Book[] = Array.from({ length: count }, () => ({
    ...next(),
    isbn: "9780141439518",
    pageCount: 320,
    language: "en",
    description: "Two people who dislike each other at first sight learn to think better of each other.",
  }));
  return { count, at: (number) => books[number % count] ?? { title: "" } };
}

export type Turn = {
  /** Counts the requests of the scenario; no two requests of a run have the same. */
  readonly number: number;
  readonly connection: number;
  /** The response to the request before, on the same connection and in the same scenario. */
  readonly last: Answer | undefined;
};
export type Scenario = {
  readonly name: string;
  readonly statuses: readonly number[];
  /** The scenario whose books it removes, so it has no more rounds. */
  readonly undoes?: string;
  readonly ask: (turn: Turn) => Ask;
};

const JSON_TYPE = { "content-type": "application/json" };
const PATCH_TYPE = { "content-type": "application/merge-patch+json" };

/** @returns the request that adds the book with this number when a server is filled. */
export function filling(books: Books, number: number): Ask {
  return put(`/books/b${number}`, books.at(number));
}

const put = (path: string, book: object, fields: Readonly<Record<string, string>> = {}): Ask => ({
  method: "PUT",
  path,
  fields: { ...JSON_TYPE, ...fields },
  body: JSON.stringify(book),
});
const post = (book: object, fields: Readonly<Record<string, string>> = {}): Ask => ({
  method: "POST",
  path: "/books",
  fields: { ...JSON_TYPE, ...fields },
  body: JSON.stringify(book),
});
const get = (path: string, fields: Readonly<Record<string, string>> = {}): Ask => ({
  method: "GET",
  path,
  fields,
});
const tagIn = (answer: Answer | undefined): string | undefined =>
  (JSON.parse(answer?.text || "{}") as { etag?: string }).etag;

export function makeScenarios(books: Books): readonly Scenario[] {
  const half = books.count / 2;
  /** The number of a book that is replaced, or that never is. */
  const changing = (number: number): number => number % half;
  const kept = (number: number): number => half + ((number * 7919) % half);
  const changed = (number: number): object => ({ ...books.at(number + 1), pageCount: 1 + (number % 5000) });
  // A word that about one book of a hundred has in its title.
  const word = commonWord(books);
  /** The tag that each connection has read: a 304 has no content to read it from. */
  const tags = new Map<number, string>();

  const reads: readonly Scenario[] = [
    { name: "GET", statuses: [200], ask: ({ number }) => get(`/books/b${kept(number)}`) },
    {
      name: "GET, If-None-Match",
      statuses: [200, 304],
      ask: ({ connection, last }) => {
        if (last?.status === 200) tags.set(connection, tagIn(last) ?? "");
        const tag = last === undefined ? undefined : tags.get(connection);
        return get(`/books/b${kept(connection)}`, tag === undefined ? {} : { "if-none-match": tag });
      },
    },
    { name: "list of 20", statuses: [200], ask: () => get("/books?limit=20") },
    { name: "search", statuses: [200], ask: () => get(`/books?limit=20&q=${word}`) },
  ];
  const creates: readonly Scenario[] = [
    { name: "POST", statuses: [201], ask: ({ number }) => post(books.at(number)) },
    {
      name: "POST, key",
      statuses: [201],
      ask: ({ number }) => post(books.at(number), { "idempotency-key": `"k-${number}"` }),
    },
    {
      name: "PUT, create",
      statuses: [201],
      ask: ({ number }) => put(`/books/c${number}`, books.at(number)),
    },
    {
      name: "DELETE",
      statuses: [204],
      undoes: "PUT, create",
      ask: ({ number }) => ({ method: "DELETE", path: `/books/c${number}` }),
    },
  ];
  const changes: readonly Scenario[] = [
    {
      name: "PUT, replace",
      statuses: [200],
      ask: ({ number }) => put(`/books/b${changing(number)}`, changed(number)),
    },
    {
      name: "PUT, identical",
      statuses: [200],
      ask: ({ number }) => put(`/books/b${kept(number)}`, books.at(kept(number))),
    },
    {
      name: "PUT, If-Match",
      statuses: [200],
      ask: ({ number, connection, last }) => {
        const tag = tagIn(last);
        return put(`/books/b${connection}`, changed(number), tag === undefined ? {} : { "if-match": tag });
      },
    },
    {
      name: "PATCH",
      statuses: [200],
      ask: ({ number }) => ({
        method: "PATCH",
        path: `/books/b${changing(number)}`,
        fields: PATCH_TYPE,
        body: JSON.stringify({ pageCount: 1 + (number % 49_999) }),
      }),
    },
    {
      name: "invalid content",
      statuses: [400, 422],
      ask: ({ number }) => post({ ...books.at(number), authors: [], pageCount: "many" }),
    },
  ];
  const mix: Scenario = {
    name: "mix",
    statuses: [200, 201],
    // GET, list, POST and PUT: 80, 10, 5 and 5 of a hundred.
    ask: ({ number }) => {
      const of20 = number % 20;
      if (of20 === 7) return post(books.at(number));
      if (of20 === 13) return put(`/books/b${changing(number)}`, changed(number));
      return of20 === 3 || of20 === 17 ? get("/books?limit=20") : get(`/books/b${kept(number)}`);
    },
  };
  return [...reads, ...creates, ...changes, mix];
}

function commonWord({ count, at }: Books): string {
  const counts = new Map<string, number>();
  for (let number = 0; number < count; number++)
    for (const word of new Set(
      at(number)
        .title.split(" ")
        .filter((one) => one.length > 3),
    ))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const distance = ([, times]: readonly [string, number]): number => Math.abs(times - count / 100);
  return [...counts].toSorted((a, b) => distance(a) - distance(b))[0]?.[0] ?? "";
}
