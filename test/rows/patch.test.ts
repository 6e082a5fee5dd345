// Rows 53 to 59 of the HTTP checklist: PATCH with a merge patch (RFC 7396).
import { expect } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { lintDocument } from "../../src/lint/lint.ts";
import { operationsOf } from "./document.ts";
import { row } from "./rows.ts";
import { emma, openWithEmma, praise, sendAndLose, told } from "./world.ts";

const [ofBook, ofReview] = operationsOf("PATCH");
const book = ofBook?.path ?? "";
const review = ofReview?.path ?? "";
const MERGE = "application/merge-patch+json";

row(53, "null removes a member, absence keeps it, a list is replaced whole", async () => {
  expect([book, review]).toEqual(["/books/emma", "/books/emma/reviews/ada"]);
  const { send } = await openWithEmma();
  const { createdAt } = (await send("GET", book)).json;
  const same = { id: "emma", createdAt, updatedAt: expect.any(String), etag: expect.any(String) };
  const { isbn, pageCount, ...rest } = emma;

  const removed = await send("PATCH", book, { body: { isbn: null, pageCount: null } });
  expect([removed.status, removed.json]).toEqual([200, { ...rest, ...same }]);
  const replaced = await send("PATCH", book, { body: { tags: ["comedy"], title: "Emma Woodhouse" } });
  expect(replaced.json).toEqual({ ...rest, tags: ["comedy"], title: "Emma Woodhouse", ...same });
  const added = await send("PATCH", book, { body: { pageCount: 500, isbn: null } });
  expect(added.json).toEqual({ ...replaced.json, pageCount: 500, ...same });
  expect((await send("GET", book)).text).toBe(added.text);

  const { headline, ...kept } = praise;
  const reviewed = await send("PATCH", review, { body: { headline: null, rating: 3 } });
  expect(reviewed.json).toMatchObject({ ...kept, rating: 3 });
  expect(reviewed.json).not.toHaveProperty("headline");
  expect((await send("GET", review)).text).toBe(reviewed.text);
});

row(54, "null for a required member is 422, and nothing is changed", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const [path, names] of [
    [book, ["title", "authors"]],
    [review, ["reviewer", "rating"]],
  ] as const) {
    for (const name of names) {
      const refused = await send("PATCH", path, { body: { [name]: null } });
      expect(told(refused)).toBe("422 invalid-content");
      expect(refused.json.errors).toMatchObject([{ pointer: `#/${name}` }]);
    }
  }
  expect(await state()).toBe(before);
});

row(55, "no mergeable member is nullable: a member that null removes is optional", async () => {
  const rule = "verbatim/merged-member-is-not-nullable";
  const rules = async (file: string) =>
    (await lintDocument(file, [], { root: "test/documents" })).findings.map((finding) => finding.rule);
  expect(await rules("openapi.yaml")).not.toContain(rule);
  // The rule works: it reports this document.
  expect(await rules("test/documents/lint/merged-member-is-not-nullable.yaml")).toContain(rule);

  const { contract } = await loadDocument("openapi.yaml");
  for (const [path, schema, whole] of [
    [book, "BookContent", emma],
    [review, "ReviewContent", praise],
  ] as const) {
    const { send, state } = await openWithEmma();
    const before = await state();
    const { required, properties } = contract.schemas[schema] as {
      readonly required: readonly string[];
      readonly properties: Readonly<Record<string, { readonly readOnly?: boolean }>>;
    };
    const own = Object.keys(properties).filter((name) => properties[name]?.readOnly !== true);
    expect(own.toSorted()).toEqual(Object.keys(whole).toSorted());
    for (const name of own) {
      expect(told(await send("PUT", path, { body: { ...whole, [name]: null } })), name).toBe(
        "422 invalid-content",
      );
    }
    expect(await state()).toBe(before);
    const optional = own.filter((name) => !required.includes(name));
    const nothing = Object.fromEntries(optional.map((name) => [name, null]));
    const { status, json } = await send("PATCH", path, { body: nothing });
    expect([status, optional.filter((name) => name in json)]).toEqual([200, []]);
  }
});

row(56, "the result is validated, and a patch is applied as a whole or not at all", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const [path, body, pointer] of [
    [book, { title: "New", pageCount: 0 }, "#/pageCount"],
    [book, { tags: null, authors: [] }, "#/authors"],
    [book, { title: "New", isbn: "9780141439581" }, "#/isbn"],
    [book, { title: "New", author: "x" }, "#/author"],
    [book, { description: null, tags: ["a", "a"] }, "#/tags"],
    [review, { headline: "New", rating: 6 }, "#/rating"],
    [review, { text: null, reviewer: "" }, "#/reviewer"],
  ] as const) {
    const refused = await send("PATCH", path, { body });
    expect(refused.status, JSON.stringify(body)).toBe(422);
    expect(refused.json.errors).toMatchObject([{ pointer }]);
    expect(await state()).toBe(before);
  }
  // Ten concurrent patches of two members each: the two values are always from one patch.
  const all = Array.from({ length: 10 }, (_, n) => ({ title: `Title ${n}`, description: `About ${n}` }));
  const answers = await Promise.all(all.map((body) => send("PATCH", book, { body })));
  expect(answers.map(({ status, json }) => [status, json.title, json.description])).toEqual(
    all.map(({ title, description }) => [200, title, description]),
  );
  const { title, description } = (await send("GET", book)).json;
  expect(all).toContainEqual({ title, description });
});

row(57, "PATCH ignores members that the server sets; a patch that is not an object is 422", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  const forged = { createdAt: "1970-01-01T00:00:00Z", updatedAt: "1970-01-01T00:00:00Z", etag: '"mine"' };
  for (const [path, names] of [
    [book, { id: "other" }],
    [review, { id: "other", bookId: "other" }],
  ] as const) {
    const got = await send("GET", path);
    const ignored = await send("PATCH", path, { body: { ...forged, ...names } });
    expect([ignored.status, ignored.text, ignored.headers.get("etag")]).toEqual([
      200,
      got.text,
      got.json.etag,
    ]);
    for (const body of ["[]", '"x"', "1", "null", "true", '[{"op":"remove","path":"/title"}]']) {
      const refused = await send("PATCH", path, { body, headers: { "content-type": MERGE } });
      expect(told(refused), body).toBe("422 invalid-content");
    }
  }
  expect(await state()).toBe(before);
});

row(58, "other media types are 415 with Accept-Patch, nothing is created, {} keeps the tag", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  for (const { path, missing } of operationsOf("PATCH")) {
    for (const type of [
      "application/json",
      "application/json-patch+json",
      "text/plain",
      "application/*",
      "",
    ]) {
      const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
      const refused = await send("PATCH", path, { body: "{}", headers });
      expect([told(refused), refused.headers.get("accept-patch")]).toEqual([
        "415 unsupported-media-type",
        MERGE,
      ]);
    }
    for (const target of [missing, `${path}-2`]) {
      expect(told(await send("PATCH", target, { body: { title: "x" } }))).toBe("404 not-found");
      expect(told(await send("GET", target))).toBe("404 not-found");
    }
    const got = await send("GET", path);
    const { status, text, headers } = await send("PATCH", path, { body: {} });
    expect([status, text, headers.get("etag")]).toEqual([200, got.text, got.headers.get("etag")]);
  }
  expect(await state()).toBe(before);
});

row(
  59,
  "server side: PATCH is declared idempotent, so a retry after a lost response changes nothing more",
  async () => {
    for (const { path, idempotent, repeat } of operationsOf("PATCH")) {
      // What the typed client reads before it retries a PATCH.
      expect([idempotent, repeat]).toEqual([true, 200]);
      const { send, port, state } = await openWithEmma();
      const old = (await send("GET", path)).json.etag;
      const body = path === book ? { title: "Again", tags: null } : { rating: 1, text: null };
      const content = JSON.stringify(body);
      const fields = `Host: 127.0.0.1:${port}\r\nContent-Type: ${MERGE}\r\nContent-Length: ${content.length}`;
      await sendAndLose(port, `PATCH ${path} HTTP/1.1\r\n${fields}\r\n\r\n${content}`);
      const once = await state();
      expect((await send("GET", path)).json.etag).not.toBe(old);
      const retried = await send("PATCH", path, { body });
      expect([retried.status, await state()]).toEqual([200, once]);
      // With If-Match, the retry gets 412: the first request arrived, or one from a different client.
      expect(told(await send("PATCH", path, { body, headers: { "if-match": old } }))).toBe(
        "412 precondition-failed",
      );
      expect(await state()).toBe(once);
    }
  },
);
