// The text of a page is remembered, and is never that of a different page.
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createApp } from "../../generated/server.ts";
import { knownPages, page } from "../../src/server/page.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

const item = (id: string, tag = id, name = id) => ({
  value: { id },
  json: JSON.stringify({ id, name }),
  etag: `"${tag}"`,
});
const items = (ids: string) => [...ids].map((id) => item(id));

it("a page with the same texts, tags and members has the text that was made before", () => {
  const textOf = knownPages();
  const first = textOf(page(items("abc"), "next", { ratings: { a: 1 } }));
  expect(first).toEqual({
    json: page(items("abc"), "next", { ratings: { a: 1 } }).json,
    etag: page(items("abc"), "next", { ratings: { a: 1 } }).etag,
  });
  // Other objects with equal texts, as a database returns them.
  expect(textOf(page(items("abc"), "next", { ratings: { a: 1 } }))).toBe(first);
});

it.each([
  { says: "another text with the same tag", other: page([item("a", "a", "x"), ...items("bc")], "next") },
  { says: "another tag with the same text", other: page([...items("ab"), item("c", "d", "c")], "next") },
  { says: "another order", other: page(items("acb"), "next") },
  { says: "fewer items", other: page(items("ab"), "next") },
  { says: "more items", other: page(items("abcd"), "next") },
  { says: "another cursor", other: page(items("abc"), "other") },
  { says: "no cursor", other: page(items("abc"), undefined) },
  { says: "further members", other: page(items("abc"), "next", { ratings: {} }) },
])("$says: the page has its own text", ({ other }) => {
  const textOf = knownPages();
  textOf(page(items("abc"), "next"));
  const { json, etag } = other;
  expect(textOf(other)).toEqual({ json, etag });
});

it("a list or an item that is changed later changes nothing that is remembered", () => {
  const textOf = knownPages();
  const mine = items("abc");
  textOf(page(mine, undefined));
  Object.assign(mine[1] ?? {}, item("x"));
  mine.pop();
  const now = textOf(page(mine, undefined));
  expect(JSON.parse(now.json)).toEqual({
    items: [
      { id: "a", name: "a" },
      { id: "x", name: "x" },
    ],
  });
  expect(JSON.parse(textOf(page(items("abc"), undefined)).json).items).toHaveLength(3);
});

it("a page without items, a copy of a page and other representations have their own text", () => {
  const textOf = knownPages();
  const empty = page([], undefined);
  expect(textOf(empty)).toBe(empty);
  const copy = { ...page(items("a"), undefined), json: "[]" };
  expect(textOf(copy).json).toBe("[]");
  expect(textOf(item("a"))).toEqual(item("a"));
});

it("remembers a bounded number of pages, and no long one", () => {
  const textOf = knownPages();
  const first = textOf(page(items("a"), undefined));
  for (let n = 0; n < 80; n++) textOf(page([item(`p${n}`)], undefined));
  expect(textOf(page(items("a"), undefined))).not.toBe(first);
  const long = [item("l", "l", "x".repeat(40_000))];
  expect(textOf(page(long, undefined))).not.toBe(textOf(page(long, undefined)));
});

it("a page that has changed takes the place of the one before, and of no other one", () => {
  const textOf = knownPages();
  const all = Array.from({ length: 64 }, (_, n) => String.fromCharCode(0x100 + n));
  const first = new Map(all.map((id) => [id, textOf(page(items(id), undefined))]));
  for (const more of "xyz") textOf(page(items(`${all[0]}${more}`), undefined));
  for (const id of all.slice(1)) expect(textOf(page(items(id), undefined)), id).toBe(first.get(id));
});

it("a list shows each change, and a request that repeats, has a tag or asks for the head gets what belongs to it", async () => {
  const store = memoryStore({ now: Date.now, random: randomBytes });
  const app = createApp(handlers, store, { now: Date.now, onError: console.error });
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
    app.request(`http://localhost${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  const titles = async (): Promise<string[]> =>
    (await (await send("GET", "/books?limit=2")).json()).items.map(({ title }: { title: string }) => title);
  const book = (title: string) => ({ title, authors: ["Jane Austen"] });
  for (const id of ["a", "b", "c"]) await send("PUT", `/books/${id}`, {}, book(id));
  expect(await titles()).toEqual(["c", "b"]);
  const first = await send("GET", "/books?limit=2");
  const again = await send("GET", "/books?limit=2");
  expect(await again.text()).toBe(await first.text());
  const tag = first.headers.get("etag") ?? "";
  expect((await send("GET", "/books?limit=2", { "if-none-match": tag })).status).toBe(304);
  expect((await send("GET", "/books?limit=2", { accept: "text/csv" })).status).toBe(406);
  const head = await send("HEAD", "/books?limit=2");
  expect([head.headers.get("etag"), await head.text()]).toEqual([tag, ""]);
  await send("PUT", "/books/b", {}, book("B"));
  expect(await titles()).toEqual(["c", "B"]);
  expect((await send("GET", "/books?limit=2", { "if-none-match": tag })).status).toBe(200);
  // Only the ratings differ.
  const before = (await send("GET", "/books?limit=2")).headers.get("etag");
  await send("POST", "/books/c/reviews", {}, { reviewer: "Ann", rating: 5 });
  const rated = await send("GET", "/books?limit=2");
  expect(rated.headers.get("etag")).not.toBe(before);
  expect((await rated.json()).ratings.c.count).toBe(1);
  await send("DELETE", "/books/c");
  expect(await titles()).toEqual(["B", "a"]);
});
