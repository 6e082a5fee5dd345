// What a handler does to its query stays in its request.
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createApp, wiring } from "../../generated/server.ts";
import { defaultsOf } from "../../src/server/parameters.ts";
import { queryReader } from "../../src/server/query-reader.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

it.each([
  "",
  "?",
  "?limit=5",
  "?q=emma",
  "?%6Cimit=5",
  `?q=${"e".repeat(200)}&limit=7`,
  `?q=${"%65".repeat(100)}`,
])("a handler that changes its query changes nothing for the next request: %s", async (search) => {
  const seen: string[] = [];
  const changing: typeof handlers = {
    ...handlers,
    listBooks: ({ query, ...rest }, view) => {
      seen.push(JSON.stringify(query));
      const reply = handlers.listBooks({ query: { ...query }, ...rest }, view);
      Object.assign(query, { limit: 1, q: "changed", sort: "title" });
      return reply;
    },
  };
  const store = memoryStore({ now: Date.now, random: randomBytes });
  const app = createApp(changing, store, {
    now: Date.now,
    requestIdOf: () => "id",
    onError: () => undefined,
  });
  for (let n = 0; n < 3; n++) expect((await app.request(`http://localhost/books${search}`)).status).toBe(200);
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).not.toContain("changed");
});

it("the defaults that are lists are copies, too", () => {
  const facts = { ...wiring.listBooks.queryParameters, defaults: { tags: ["a"] } };
  const [one, other] = [defaultsOf(facts), defaultsOf(facts)];
  expect(one).toEqual(facts.defaults);
  expect(one["tags"]).not.toBe(other["tags"]);
});

it("queries that differ in their bytes are read apart, and those with faults each time", () => {
  const read = queryReader(wiring.listBooks.queryParameters);
  for (let round = 0; round < 2; round++) {
    expect(read("?q=a%2Bb")?.value).toMatchObject({ q: "a+b" });
    expect(read("?q=a+b")?.value).toMatchObject({ q: "a b" });
    expect(read("?q=A+b")?.value).toMatchObject({ q: "A b" });
    expect(read("?q=%zz")).toBeUndefined();
    expect(read("?q=a&q=b")?.faults).toHaveLength(1);
    expect(read("?limit=x")?.faults).toHaveLength(1);
    expect(read("?__proto__=x")?.faults).toHaveLength(1);
  }
  for (let n = 0; n < 1000; n++) expect(read(`?q=${n}`)?.value).toMatchObject({ q: String(n) });
});
