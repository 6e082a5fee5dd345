// Rows 72 to 75: what a replay is, how long a key is kept, and where it has no meaning.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { storeIn } from "../service/sqlite-stores.ts";
import { ask, countBooks, dump, emma, emptyStore, request, told, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";
import { wire } from "./wire.ts";

const DAY = 24 * 60 * 60 * 1000;
const isReplay = ({ headers }: { headers: Headers }): boolean =>
  headers.get("idempotency-replayed") === "true";
const post = (service: Service, key: string, body: object = emma) =>
  ask(service, "POST", "/books", { headers: { "idempotency-key": key }, body });

row(
  72,
  "a replay is the first response, even if the resource or its parent was changed or deleted since",
  () =>
    withService({}, async (service) => {
      const first = await post(service, "k");
      const location = first.headers.get("location") ?? "";
      const parts = ({ status, text, headers }: typeof first) => [
        status,
        text,
        headers.get("location"),
        headers.get("etag"),
      ];
      const changed = await ask(service, "PUT", location, { body: { ...emma, title: "Changed" } });
      expect([changed.status, changed.json["etag"] === first.json["etag"]]).toEqual([200, false]);
      const afterChange = await post(service, "k");
      expect([parts(afterChange), isReplay(afterChange)]).toEqual([parts(first), true]);
      expect((await ask(service, "DELETE", location)).status).toBe(204);
      const afterDelete = await post(service, "k");
      expect([parts(afterDelete), isReplay(afterDelete)]).toEqual([parts(first), true]);
      expect((await ask(service, "GET", location)).status).toBe(404);
      expect(await countBooks(service)).toBe(0);
      await withoutParent(service);
    }),
);

/** Draft 2.6: the retry learns that its review was added, though the book is gone by then. */
async function withoutParent(service: Service): Promise<void> {
  const add = (key: string, rating: number) =>
    ask(service, "POST", "/books/gone/reviews", {
      headers: { "idempotency-key": key },
      body: { reviewer: "Ada", rating },
    });
  /** The statuses for a client that waits for `100 Continue` (RFC 9110 10.1.1). */
  const expecting = async (key: string, rating: number) => {
    const lines = ["Content-Type: application/json", `Idempotency-Key: ${key}`, "Expect: 100-continue"];
    const body = JSON.stringify({ reviewer: "Ada", rating });
    const answers = await wire(service.port, request("POST", "/books/gone/reviews", lines, body));
    return answers.map(({ status }) => status);
  };
  await ask(service, "PUT", "/books/gone", { body: emma });
  const first = await add("r", 4);
  expect((await ask(service, "DELETE", "/books/gone")).status).toBe(204);
  const again = await add("r", 4);
  expect([again.status, again.text, isReplay(again)]).toEqual([201, first.text, true]);
  expect(told(await add("r", 5))).toBe("422 key-reused");
  expect(told(await add("new", 4))).toBe("404 not-found");
  expect([await expecting("r", 4), await expecting("r", 5)]).toEqual([
    [100, 201],
    [100, 422],
  ]);
  expect(await expecting("new", 4)).toEqual([404]);
  await ask(service, "PUT", "/books/gone", { body: emma });
  const anew = await add("new", 4);
  expect([anew.status, isReplay(anew)]).toEqual([201, false]);
  expect((await ask(service, "GET", "/books/gone/reviews")).json["items"]).toHaveLength(1);
}

row(
  73,
  "a key is kept 24 hours, as documented; a store full of live keys returns 503 and drops none",
  async () => {
    const document = readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8");
    expect(document).toContain("remembers it for 24 hours");
    const start = Date.now();
    let ahead = 0;
    const now = (): number => start + ahead;
    await withService({ now }, async (service) => {
      await post(service, "k");
      ahead = DAY - 1;
      expect(isReplay(await post(service, "k"))).toBe(true);
      ahead = DAY;
      const anew = await post(service, "k", { ...emma, title: "Another day" });
      expect([anew.status, isReplay(anew), await countBooks(service)]).toEqual([201, false, 2]);
      ahead = 2 * DAY - 1;
      expect(isReplay(await post(service, "k", { ...emma, title: "Another day" }))).toBe(true);
    });
    ahead = 0;
    const full = async (service: Service): Promise<void> => {
      for (const key of ["a", "b", "c"]) expect((await post(service, key)).status).toBe(201);
      const before = await dump(service);
      const refused = await post(service, "d");
      expect(told(refused)).toBe("503 store-unavailable");
      expect(refused.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      expect(await dump(service)).toBe(before);
      for (const key of ["a", "b", "c"]) expect(isReplay(await post(service, key)), key).toBe(true);
      expect((await ask(service, "POST", "/books", { body: emma })).status).toBe(201);
      ahead = DAY;
      expect([(await post(service, "d")).status, isReplay(await post(service, "d"))]).toEqual([201, true]);
    };
    await withService({ now, store: emptyStore(now, 3) }, full);
  },
);

row(
  74,
  "the memory store says that it forgets keys at exit, and does; the SQLite store repeats the response after a restart",
  async () => {
    expect(emptyStore().description).toBe("memory: everything is forgotten at exit");
    const ids: unknown[] = [];
    for (let start = 0; start < 2; start++) {
      await withService({}, async (service) => {
        const answer = await post(service, "k");
        expect([answer.status, isReplay(answer), await countBooks(service)]).toEqual([201, false, 1]);
        ids.push(answer.json["id"]);
      });
    }
    expect(new Set(ids).size).toBe(2);
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    const texts: string[] = [];
    for (const wasKept of [false, true]) {
      const store = await storeIn(join(folder, "books.db"), { now: Date.now, random: (n) => randomBytes(n) });
      await withService({ store }, async (service) => {
        const answer = await post(service, "k");
        texts.push(answer.text);
        expect([answer.status, isReplay(answer), await countBooks(service)]).toEqual([201, wasKept, 1]);
      });
    }
    expect(new Set(texts).size).toBe(1);
    rmSync(folder, { recursive: true });
  },
);

row(75, "a key on GET, PUT or DELETE is ignored: they can be repeated without one", () =>
  withService({}, async (service) => {
    for (const key of ["k", "", "a b, c", '"half']) {
      const headers = { "idempotency-key": key };
      const put = (title: string) => ask(service, "PUT", "/books/a", { headers, body: { ...emma, title } });
      const get = () => ask(service, "GET", "/books/a", { headers });
      expect([(await put("First")).status, (await get()).json["title"]]).toEqual([201, "First"]);
      expect([(await put("Second")).status, (await get()).json["title"]]).toEqual([200, "Second"]);
      expect((await ask(service, "DELETE", "/books/a", { headers })).status).toBe(204);
      const gone = [await ask(service, "DELETE", "/books/a", { headers }), await get()];
      expect(gone.map(({ status }) => status)).toEqual([404, 404]);
      expect(gone.some(isReplay)).toBe(false);
    }
  }),
);
