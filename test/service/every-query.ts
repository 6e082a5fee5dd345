// Makes a store ask each of its queries, for the tests of their plans.
import type { Keys } from "../../src/server/port.ts";
import type { OpenLibrary } from "../../src/service/library.ts";
import { newBook, newReview } from "../../src/service/records.ts";
import { termsOfFilter } from "../../src/service/terms.ts";
import { addBook } from "./store-world.ts";

/** Adds, changes, lists and removes on an empty store. */
export async function askEverything(view: OpenLibrary, keys: Keys): Promise<void> {
  await addBook(view, "a", "one two three");
  await view.books.put(newBook("a", { title: "four", authors: ["b"] }, view.stamp()));
  const place = { bookId: "a", id: "r", owner: "o" };
  for (const rating of [1, 2])
    await view.reviews.put(newReview(place, { reviewer: "r", rating }, view.stamp()));
  await view.reviews.remove("a", "r");
  await keys.find("k");
  const outcome = { status: 201, headers: {}, body: null };
  await keys.keep("k", { principal: "p", fingerprint: "f", outcome, expires: 1 });
  const terms = termsOfFilter({ q: "four", author: "b", tag: "t" });
  for (const after of [undefined, 5]) {
    await view.books.slice({ limit: 2, after });
    await view.books.slice({ limit: 2, after, terms: terms.slice(0, 1) });
    await view.books.slice({ limit: 2, after, terms });
    await view.books.byTitle({
      limit: 2,
      after: after === undefined ? after : { title: "t", place: after },
    });
    await view.reviews.slice("a", { limit: 2, after });
  }
  await view.reviews.tallies(["a", "b"]);
  await view.reviews.find("a", "r");
  await view.books.remove("a");
}
