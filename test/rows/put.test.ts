// Rows 17 to 23a of the HTTP checklist: what PUT creates, what it replaces, and what it returns.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { slowStore } from "./slow-store.ts";
import { brief, emma, open, openWithEmma, plain, praise, told, type World } from "./world.ts";

const puts = operationsOf("PUT");
const isReview = (template: string): boolean => template.includes("reviews");

/** The URL to read what a PUT created: the article's route edits a book under `/books`. */
const readAt = (path: string): string => path.replace("/edit-book/", "/books/");

/** A service, the PUT operation, and an unused URL below the book `emma`. */
async function eachPut(
  run: (world: World, path: string, whole: object, least: object) => Promise<void>,
): Promise<void> {
  expect(puts.map(({ id }) => id).toSorted()).toEqual(["editBook", "putBook", "putReview"]);
  for (const { template, path } of puts) {
    const world = await open();
    expect((await world.send("PUT", "/books/emma", { body: emma })).status).toBe(201);
    if (isReview(template)) await run(world, path, praise, brief);
    else await run(world, path.replace("emma", "fresh"), emma, plain);
  }
}

row(17, "PUT to an unused URL creates: 201, with Location and the representation", async () => {
  await eachPut(async ({ send }, path, whole) => {
    expect(told(await send("GET", readAt(path)))).toBe("404 not-found");
    const put = await send("PUT", path, { body: whole });
    expect([put.status, put.headers.get("location")]).toEqual([201, readAt(path)]);
    expect(put.json).toMatchObject(whole);
    expect((await send("GET", readAt(path))).text).toBe(put.text);
  });
});

row(
  18,
  "PUT to a URL in use replaces: 200 with content, 204 if minimal is preferred, never 201",
  async () => {
    await eachPut(async ({ send }, path, whole, least) => {
      expect((await send("PUT", path, { body: whole })).status).toBe(201);
      for (const body of [whole, least, least, whole]) {
        const put = await send("PUT", path, { body });
        expect([put.status, put.headers.get("location")]).toEqual([200, null]);
        expect(put.text).toBe((await send("GET", readAt(path))).text);
      }
      const headers = { prefer: "return=minimal" };
      const minimal = await send("PUT", path, { body: least, headers });
      const { status, text } = minimal;
      expect([status, text, minimal.headers.get("preference-applied")]).toEqual([204, "", "return=minimal"]);
      expect(minimal.headers.get("content-type")).toBeNull();
      expect((await send("GET", readAt(path))).json).toMatchObject(least);
      const other = await send("PUT", `${path}-2`, { body: whole, headers });
      expect([other.status, other.json.id]).toEqual([201, `${path.split("/").at(-1)}-2`]);
    });
  },
);

row(19, "members that the content leaves out are gone afterwards", async () => {
  await eachPut(async ({ send }, path, whole, least) => {
    await send("PUT", path, { body: whole });
    const optional = Object.keys(whole).filter((name) => !(name in least));
    expect(optional.length).toBeGreaterThan(1);
    await send("PUT", path, { body: least });
    const { json } = await send("GET", readAt(path));
    expect(json).toMatchObject(least);
    expect(optional.filter((name) => name in json)).toEqual([]);
  });
});

row(
  20,
  "many equal PUTs have the effect of one: the same bytes, tag and times, even if sent at once",
  async () => {
    let time = Date.parse("2026-11-22T09:00:00Z");
    for (const { template, path } of puts) {
      const { send, state } = await open({ now: () => (time += 1000) });
      await send("PUT", "/books/emma", { body: emma });
      const body = isReview(template) ? praise : { ...plain, title: "Other" };
      await send("PUT", path, { body });
      const once = await send("GET", readAt(path));
      const before = await state();
      const turned = Object.fromEntries(Object.entries(body).toReversed());
      for (const content of [body, turned, body, body, body]) {
        expect((await send("PUT", path, { body: content })).status).toBe(200);
      }
      const at = await Promise.all(Array.from({ length: 25 }, () => send("PUT", path, { body })));
      expect(at.map(({ status, json }) => [status, json])).toEqual(at.map(() => [200, once.json]));
      const again = await send("GET", readAt(path));
      expect([again.text, again.headers.get("etag")]).toEqual([once.text, once.headers.get("etag")]);
      expect(await state()).toBe(before);
    }
    // Five connections at once: one creates the resource, and all get the same representation.
    const { send } = await open({ store: slowStore() });
    const all = await Promise.all(
      Array.from({ length: 5 }, () => send("PUT", "/books/new", { body: plain })),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  },
);

row(21, "members that the server sets are not stored, and what GET returned can be sent back", async () => {
  await eachPut(async ({ send, state }, path, whole) => {
    await send("PUT", path, { body: whole });
    const got = await send("GET", readAt(path));
    const before = await state();
    expect((await send("PUT", path, { body: got.json })).text).toBe(got.text);
    expect(await state()).toBe(before);

    const forged = { createdAt: "1970-01-01T00:00:00Z", updatedAt: "1970-01-01T00:00:00Z", etag: '"mine"' };
    // A tag in the content is not a precondition: a stale one still gets 200.
    expect((await send("PUT", path, { body: { ...whole, ...forged } })).status).toBe(200);
    expect(await state()).toBe(before);
    const fresh = await send("PUT", `${path}-2`, { body: { ...whole, ...forged } });
    expect(fresh.status).toBe(201);
    const { createdAt, updatedAt, etag } = fresh.json;
    expect(Math.abs(Date.parse(createdAt) - Date.now())).toBeLessThan(60_000);
    expect(updatedAt).toBe(createdAt);
    expect(etag).not.toBe('"mine"');
  });
  const { send } = await openWithEmma();
  for (const { path, body } of operationsOf("POST")) {
    const added = await send("POST", path, { body: { ...body, id: "mine", etag: '"mine"' } });
    expect([added.status, added.json.id === "mine", added.json.etag === '"mine"']).toEqual([
      201,
      false,
      false,
    ]);
  }
});

row(
  22,
  "an id in the content that differs from the id in the path is 409; an equal one is accepted",
  async () => {
    await eachPut(async ({ send, state }, path, whole) => {
      const id = path.split("/").at(-1);
      const before = await state();
      const refused = await send("PUT", path, { body: { ...whole, id: "other" } });
      expect(told(refused)).toBe("409 id-mismatch");
      expect(refused.json.errors).toEqual([{ pointer: "#/id", detail: expect.stringContaining(`${id}`) }]);
      expect(told(await send("GET", readAt(path)))).toBe("404 not-found");
      expect(told(await send("GET", readAt(path).replace(/[^/]+$/, "other")))).toBe("404 not-found");
      expect((await send("PUT", path, { body: { ...whole, id } })).status).toBe(201);
      const after = await state();
      expect(after).not.toBe(before);
      expect(told(await send("PUT", path, { body: { ...whole, id: "other" } }))).toBe("409 id-mismatch");
      expect(await state()).toBe(after);
    });
    const { send, state } = await openWithEmma();
    const before = await state();
    const moved = { ...praise, bookId: "other" };
    expect(told(await send("PUT", "/books/emma/reviews/ada", { body: moved }))).toBe("409 id-mismatch");
    expect(await state()).toBe(before);
  },
);

row(23, "a response to PUT has no validator fields: 201, 200, 204", async () => {
  await eachPut(async ({ send }, path, whole, least) => {
    const minimal = { prefer: "return=minimal" };
    const answers = [
      await send("PUT", path, { body: whole }),
      await send("PUT", path, { body: whole }),
      await send("PUT", path, { body: least }),
      await send("PUT", path, { body: least, headers: minimal }),
      await send("PUT", path, { body: whole, headers: minimal }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 204, 204]);
    for (const { headers } of answers) {
      expect([headers.get("etag"), headers.get("last-modified")]).toEqual([null, null]);
    }
  });
});

row(
  "23a",
  "the etag member of a PUT response is a valid If-Match value: edits chain without a GET",
  async () => {
    await eachPut(async ({ send }, path, whole, least) => {
      let { json } = await send("PUT", path, { body: whole });
      for (const body of [least, whole, least]) {
        const headers = { "if-match": json.etag };
        const next = await send("PUT", path, { body, headers });
        expect(next.status).toBe(200);
        expect(told(await send("PUT", path, { body, headers }))).toBe("412 precondition-failed");
        json = next.json;
      }
      const got = await send("GET", readAt(path));
      expect([got.json.etag, got.headers.get("etag")]).toEqual([json.etag, json.etag]);
    });
    const { send } = await openWithEmma();
    for (const { method, path, body } of operationsOf("POST", "PATCH")) {
      const { headers, json } = await send(method, path, { body });
      expect(headers.get("etag"), `${method} ${path}`).toBe(json.etag);
    }
  },
);
