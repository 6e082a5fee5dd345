// Preconditions (RFC 9110 13): evaluated after the request's own checks, before anything is done.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Book, doors, emma, exported, type Service, told } from "./service.ts";

const json = { "content-type": "application/json" };
const patchType = { "content-type": "application/merge-patch+json" };
const failed = "412 precondition-failed";

/** `TAG` is replaced with the current tag of the book. */
type Row = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly want: string;
};

describe.each(doors)("preconditions, %s", (_, open) => {
  let service: Service;
  let tag: string;
  beforeEach(async () => {
    service = await open();
    tag = ((await (await service.send("PUT", "/books/emma", { body: emma })).json()) as Book).etag;
  });
  afterEach(() => service.close());

  /** Each change it asks for is one that would show. */
  const send = (
    { method, headers }: Pick<Row, "method" | "headers">,
    path = "/books/emma",
    body?: string,
  ) => {
    const sent = Object.entries(headers).map(
      ([name, value]) => [name, value.replaceAll("TAG", tag)] as [string, string],
    );
    if (method === "PUT" || method === "POST") {
      return service.send(method, path, {
        headers: [...Object.entries(json), ...sent],
        body: body ?? '{"title":"New","authors":["N"]}',
      });
    }
    if (method !== "PATCH") return service.send(method, path, { headers: sent });
    return service.send(method, path, {
      headers: [...Object.entries(patchType), ...sent],
      body: body ?? '{"title":"New"}',
    });
  };

  const rows: Row[] = [
    ...["PUT", "PATCH"].flatMap((method) => [
      { method, headers: { "if-match": "TAG" }, want: "200" },
      { method, headers: { "if-match": "*" }, want: "200" },
      { method, headers: { "if-match": '"x", TAG' }, want: "200" },
      { method, headers: { "if-match": ', "x,y" ,, TAG ,' }, want: "200" },
      { method, headers: { "if-match": "W/TAG" }, want: failed },
      { method, headers: { "if-match": '"stale"' }, want: failed },
      { method, headers: { "if-match": '"stale", W/TAG' }, want: failed },
      { method, headers: { "if-none-match": "*" }, want: failed },
      { method, headers: { "if-none-match": "TAG" }, want: failed },
      { method, headers: { "if-none-match": "W/TAG" }, want: failed },
      { method, headers: { "if-none-match": '"other"' }, want: "200" },
      { method, headers: { "if-match": "TAG", "if-none-match": "*" }, want: failed },
      { method, headers: { "if-match": '"stale"', "if-none-match": '"other"' }, want: failed },
      { method, headers: { "if-match": "TAG", "if-none-match": '"other"' }, want: "200" },
      { method, headers: { "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT" }, want: "200" },
    ]),
    { method: "DELETE", headers: { "if-match": "TAG" }, want: "204" },
    { method: "DELETE", headers: { "if-match": "*" }, want: "204" },
    { method: "DELETE", headers: { "if-match": '"stale"' }, want: failed },
    { method: "DELETE", headers: { "if-match": "W/TAG" }, want: failed },
    { method: "DELETE", headers: { "if-none-match": "TAG" }, want: failed },
    { method: "DELETE", headers: { "if-none-match": "*" }, want: failed },
    ...["GET", "HEAD"].flatMap((method) => [
      { method, headers: { "if-none-match": "TAG" }, want: "304" },
      { method, headers: { "if-none-match": "W/TAG" }, want: "304" },
      { method, headers: { "if-none-match": '"a", W/TAG, "z"' }, want: "304" },
      { method, headers: { "if-none-match": "*" }, want: "304" },
      { method, headers: { "if-none-match": '"other"' }, want: "200" },
      { method, headers: { "if-match": "TAG" }, want: "200" },
      { method, headers: { "if-match": "*" }, want: "200" },
      { method, headers: { "if-match": "TAG", "if-none-match": "TAG" }, want: "304" },
      { method, headers: { "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT" }, want: "200" },
    ]),
    { method: "GET", headers: { "if-match": '"stale"' }, want: failed },
    { method: "GET", headers: { "if-match": '"stale"', "if-none-match": "TAG" }, want: failed },
    { method: "GET", headers: { "if-match": "W/TAG" }, want: failed },
    { method: "OPTIONS", headers: { "if-match": '"stale"', "if-none-match": "*" }, want: "204" },
  ];

  it.each(rows)("there is a book: $method $headers answers $want", async (row) => {
    const before = await exported(service.store);
    const answer = await send(row);
    const unread = answer.clone();
    expect(await told(answer)).toBe(row.want);
    const changes = !["GET", "HEAD", "OPTIONS"].includes(row.method) && answer.status < 300;
    expect((await exported(service.store)) !== before).toBe(changes);
    if (answer.status === 304) {
      expect([unread.headers.get("etag"), await unread.text()]).toEqual([tag, ""]);
    }
  });

  it.each([
    { method: "PUT", headers: { "if-none-match": "*" }, want: "201" },
    { method: "PUT", headers: { "if-none-match": '"x"' }, want: "201" },
    { method: "PUT", headers: { "if-match": "*" }, want: failed },
    { method: "PUT", headers: { "if-match": '"x"' }, want: failed },
    { method: "GET", headers: { "if-match": "*" }, want: "404 not-found" },
    { method: "GET", headers: { "if-none-match": "*" }, want: "404 not-found" },
    { method: "PATCH", headers: { "if-match": '"x"' }, want: "404 not-found" },
    { method: "DELETE", headers: { "if-match": '"x"' }, want: "404 not-found" },
    { method: "DELETE", headers: { "if-none-match": "*" }, want: "404 not-found" },
  ])("there is none: $method $headers answers $want", async (row) => {
    expect(await told(await send(row, "/books/free"))).toBe(row.want);
    expect((await service.send("GET", "/books/free")).status).toBe(row.want === "201" ? 200 : 404);
  });

  describe("a condition that can't be read is 400, and never no condition", () => {
    it.each(["abc", "", '"a" "b"', '"a', 'w/"a"', '"a b"', "*, *", ",", '"a", b', "**", 'W/ "a"', "'a'"])(
      "%s",
      async (value) => {
        for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
          for (const name of ["if-match", "if-none-match"]) {
            const answer = await send({ method, headers: { [name]: value } });
            expect(await told(answer), `${method} ${name}`).toBe("400 malformed-request");
          }
        }
        expect(await exported(service.store)).toContain(tag.slice(1, -1));
      },
    );
  });

  it("several lines are one list", async () => {
    const headers = new Headers(json);
    for (const value of ['"x"', tag]) headers.append("if-match", value);
    expect((await service.send("PUT", "/books/emma", { headers, body: emma })).status).toBe(200);
    headers.append("if-match", "garbage");
    expect((await service.send("PUT", "/books/emma", { headers, body: emma })).status).toBe(400);
  });

  it.each([
    { says: "a bad body and a stale tag", headers: { "if-match": '"stale"' }, body: "{}", want: failed },
    { says: "no JSON and a stale tag", headers: { "if-match": '"stale"' }, body: "{", want: failed },
    {
      says: "a bad body and the right tag",
      headers: { "if-match": "TAG" },
      body: "{}",
      want: "422 invalid-content",
    },
    {
      says: "another id and a stale tag",
      headers: { "if-match": '"stale"' },
      body: '{"title":"a","authors":["b"],"id":"x"}',
      want: failed,
    },
    {
      says: "a wrong type and a stale tag",
      headers: { "content-type": "text/plain", "if-match": '"stale"' },
      body: "{}",
      want: "415 unsupported-media-type",
    },
    {
      says: "part of it",
      headers: { "content-range": "bytes 0-1/2", "if-match": '"stale"' },
      body: "{}",
      want: "400 malformed-request",
    },
  ])("PUT with $says: $want", async ({ headers, body, want }) => {
    const sent = { ...json, ...headers };
    const answer = await service.send("PUT", "/books/emma", {
      headers: Object.entries(sent).map(
        ([name, value]) => [name, value.replaceAll("TAG", tag)] as [string, string],
      ),
      body,
    });
    expect(await told(answer)).toBe(want);
  });

  it("a member etag in the content is never a precondition", async () => {
    const answer = await service.send("PUT", "/books/emma", {
      body: { ...emma, title: "New", etag: '"stale"' },
    });
    expect(answer.status).toBe(200);
  });

  it("POST ignores conditions: a collection always exists", async () => {
    for (const headers of [{ "if-none-match": "*" }, { "if-match": '"x"' }, { "if-match": "garbage" }]) {
      expect((await send({ method: "POST", headers }, "/books")).status).toBe(201);
    }
  });

  it("a PUT chain goes by the member etag, without reading in between", async () => {
    let etag = tag;
    for (let i = 1; i <= 5; i++) {
      const answer = await service.send("PUT", "/books/emma", {
        headers: { "if-match": etag },
        body: { ...emma, pageCount: i },
      });
      expect(answer.status).toBe(200);
      etag = ((await answer.json()) as Book).etag;
    }
  });

  it("50 at once with If-None-Match: * on a free id: one 201, 49 times 412", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        send({ method: "PUT", headers: { "if-none-match": "*" } }, "/books/one"),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(49).fill(412)]);
  });

  it("20 editors who read, add one and write with If-Match, 10 times each: the sum is 200, no update lost", async () => {
    await service.send("PUT", "/books/count", { body: { ...emma, pageCount: 1 } });
    let lost = 0;
    const addOne = async () => {
      for (let most = 10; ; most *= 2) {
        const { etag, ...book } = (await (await service.send("GET", "/books/count")).json()) as Book;
        const headers = { "if-match": etag };
        const body = { ...book, pageCount: (book.pageCount ?? 0) + 1 };
        if ((await service.send("PUT", "/books/count", { headers, body })).status === 200) return;
        lost += 1;
        // As clients do: all twenty at once again would be nineteen losers again.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
      }
    };
    const editor = async () => {
      for (let i = 0; i < 10; i++) await addOne();
    };
    await Promise.all(Array.from({ length: 20 }, editor));
    expect(await (await service.send("GET", "/books/count")).json()).toMatchObject({ pageCount: 201 });
    // Of twenty that read the same tag at first, one wins.
    expect(lost).toBeGreaterThan(0);
  });
});
