// Rows 60 to 66: POST adds, a key makes it safe to repeat, and the scope of a key.
import { serve } from "@hono/node-server";
import { expect } from "vitest";
import { guardedApp } from "../guarded/app.ts";
import { ask, askRaw, countBooks, dump, emma, request, sleep, told, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

const REPLAYED = "idempotency-replayed";
const JSON_LINE = "Content-Type: application/json";
const review = { reviewer: "Ada", rating: 4 };
const post = (service: Service, key: string, body: object | string = emma, path = "/books") =>
  ask(service, "POST", path, { headers: { "idempotency-key": key }, body });
const isReplay = ({ headers }: { headers: Headers }): boolean => headers.get(REPLAYED) === "true";

row(60, "POST without a key adds a new resource each time, with a new id", () =>
  withService({}, async (service) => {
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push((await ask(service, "POST", "/books", { body: emma })).json["id"]);
    expect(new Set(ids).size).toBe(3);
    expect(await countBooks(service)).toBe(3);
    await ask(service, "PUT", "/books/a", { body: emma });
    const reviews = [];
    for (let i = 0; i < 3; i++) {
      reviews.push((await ask(service, "POST", "/books/a/reviews", { body: review })).json["id"]);
    }
    expect(new Set(reviews).size).toBe(3);
  }),
);

row(61, "a 201 has a Location, whose GET is 200 and equals the content", () =>
  withService({}, async (service) => {
    await ask(service, "PUT", "/books/a", { body: emma });
    for (const [path, body] of [
      ["/books", emma],
      ["/add-book", emma],
      ["/books/a/reviews", review],
    ] as const) {
      const added = await ask(service, "POST", path, { body });
      expect(added.status).toBe(201);
      const got = await ask(service, "GET", added.headers.get("location") ?? "/no-location");
      expect([got.status, got.text, got.headers.get("etag")]).toEqual([
        200,
        added.text,
        added.headers.get("etag"),
      ]);
    }
  }),
);

const long = "k".repeat(255);
/** Header lines with a valid key: each spelling of one value, with and without quotes. */
const keys: readonly (readonly string[])[] = [
  ["k", '"k"'],
  [long, `"${long}"`],
  ["7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35", '"7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"'],
  ["!#$%&'()*+-./:<=>?@[]^_`{|}~", '"!#$%&\'()*+-./:<=>?@[]^_`{|}~"'],
  ['"a,b;c"', '"a,b;c"'],
  ['"\\"\\\\"', '"\\"\\\\"'],
  ["__proto__", '"__proto__"'],
  [" spaced-outside ", '\t"spaced-outside"'],
];
/** Invalid values of the header; several values are several header lines. */
const noKeys: readonly (readonly string[])[] = [
  [""],
  ['""'],
  [`${long}k`],
  [`"${long}k"`],
  ["a b"],
  ['"a b"'],
  ["a,b"],
  ['"a", "b"'],
  ['"a";b=1'],
  ["a;b=1"],
  ['"a'],
  ['a"'],
  ['"a\\b"'],
  ["caf\u00e9"],
  ['"caf\u00e9"'],
  ["a", "a"],
  ['"a"', '"a"'],
  ['"a', 'b"'],
  ["a", ""],
];

row(
  62,
  "a key is a string of 1 to 255 visible ASCII characters, with or without quotes; anything else is 400",
  () =>
    withService({}, async (service) => {
      const send = (values: readonly string[]) => {
        const lines = values.map((value) => `Idempotency-Key: ${value}`);
        return askRaw(service, request("POST", "/books", [JSON_LINE, ...lines], JSON.stringify(emma)));
      };
      for (const [bare = "", quoted = ""] of keys) {
        const [first, second] = [await send([bare]), await send([quoted])];
        expect([first.status, second.status, isReplay(first), isReplay(second)], bare).toEqual([
          201,
          201,
          false,
          true,
        ]);
        expect(second.text).toBe(first.text);
      }
      expect(await countBooks(service)).toBe(keys.length);
      const before = await dump(service);
      for (const values of noKeys) {
        const refused = await send(values);
        expect(told(refused), values.join(" | ")).toBe("400 malformed-request");
        expect(refused.json["errors"]).toMatchObject([{ parameter: "Idempotency-Key" }]);
      }
      expect(await dump(service)).toBe(before);
    }),
);

row(
  63,
  "where an operation requires a key, a request without one is 400 with a type that leads to its docs",
  async () => {
    const { fetch: answer, faults } = guardedApp();
    const server = serve({ fetch: answer, hostname: "127.0.0.1", port: 0 });
    await new Promise<void>((resolve) => server.once("listening", () => resolve()));
    try {
      const { port } = server.address() as { port: number };
      const house = { origin: `http://127.0.0.1:${port}` } as Service;
      const body = { room: "Hall", isOn: true };
      const refused = await ask(house, "POST", "/lights", { body });
      expect(told(refused)).toBe("400 key-missing");
      // The reference for which `verbatim serve` returns a page about this type.
      expect(refused.json["type"]).toBe("/problems/key-missing");
      expect(refused.json["detail"]).toContain("`Idempotency-Key`");
      expect((await ask(house, "GET", "/lights")).json["items"]).toEqual([]);
      const added = await ask(house, "POST", "/lights", { body, headers: { "idempotency-key": "k" } });
      expect(added.status).toBe(201);
      expect(faults).toEqual([]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  },
);

row(64, "the same request with the same key gets the first response again, with a new Date", () =>
  withService({}, async (service) => {
    const first = await post(service, "k");
    expect([first.status, isReplay(first)]).toEqual([201, false]);
    await sleep(1100);
    const again = await post(service, '"k"');
    const own = ["date", "x-request-id", REPLAYED];
    const shared = ({ headers }: typeof first) => [...headers].filter(([name]) => !own.includes(name));
    expect([again.status, again.text, shared(again)]).toEqual([first.status, first.text, shared(first)]);
    for (const name of ["location", "etag", "content-type"]) expect(first.headers.has(name), name).toBe(true);
    expect(isReplay(again)).toBe(true);
    const dateOf = ({ headers }: typeof first): number => Date.parse(headers.get("date") ?? "");
    expect(dateOf(again)).toBeGreaterThan(dateOf(first));
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(again.headers.get("set-cookie")).toBeNull();
    expect(await countBooks(service)).toBe(1);
  }),
);

row(
  65,
  "the same key with any byte changed is 422 and does nothing; on a different path it is a different key (row 66)",
  () =>
    withService({}, async (service) => {
      const body = '{"title":"E","authors":["J"],"pageCount":10}';
      const form = "title=E&authors=J";
      const first = await post(service, "k", body);
      await ask(service, "PUT", "/books/a", { body: emma });
      await ask(service, "PUT", "/books/b", { body: emma });
      const before = await dump(service);
      const others = [
        body.replace("E", "F"),
        `${body} `,
        body.replace("10", "1e1"),
        body.replace("10", "10.0"),
        "{",
        "",
      ];
      for (const other of others) expect(told(await post(service, "k", other)), other).toBe("422 key-reused");
      const asForm = { "idempotency-key": "k", "content-type": "application/x-www-form-urlencoded" };
      for (const content of [form, body]) {
        const refused = await ask(service, "POST", "/books", { headers: asForm, body: content });
        expect(told(refused)).toBe("422 key-reused");
      }
      expect(await dump(service)).toBe(before);
      expect((await post(service, "k", body)).text).toBe(first.text);
      for (const path of ["/books/a/reviews", "/books/b/reviews"]) {
        const added = await post(service, "k", review, path);
        expect([added.status, isReplay(added), added.headers.get("location")?.startsWith(path)]).toEqual([
          201,
          false,
          true,
        ]);
      }
    }),
);

row(66, "a key counts for one principal and one route: nobody gets a response to someone else", () =>
  withService({ guarded: true }, async (service) => {
    const send = async (sub: string, path = "/books", body: object = emma) => {
      const authorization = `Bearer ${await service.token(sub, "books:write")}`;
      return ask(service, "POST", path, { headers: { authorization, "idempotency-key": "k" }, body });
    };
    const [ada, bob] = [await send("ada"), await send("bob")];
    const other = await send("carol", "/books", { ...emma, title: "Hers" });
    const alias = await send("ada", "/add-book");
    const all = [ada, bob, other, alias];
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(all.map(isReplay)).toEqual([false, false, false, false]);
    expect(new Set(all.map(({ json }) => json["id"])).size).toBe(4);
    const [adaAgain, bobAgain] = [await send("ada"), await send("bob")];
    expect([adaAgain.text, bobAgain.text]).toEqual([ada.text, bob.text]);
    expect([adaAgain, bobAgain].map(isReplay)).toEqual([true, true]);
    expect(await countBooks(service)).toBe(4);
  }),
);
