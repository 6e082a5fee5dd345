// Rows 29 to 34 of the HTTP checklist: entity tags, and the preconditions of reads.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { talk } from "./talk.ts";
import { brief, emma, openWithEmma, plain, praise, told } from "./world.ts";

const reads = operationsOf("GET");
const single = reads.filter(({ effect }) => effect === "read");
const lists = reads.filter(({ effect }) => effect === "list");

row(
  29,
  "a representation has a strong tag that changes if and only if it changes, and is never used again",
  async () => {
    expect(single).toHaveLength(2);
    for (const { path } of single) {
      const { send } = await openWithEmma();
      const [whole, least] = path.includes("reviews") ? [praise, brief] : [emma, plain];
      const seen = new Map<string, string>();
      let last = "";
      for (const body of [whole, whole, least, least, whole, least, whole]) {
        expect((await send("PUT", path, { body })).status).toBe(200);
        const { text, headers, json } = await send("GET", path);
        const tag = headers.get("etag") ?? "";
        expect([tag, tag]).toEqual([json.etag, expect.stringMatching(/^"[A-Za-z0-9_-]{16}"$/)]);
        // One tag per text; a text that comes back has a new tag.
        expect(seen.get(tag) ?? text).toBe(text);
        expect(tag === last).toBe(seen.has(tag));
        seen.set(tag, text);
        last = tag;
        for (const accept of ["application/json", "*/*", "application/json; charset=utf-8"]) {
          const again = await send("GET", path, { headers: { accept } });
          expect([again.headers.get("etag"), again.text]).toEqual([tag, text]);
        }
      }
      expect(seen.size).toBe(5);
      // Writes to a different resource do not change it.
      await send("POST", "/books", { body: plain });
      expect((await send("GET", path)).headers.get("etag")).toBe(last);
    }
    // 96 random bits: two services give the same book different tags.
    const tagOfNew = async () => (await (await openWithEmma()).send("GET", "/books/emma")).json.etag;
    expect(await tagOfNew()).not.toBe(await tagOfNew());
  },
);

row(30, "a list has a tag that changes with its members, their order and the paging", async () => {
  expect(lists).toHaveLength(2);
  for (const { path } of lists) {
    const { send } = await openWithEmma();
    const [body, other] = path.includes("reviews") ? [praise, brief] : [emma, plain];
    const first = `${path}/${path.includes("reviews") ? "ada" : "emma"}`;
    const read = async (query = "") => {
      const { status, headers, text } = await send("GET", path + query);
      expect([status, headers.get("etag")]).toEqual([200, expect.stringMatching(/^(W\/)?"[!#-~]+"$/)]);
      return { tag: headers.get("etag"), text };
    };
    const steps: (() => Promise<unknown>)[] = [
      () => send("PUT", `${path}/two`, { body }),
      () => send("PUT", `${path}/two`, { body: other }),
      () => send("PATCH", first, { body: path.includes("reviews") ? { rating: 1 } : { pageCount: 1 } }),
      () => send("POST", path, { body }),
      () => send("DELETE", `${path}/two`),
      // The same members in a different order: the one created again is the newest.
      () => send("PUT", `${path}/two`, { body: other }),
    ];
    const seen = [await read()];
    for (const step of steps) {
      await step();
      seen.push(await read());
      // A write that changes nothing keeps the tag.
      await send("GET", first);
      await send("DELETE", `${path}/none`);
      expect(await read()).toEqual(seen.at(-1));
    }
    const pages = [await read("?limit=1"), await read("?limit=2"), ...seen];
    expect(new Set(pages.map(({ text }) => text)).size).toBe(pages.length);
    expect(new Set(pages.map(({ tag }) => tag)).size).toBe(pages.length);
    // The same item, with and without more items after it: two different pages.
    const [shown, ...rest] = JSON.parse((await read()).text).items;
    const more = await read("?limit=1");
    for (const { id } of rest) expect((await send("DELETE", `${path}/${id}`)).status).toBe(204);
    const alone = await read("?limit=1");
    expect([JSON.parse(more.text).items, JSON.parse(alone.text).items]).toEqual([[shown], [shown]]);
    expect(JSON.parse(alone.text)).not.toHaveProperty("next");
    expect(alone.tag).not.toBe(more.tag);
  }
});

row(
  31,
  "GET and HEAD with a current tag are 304, by weak comparison; one matching tag of several is enough",
  async () => {
    const { send } = await openWithEmma();
    for (const { path } of reads) {
      const tag = (await send("GET", path)).headers.get("etag") ?? "";
      const hits = [tag, `W/${tag}`, `"a", W/${tag}, "z"`, `"a",${tag}`, `, ${tag} ,`, `"a,b", ${tag}`];
      const misses = [
        '"a"',
        'W/"a", "z"',
        `"${tag.slice(1, -1)}x"`,
        `"x, ${tag.slice(1, -1)},"`.replaceAll(" ", ""),
      ];
      for (const method of ["GET", "HEAD"]) {
        for (const value of [...hits, ...misses]) {
          const { status, text } = await send(method, path, { headers: { "if-none-match": value } });
          const want = hits.includes(value) ? 304 : 200;
          expect([value, status, text !== ""]).toEqual([value, want, want === 200 && method === "GET"]);
        }
      }
    }
  },
);

row(32, "If-None-Match: * is 304 on an existing resource and 404 on a missing one", async () => {
  const { send } = await openWithEmma();
  const headers = { "if-none-match": "*" };
  for (const { path, missing } of reads) {
    for (const method of ["GET", "HEAD"]) {
      expect((await send(method, path, { headers })).status, path).toBe(304);
      if (missing !== path) expect((await send(method, missing, { headers })).status, missing).toBe(404);
    }
  }
});

row(33, "a 304 has no content, and the fields of the 200 that 15.4.5 names", async () => {
  const { send, port } = await openWithEmma();
  for (const { path } of reads) {
    const tag = (await send("GET", path)).headers.get("etag") ?? "";
    const [full, known, head, after] = await talk(
      port,
      { head: [`GET ${path} HTTP/1.1`] },
      { head: [`GET ${path} HTTP/1.1`, `If-None-Match: ${tag}`] },
      { head: [`HEAD ${path} HTTP/1.1`, `If-None-Match: ${tag}`] },
      { head: [`GET ${path} HTTP/1.1`] },
    );
    // talk() fails if a 304 has content, because the next response would start in the wrong place.
    expect([full?.status, known?.status, head?.status, after?.status]).toEqual([200, 304, 304, 200]);
    for (const answer of [known, head]) {
      for (const name of ["etag", "vary", "cache-control", "expires", "content-location"]) {
        expect(answer?.headers.get(name), `${path} ${name}`).toBe(full?.headers.get(name));
      }
      const sent = ["etag", "vary", "cache-control", "date"].filter((name) => answer?.headers.has(name));
      expect(sent).toEqual(["etag", "vary", "cache-control", "date"]);
      expect(answer?.headers.has("content-type")).toBe(false);
      expect(answer?.headers.get("content-length") ?? "none").toBe("none");
    }
    expect(Date.parse(known?.headers.get("date") ?? "")).toBeGreaterThan(Date.now() - 60_000);
  }
});

row(34, "If-Match compares strongly: a weak tag never matches, even with the right value", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const { method, path, body, id } of [...single, ...operationsOf("PUT", "PATCH", "DELETE")]) {
    const tag = (await send("GET", path.replace("/edit-book/", "/books/"))).headers.get("etag");
    for (const value of [`W/${tag}`, `"a", W/${tag}`]) {
      const refused = await send(method, path, { body, headers: { "if-match": value } });
      expect(told(refused), `${id} ${value}`).toBe("412 precondition-failed");
    }
  }
  expect(await state()).toBe(before);
  for (const { method, path, body } of [...single, ...operationsOf("PATCH", "PUT")]) {
    const tag = (await send("GET", path.replace("/edit-book/", "/books/"))).headers.get("etag");
    const { status } = await send(method, path, { body, headers: { "if-match": `"a", ${tag}` } });
    expect(status, `${method} ${path}`).toBe(200);
  }
});
