// The memory store fulfils the store contract.
import { expect, it } from "vitest";
import { memoryStore } from "../../src/service/memory/store.ts";
import { newBook } from "../../src/service/records.ts";
import { termsOfFilter } from "../../src/service/terms.ts";
import { storeContract } from "./store-contract.ts";

storeContract("memory", memoryStore);

// blocks.test.ts counts what finding the first item takes.
it("a page deep in 20,000 books reads its own items and no others", async () => {
  const store = memoryStore({
    now: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  let read = 0;
  await store.write(async (view) => {
    for (let i = 0; i < 20_000; i++) {
      const { value, json, etag } = newBook(`b${i}`, { title: "t", authors: ["a"] }, view.stamp());
      const counted = {
        value,
        etag,
        get json() {
          read += 1;
          return json;
        },
      };
      await view.books.put(counted);
    }
    return { keep: true, result: undefined };
  });
  const visited = await store.read(({ books }) => books.slice({ limit: 2, after: 5 }));
  expect(visited.items.map(({ value }) => value.id)).toEqual(["b3", "b2"]);
  for (let i = 1; i <= 1000; i++) {
    read = 0;
    const { items } = await store.read(({ books }) => books.slice({ limit: 20, after: 1 + 19 * i }));
    expect([items.length, read]).toEqual([Math.min(20, 19 * i), items.length]);
  }
});

it("filters combine over more books than a short list holds", async () => {
  const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
  await store.write(async (view) => {
    for (let i = 0; i < 600; i++) {
      const content = { title: `t${i % 2} u${i % 3}`, authors: ["a"], tags: [`${i % 5}`] };
      await view.books.put(newBook(`${i}`, content, view.stamp()));
    }
    return { keep: true, result: undefined };
  });
  const terms = termsOfFilter({ q: "u2 t1", tag: "4", author: "A" });
  const { items } = await store.read(({ books }) => books.slice({ limit: 1000, after: undefined, terms }));
  const want = Array.from({ length: 600 }, (_, i) => i).filter(
    (i) => i % 2 === 1 && i % 3 === 2 && i % 5 === 4,
  );
  expect(items.map(({ value }) => Number(value.id))).toEqual(want.toReversed());
  const none = termsOfFilter({ q: "t0 t1" });
  const { items: nothing } = await store.read(({ books }) =>
    books.slice({ limit: 9, after: undefined, terms: none }),
  );
  expect(nothing).toEqual([]);
});

it("callers cannot change what a store returns", async () => {
  const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
  await store.write(async (view) => {
    await view.books.put(newBook("a", { title: "t", authors: ["a"] }, view.stamp()));
    return { keep: true, result: undefined };
  });
  const book = await store.read(({ books }) => books.find("a"));
  expect(() => book?.value.authors.push("b")).toThrow(TypeError);
  expect(() => Object.assign(book?.value ?? {}, { title: "u" })).toThrow(TypeError);
});
