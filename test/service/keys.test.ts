// Idempotency keys (draft-ietf-httpapi-idempotency-key-header-07): a keyed POST runs once.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doors, emma, exported, fiveStars, type Service, told } from "./service.ts";

const day = 24 * 60 * 60 * 1000;

describe.each(doors)("keys, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
  });
  afterEach(() => service.close());

  const post = (key: string | undefined, body: object | string = emma, path = "/books", headers = {}) =>
    service.send("POST", path, {
      headers: {
        "content-type": "application/json",
        ...headers,
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
      body,
    });
  const count = async () =>
    (await service.client.listBooks({ query: { limit: 100 } }).orThrow()).items.length;
  const parts = async (answer: Response) => ({
    status: answer.status,
    location: answer.headers.get("location"),
    etag: answer.headers.get("etag"),
    type: answer.headers.get("content-type"),
    cache: answer.headers.get("cache-control"),
    body: await answer.text(),
  });

  it("the same request again gets the first answer again, and adds nothing", async () => {
    const first = await post('"k"');
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    const want = await parts(first);
    for (let i = 0; i < 3; i++) {
      const again = await post('"k"');
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(await parts(again)).toEqual(want);
    }
    expect(await count()).toBe(1);
  });

  it("is the first answer even when the book was changed or deleted since", async () => {
    const first = await post("k");
    const location = first.headers.get("location") ?? "";
    const want = await parts(first);
    await service.send("PUT", location, { body: { ...emma, title: "Changed" } });
    expect(await parts(await post("k"))).toEqual(want);
    await service.send("DELETE", location);
    expect(await parts(await post("k"))).toEqual(want);
    expect(await count()).toBe(0);
  });

  it("a key with quotes and without is one key", async () => {
    const first = await parts(await post("k-1"));
    expect(await parts(await post('"k-1"'))).toEqual(first);
  });

  it.each([
    ["k"],
    ['"k"'],
    ["k".repeat(255)],
    [`"${"k".repeat(255)}"`],
    ["7f3a2c1e-5b64-4d0e-9a87-2f61c0de8b35"],
    ['"a,b"'],
    ['"\\"\\\\"'],
    ["__proto__"],
    ["constructor"],
  ])("is a key: %s", async (key) => {
    expect((await post(key)).status).toBe(201);
    expect((await post(key)).headers.get("idempotency-replayed")).toBe("true");
  });

  it.each([
    ["empty", ""],
    ["empty in quotes", '""'],
    ["too long", "k".repeat(256)],
    ["too long in quotes", `"${"k".repeat(256)}"`],
    ["a list", "a,b"],
    ["a list of strings", '"a", "b"'],
    ["with parameters", '"a";b=1'],
    ["half a string", '"a'],
    ["with a space", "a b"],
    ["with a space in quotes", '"a b"'],
    ["not ASCII", '"\u00e9"'],
  ])("is not a key: %s", async (_name, key) => {
    const answer = await post(key);
    expect([answer.status, await count()]).toEqual([400, 0]);
    expect(await answer.json()).toMatchObject({ errors: [{ parameter: "Idempotency-Key" }] });
  });

  it("two header lines are not a key", async () => {
    const headers = new Headers({ "content-type": "application/json" });
    for (const key of ["a", "a"]) headers.append("idempotency-key", key);
    expect((await service.send("POST", "/books", { headers, body: emma })).status).toBe(400);
  });

  it.each([
    ["another content", JSON.stringify({ ...emma, title: "Other" }), {}],
    ["one space more", `${JSON.stringify(emma)} `, {}],
    ["a number spelled otherwise", JSON.stringify(emma).replace("{", '{"pageCount":1.0,'), {}],
    ["content that is not valid", "{}", {}],
    ["content that is not JSON", "{", {}],
    [
      "the same bytes as another media type",
      JSON.stringify(emma),
      { "content-type": "application/x-www-form-urlencoded" },
    ],
    [
      "another media type",
      "title=Emma&authors=Jane",
      { "content-type": "application/x-www-form-urlencoded" },
    ],
  ])("a key that comes again with %s is refused, and nothing is added", async (_name, body, headers) => {
    await post("k", JSON.stringify(emma));
    expect(await told(await post("k", body, "/books", headers))).toBe("422 key-reused");
    expect(await count()).toBe(1);
  });

  it("a number spelled otherwise is other content, though it is the same number", async () => {
    await post("k", '{"title":"E","authors":["J"],"pageCount":10}');
    expect(await told(await post("k", '{"title":"E","authors":["J"],"pageCount":1e1}'))).toBe(
      "422 key-reused",
    );
  });

  it("a key counts for one route and one resource only", async () => {
    for (const id of ["a", "b"]) await service.send("PUT", `/books/${id}`, { body: emma });
    for (const path of ["/books/a/reviews", "/books/b/reviews"]) {
      const answer = await post("k", fiveStars, path);
      expect([answer.status, answer.headers.get("idempotency-replayed")], path).toEqual([201, null]);
    }
    const ids = [await post("k"), await post("k", emma, "/add-book")].map(({ headers }) =>
      headers.get("location"),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it("two spellings of one path are one resource: /books/%61b is /books/ab", async () => {
    await service.send("PUT", "/books/ab", { body: emma });
    const answers = [];
    for (const path of ["/books/ab/reviews", "/books/%61b/reviews", "/%62ooks/a%62/reviews"]) {
      answers.push(await parts(await post("k", fiveStars, path)));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each([
    { says: "400", body: "{", headers: {}, want: "400 malformed-request" },
    { says: "422", body: "{}", headers: {}, want: "422 invalid-content" },
    {
      says: "422 by rule",
      body: JSON.stringify({ ...emma, isbn: "9780141439519" }),
      headers: {},
      want: "422 isbn-check-digit",
    },
    {
      says: "415",
      body: "{}",
      headers: { "content-type": "text/plain" },
      want: "415 unsupported-media-type",
    },
    { says: "406", body: JSON.stringify(emma), headers: { accept: "text/csv" }, want: "406 not-acceptable" },
  ])("a refusal ($says) does not use the key up", async ({ body, headers, want }) => {
    expect(await told(await post("k", body, "/books", headers))).toBe(want);
    const mended = await post("k");
    expect([mended.status, mended.headers.get("idempotency-replayed")]).toEqual([201, null]);
  });

  it("nor does a parent that is not there", async () => {
    expect((await post("k", fiveStars, "/books/a/reviews")).status).toBe(404);
    await service.send("PUT", "/books/a", { body: emma });
    expect((await post("k", fiveStars, "/books/a/reviews")).status).toBe(201);
  });

  it("50 concurrent requests with one key: one book, and 50 equal responses", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post("twin")));
    const told = await Promise.all(answers.map(parts));
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === null)).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  it("two contents with one key at once: one is added, the other refused", async () => {
    const answers = await Promise.all([post("k"), post("k", { ...emma, title: "Other" })]);
    expect((await Promise.all(answers.map(told))).toSorted()).toEqual(["201", "422 key-reused"]);
    expect(await count()).toBe(1);
  });

  it("after 24 hours the key is new", async () => {
    await post("k");
    service.clock.ahead = day - 60_000;
    expect((await post("k")).headers.get("idempotency-replayed")).toBe("true");
    service.clock.ahead = day + 60_000;
    const answer = await post("k", { ...emma, title: "Another day" });
    expect([answer.status, answer.headers.get("idempotency-replayed"), await count()]).toEqual([
      201,
      null,
      2,
    ]);
  });

  it("without a key, and with different keys, each POST adds", async () => {
    for (const key of [undefined, undefined, "a", "b"]) await post(key);
    expect(await count()).toBe(4);
  });

  it("a key on PUT, PATCH or DELETE is ignored: they may be repeated without one", async () => {
    const headers = { "idempotency-key": "k" };
    await service.send("PUT", "/books/a", { headers, body: emma });
    const second = await service.send("PUT", "/books/a", { headers, body: { ...emma, title: "Second" } });
    expect(await second.json()).toMatchObject({ title: "Second" });
    const bad = { "idempotency-key": "a b, c" };
    expect((await service.send("DELETE", "/books/a", { headers: bad })).status).toBe(204);
    expect(await exported(service.store)).toBe("");
  });
});
