// Rows 43 to 47 of the HTTP checklist: how preconditions differ from conflicts, and where they have no meaning.
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { operationsOf, paths } from "./document.ts";
import { row } from "./rows.ts";
import { emma, openGuarded, openWithEmma, plain, praise, sendAndLose, told } from "./world.ts";

row(
  43,
  "where a precondition is required, a request without one is 428, which says what to send and is not stored",
  async () => {
    const { send } = await openGuarded();
    const key = { "idempotency-key": '"one"' };
    const light = await send("POST", "/lights", { body: { room: "Hall", isOn: true }, headers: key });
    const { id, etag } = light.json;
    const scene = { brightness: 0.2 };
    for (const [method, path, body] of [
      ["PUT", `/lights/${id}`, { room: "Attic", isOn: false }],
      ["PATCH", `/lights/${id}`, { isOn: false }],
      ["DELETE", `/lights/${id}`, undefined],
      ["PUT", "/scenes/dusk", scene],
    ] as const) {
      const refused = await send(method, path, { body });
      expect(told(refused)).toBe("428 precondition-required");
      expect(refused.json.detail).toContain("If-Match");
      expect(refused.headers.get("cache-control")).toBe("no-store");
    }
    expect((await send("GET", `/lights/${id}`)).text).toBe(light.text);
    expect((await send("GET", "/scenes/dusk")).status).toBe(404);

    const create = { "if-none-match": "*" };
    expect((await send("PUT", "/scenes/dusk", { body: scene, headers: create })).status).toBe(201);
    expect(told(await send("PUT", "/scenes/dusk", { body: scene }))).toBe("428 precondition-required");
    expect(told(await send("PUT", "/scenes/dusk", { body: scene, headers: create }))).toBe(
      "412 precondition-failed",
    );
    const headers = { "if-match": etag };
    expect((await send("DELETE", `/lights/${id}`, { headers })).status).toBe(204);
  },
);

/** A memory store on which the key `busy` belongs to a request that never ends. */
function storeWithBusyKey(): Store {
  const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
  return {
    description: store.description,
    close: () => store.close(),
    read: (work) => store.read(work),
    write: (work) =>
      store.write((view, keys) =>
        work(view, {
          keep: (scope, record) => keys.keep(scope, record),
          find: async (scope) => (scope.includes('"busy"') ? "in progress" : keys.find(scope)),
        }),
      ),
  };
}

row(
  44,
  "412, 428 and 409 have distinct meanings; a duplicate ISBN or reviewer is not a conflict",
  async () => {
    const { send, state } = await openWithEmma({ store: storeWithBusyKey() });
    const before = await state();
    const put = async (body: object, headers: Readonly<Record<string, string>>) =>
      told(await send("PUT", "/books/emma", { body, headers }));
    const other = { ...emma, id: "other" };
    const { etag } = (await send("GET", "/books/emma")).json;
    // 412: a precondition was false. 409: the request contradicts itself. The order is 412, 409, 422.
    expect(await put(emma, { "if-match": '"stale"' })).toBe("412 precondition-failed");
    expect(await put(other, {})).toBe("409 id-mismatch");
    expect(await put(other, { "if-match": '"stale"' })).toBe("412 precondition-failed");
    expect(await put(other, { "if-match": etag })).toBe("409 id-mismatch");
    expect(await put({ id: "other", pageCount: 0 }, { "if-match": etag })).toBe("422 invalid-content");
    // Also 409: a request with the same key is in progress.
    const twin = await send("POST", "/books", { body: emma, headers: { "idempotency-key": "busy" } });
    expect([told(twin), twin.headers.get("retry-after")]).toEqual(["409 key-in-progress", "1"]);
    expect(await state()).toBe(before);
    // 428 where a precondition is required, before 409.
    const { send: ask } = await openGuarded();
    const key = { "idempotency-key": '"one"' };
    const { json } = await ask("POST", "/lights", { body: { room: "Hall", isOn: true }, headers: key });
    const moved = { room: "Hall", isOn: true, id: json.id + 1 };
    const lit = async (headers: Readonly<Record<string, string>>) =>
      told(await ask("PUT", `/lights/${json.id}`, { body: moved, headers }));
    expect(await lit({})).toBe("428 precondition-required");
    expect(await lit({ "if-match": '"stale"' })).toBe("412 precondition-failed");
    expect(await lit({ "if-match": json.etag })).toBe("409 id-mismatch");

    const added = [
      await send("POST", "/books", { body: emma }),
      await send("POST", "/books", { body: emma }),
    ];
    expect(added.map(({ status, json: { isbn } }) => [status, isbn])).toEqual([
      [201, emma.isbn],
      [201, emma.isbn],
    ]);
    expect(added[0]?.json.id).not.toBe(added[1]?.json.id);
    const reviews = "/books/emma/reviews";
    for (let n = 0; n < 2; n++) expect((await send("POST", reviews, { body: praise })).status).toBe(201);
    expect((await send("GET", reviews)).json.items).toHaveLength(3);
  },
);

row(
  45,
  "server side: a retried conditional PUT whose response was lost is 412, and its content is stored",
  async () => {
    for (const { path, body, method } of operationsOf("PUT")) {
      const { send, port, state } = await openWithEmma();
      const readAt = path.replace("/edit-book/", "/books/");
      const { etag } = (await send("GET", readAt)).json;
      const content = JSON.stringify(body);
      const fields = `Content-Type: application/json\r\nContent-Length: ${content.length}\r\nIf-Match: ${etag}`;
      await sendAndLose(
        port,
        `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${fields}\r\n\r\n${content}`,
      );
      const once = await state();
      const got = await send("GET", readAt);
      expect(got.json).toMatchObject(body ?? {});
      expect(got.json.etag).not.toBe(etag);
      const retried = await send(method, path, { body, headers: { "if-match": etag } });
      expect(told(retried)).toBe("412 precondition-failed");
      expect(await state()).toBe(once);
      // A client that then reads the resource finds its own content. The same holds for create-only.
      const create = await send(method, path, { body, headers: { "if-none-match": "*" } });
      expect(told(create)).toBe("412 precondition-failed");
    }
  },
);

row(
  46,
  "the service never compresses: the strong tag identifies the bytes, and If-Match accepts it",
  async () => {
    const { send } = await openWithEmma();
    const long = { description: "Handsome, clever, and rich. ".repeat(300) };
    expect((await send("PATCH", "/books/emma", { body: long })).status).toBe(200);
    for (const { path, effect } of operationsOf("GET")) {
      const bare = await send("GET", path, { headers: { "accept-encoding": "identity" } });
      for (const coding of ["gzip", "gzip, deflate, br, zstd", "gzip;q=1, identity;q=0.1", "*"]) {
        const { headers, text } = await send("GET", path, { headers: { "accept-encoding": coding } });
        expect([headers.get("content-encoding"), headers.get("etag"), text]).toEqual([
          null,
          bare.headers.get("etag"),
          bare.text,
        ]);
        expect(headers.get("etag")).toMatch(/^"/);
      }
      if (effect !== "read") continue;
      const headers = { "if-match": bare.headers.get("etag") ?? "", "accept-encoding": "gzip" };
      const put = await send("PUT", path, { body: path.includes("reviews") ? praise : plain, headers });
      expect([put.status, put.headers.get("content-encoding")]).toEqual([200, null]);
    }
  },
);

row(47, "preconditions have no meaning on OPTIONS and on POST to a collection", async () => {
  const { send, state } = await openWithEmma();
  const conditions: readonly Record<string, string>[] = [
    { "if-match": '"stale"' },
    { "if-match": "garbage" },
    { "if-none-match": "*" },
    { "if-none-match": "garbage" },
    { "if-match": "*", "if-none-match": "*" },
  ];
  for (const headers of conditions) {
    for (const { path, missing } of paths) {
      for (const target of [path, missing]) {
        expect((await send("OPTIONS", target, { headers })).status).toBe(204);
      }
    }
    for (const { path, body } of operationsOf("POST")) {
      const before = await state();
      const { status, json } = await send("POST", path, { body, headers });
      expect([status, (await state()).includes(json.id), before.includes(json.id)]).toEqual([
        201,
        true,
        false,
      ]);
    }
  }
});
