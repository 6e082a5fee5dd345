// Rows 35 to 38 and 42 of the HTTP checklist: preconditions of writes, and the lost update that they prevent.
import { expect } from "vitest";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { slowStore } from "./slow-store.ts";
import { emma, open, openWithEmma, plain, praise, type Sent, told } from "./world.ts";

const puts = operationsOf("PUT");
const writes = operationsOf("PUT", "PATCH", "DELETE");
const readAt = (path: string): string => path.replace("/edit-book/", "/books/");
/** An unused URL of the same operation. */
const free = (path: string): string => `${path}-free`;

row(35, "a stale If-Match is 412 and changes nothing", async () => {
  expect(writes).toHaveLength(7);
  const { send, state } = await openWithEmma();
  const old = new Map<string, string>();
  for (const path of ["/books/emma", "/books/emma/reviews/ada"]) {
    old.set(path, (await send("GET", path)).json.etag);
    await send("PATCH", path, { body: path.includes("reviews") ? { rating: 1 } : { pageCount: 1 } });
  }
  const before = await state();
  for (const { method, path, body, id } of writes) {
    for (const value of [old.get(readAt(path)) ?? "", '"never"', `"a", ${old.get(readAt(path))}`]) {
      const refused = await send(method, path, { body, headers: { "if-match": value } });
      expect(told(refused), `${id} ${value}`).toBe("412 precondition-failed");
      expect(refused.json.errors).toMatchObject([{ parameter: "If-Match" }]);
      expect(refused.headers.get("cache-control")).toBe("no-store");
    }
    expect(await state()).toBe(before);
  }
  for (const { method, path, body } of writes.toReversed()) {
    const { etag } = (await send("GET", readAt(path))).json ?? {};
    if (etag === undefined) continue;
    const { status } = await send(method, path, { body, headers: { "if-match": etag } });
    expect(status, `${method} ${path}`).toBe(method === "DELETE" ? 204 : 200);
    if (method === "DELETE" && path.includes("reviews")) await send("PUT", path, { body: praise });
  }
});

row(36, "PUT with If-Match on a missing resource is 412 and creates nothing", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  const { etag } = (await send("GET", "/books/emma")).json;
  for (const { path, body } of puts) {
    for (const value of ["*", etag, '"never"']) {
      const refused = await send("PUT", free(path), { body, headers: { "if-match": value } });
      expect(told(refused), `${path} ${value}`).toBe("412 precondition-failed");
      expect(told(await send("GET", readAt(free(path))))).toBe("404 not-found");
    }
  }
  expect(await state()).toBe(before);
  for (const { path, body } of puts) {
    expect((await send("PUT", path, { body, headers: { "if-match": "*" } })).status).toBe(200);
  }
});

row(37, "GET, HEAD, DELETE and PATCH with If-Match on a missing resource are 404, not 412", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  const { etag } = (await send("GET", "/books/emma")).json;
  for (const { method, path, missing, body, effect } of operationsOf("GET", "DELETE", "PATCH")) {
    const targets = effect === "list" ? [missing] : [missing, free(path)];
    for (const target of targets.filter((name) => name !== "/books")) {
      for (const value of ["*", etag, '"never"']) {
        const sent = { body, headers: { "if-match": value } };
        expect(told(await send(method, target, sent)), `${method} ${target}`).toBe("404 not-found");
        if (method === "GET") expect((await send("HEAD", target, sent)).status).toBe(404);
      }
    }
  }
  expect(await state()).toBe(before);
});

row(38, "PUT with If-None-Match: * creates, once: of 50 concurrent requests one succeeds", async () => {
  const { send } = await openWithEmma({ store: slowStore() });
  const headers = { "if-none-match": "*" };
  for (const { path } of puts) {
    for (const target of [free(path), `${path}-again`]) {
      const bodies = Array.from({ length: 50 }, (_, n) =>
        path.includes("reviews") ? { ...praise, headline: `No. ${n}` } : { ...plain, title: `No. ${n}` },
      );
      const answers = await Promise.all(bodies.map((body) => send("PUT", target, { body, headers })));
      const winners = answers.filter(({ status }) => status === 201);
      expect(winners).toHaveLength(1);
      const losers = answers.filter(({ status }) => status !== 201);
      expect(losers.map(told)).toEqual(Array.from({ length: 49 }, () => "412 precondition-failed"));
      expect((await send("GET", readAt(target))).text).toBe(winners[0]?.text);
    }
    const body = path.includes("reviews") ? praise : emma;
    expect((await send("DELETE", readAt(free(path)))).status).toBe(204);
    expect((await send("PUT", free(path), { body, headers })).status).toBe(201);
    expect((await send("PUT", free(path), { body, headers })).status).toBe(412);
    await send("DELETE", readAt(free(path)));
    await send("DELETE", readAt(`${path}-again`));
  }
});

row(42, "no update is lost: five clients add one five times each, and the sum is 25", async () => {
  const { send } = await open({ store: slowStore() });
  await send("PUT", "/books/emma", { body: { ...plain, pageCount: 1 } });
  let refused = 0;
  const addOne = async (): Promise<void> => {
    for (;;) {
      const { json } = await send("GET", "/books/emma");
      const sent: Sent = {
        body: { ...json, pageCount: json.pageCount + 1 },
        headers: { "if-match": json.etag },
      };
      const { status } = await send("PUT", "/books/emma", sent);
      if (status === 200) return;
      expect(status).toBe(412);
      refused += 1;
    }
  };
  const client = async (): Promise<void> => {
    for (let n = 0; n < 5; n++) await addOne();
  };
  await Promise.all(Array.from({ length: 5 }, client));
  expect((await send("GET", "/books/emma")).json.pageCount).toBe(26);
  // Some of them conflicted, or the test would prove nothing.
  expect(refused).toBeGreaterThan(0);
});
