// Rows 48 to 52 of the HTTP checklist: what DELETE removes, what a repeat returns, and what follows.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { slowStore } from "./slow-store.ts";
import { talk } from "./talk.ts";
import { emma, open, openWithEmma, plain, praise, sendAndLose, told } from "./world.ts";

const deletes = operationsOf("DELETE");

row(48, "DELETE is 204 without content, and the resource is gone", async () => {
  expect(deletes).toHaveLength(2);
  for (const { path } of deletes) {
    const { send, port } = await openWithEmma();
    const [gone, next] = await talk(
      port,
      { head: [`DELETE ${path} HTTP/1.1`] },
      { head: [`GET ${path} HTTP/1.1`] },
    );
    expect([gone?.status, next?.status]).toEqual([204, 404]);
    // RFC 9110 8.6: a 204 has no Content-Length, and no other field about content.
    const fields = ["content-length", "transfer-encoding", "content-type", "etag"];
    expect(fields.filter((name) => gone?.headers.has(name))).toEqual([]);
    for (const method of ["GET", "PATCH", "HEAD"]) {
      const { status } = await send(method, path, method === "PATCH" ? { body: {} } : {});
      expect(status).toBe(404);
    }
    expect((await send("GET", path.replace(/\/[^/]+$/, ""))).json.items).toEqual([]);
  }
});

row(49, "a second DELETE is 404 and changes nothing more, even if many arrive at once", async () => {
  for (const { path, repeat } of deletes) {
    expect(repeat).toBe(404);
    const { send, state } = await openWithEmma();
    await send("PUT", "/books/persuasion", { body: plain });
    await send("PUT", "/books/emma/reviews/eve", { body: praise });
    expect((await send("DELETE", path)).status).toBe(204);
    const once = await state();
    for (let again = 0; again < 3; again++) expect(told(await send("DELETE", path))).toBe("404 not-found");
    expect(await state()).toBe(once);

    const target = path.replace(/[^/]+$/, path.includes("reviews") ? "eve" : "persuasion");
    const all = await Promise.all(Array.from({ length: 20 }, () => send("DELETE", target)));
    expect(all.map(({ status }) => status).toSorted()).toEqual([
      204,
      ...Array.from({ length: 19 }, () => 404),
    ]);
  }
});

row(
  50,
  "server side: a retried DELETE whose response was lost is 404, with or without If-Match",
  async () => {
    for (const { path, idempotent, repeat } of deletes) {
      // What the typed client reads: it may retry, and 404 is the declared response to a repeat.
      expect([idempotent, repeat]).toEqual([true, 404]);
      for (const conditional of [false, true]) {
        const { send, port, state } = await openWithEmma();
        const { etag } = (await send("GET", path)).json;
        const condition = conditional ? `If-Match: ${etag}\r\n` : "";
        await sendAndLose(port, `DELETE ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${condition}\r\n`);
        const once = await state();
        const headers: Record<string, string> = conditional ? { "if-match": etag } : {};
        expect(told(await send("DELETE", path, { headers }))).toBe("404 not-found");
        expect(await state()).toBe(once);
        expect((await send("GET", path)).status).toBe(404);
      }
    }
  },
);

row(
  51,
  "a book's reviews are deleted with it, and do not come back with a new book of the same id",
  async () => {
    const { send } = await openWithEmma({ store: slowStore() });
    await send("PUT", "/books/emma/reviews/eve", { body: praise });
    await send("PUT", "/books/other", { body: plain });
    await send("PUT", "/books/other/reviews/ada", { body: praise });
    const other = (await send("GET", "/books/other/reviews")).text;
    expect((await send("DELETE", "/books/emma")).status).toBe(204);
    const below = ["/books/emma/reviews", "/books/emma/reviews/ada", "/books/emma/reviews/eve"];
    for (const path of below) expect(told(await send("GET", path))).toBe("404 not-found");
    expect(told(await send("POST", "/books/emma/reviews", { body: praise }))).toBe("404 not-found");
    expect((await send("PUT", "/books/emma", { body: emma })).status).toBe(201);
    expect((await send("GET", "/books/emma/reviews")).json).toMatchObject({
      items: [],
      summary: { count: 0 },
    });
    expect((await send("GET", "/books/emma/reviews/ada")).status).toBe(404);
    expect((await send("GET", "/books/other/reviews")).text).toBe(other);
    // A book is reviewed while it is deleted: the review is deleted with it, or gets 404.
    for (let round = 0; round < 10; round++) {
      const put = () => send("PUT", `/books/emma/reviews/r${round}`, { body: praise });
      const add = () => send("POST", "/books/emma/reviews", { body: praise });
      const [early, deleted, late] = await Promise.all([put(), send("DELETE", "/books/emma"), add()]);
      expect(deleted.status).toBe(204);
      for (const { status } of [early, late]) expect([201, 404]).toContain(status);
      expect((await send("PUT", "/books/emma", { body: emma })).status).toBe(201);
      expect((await send("GET", "/books/emma/reviews")).json).toMatchObject({
        items: [],
        summary: { count: 0 },
      });
    }
  },
);

row(
  52,
  "a resource created again after a DELETE is new, with a tag never used before: an old If-Match is 412",
  async () => {
    let time = Date.parse("2026-11-22T09:00:00Z");
    for (const { path } of deletes) {
      const { send, state } = await open({ now: () => (time += 1000) });
      await send("PUT", "/books/emma", { body: emma });
      const body = path.includes("reviews") ? praise : emma;
      const tags = new Set<string>();
      const times = new Set<string>();
      for (let round = 0; round < 8; round++) {
        if (path.includes("reviews") || round > 0)
          expect((await send("PUT", path, { body })).status).toBe(201);
        const { json } = await send("GET", path);
        tags.add(json.etag);
        times.add(json.createdAt);
        expect(json.updatedAt).toBe(json.createdAt);
        const before = await state();
        for (const old of [...tags].filter((tag) => tag !== json.etag)) {
          for (const method of ["PUT", "PATCH", "DELETE"]) {
            const content = method === "PUT" ? { body } : method === "PATCH" ? { body: {} } : {};
            const headers = { "if-match": old };
            expect(told(await send(method, path, { ...content, headers }))).toBe("412 precondition-failed");
          }
        }
        expect(await state()).toBe(before);
        if (round < 7) expect((await send("DELETE", path)).status).toBe(204);
      }
      expect([tags.size, times.size]).toEqual([8, 8]);
    }
  },
);
