// Judgements as tables of evidence and verdict, without a server.
import { describe, expect, it } from "vitest";
import type { Contract, Operation } from "../../src/contract/operation.ts";
import { membersOf } from "../../src/json/record.ts";
import { knownTagIsNotModified } from "../../src/laws/conditions/known-tag-is-not-modified.ts";
import { staleIfMatchIsRefused } from "../../src/laws/conditions/stale-if-match-is-refused.ts";
import { tagFollowsRepresentation } from "../../src/laws/conditions/tag-follows-representation.ts";
import { createdIsLocated } from "../../src/laws/creating/created-is-located.ts";
import { postAddsEachTime } from "../../src/laws/creating/post-adds-each-time.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { keyRepeatsTheAnswer } from "../../src/laws/keys/key-repeats-the-answer.ts";
import { headIsGetWithoutContent } from "../../src/laws/reading/head-is-get-without-content.ts";
import { putReplacesWhole } from "../../src/laws/replacing/put-replaces-whole.ts";
import { putTwiceIsPutOnce } from "../../src/laws/replacing/put-twice-is-put-once.ts";
import type { Made } from "../../src/laws/world.ts";
import { aChange, listed, listedOn, thingMissing } from "./evidence.ts";

type Answer = { readonly headers?: Readonly<Record<string, string>>; readonly content?: unknown };

function exchange(method: string, status: number, { headers = {}, content }: Answer = {}): Exchange {
  const text = content === undefined ? "" : JSON.stringify(content);
  return {
    operation: "anOperation",
    request: { method, target: "/things/a", headers: { "if-none-match": '"t"' }, content: undefined },
    response: { status, headers, content, text },
  };
}

const put = exchange("PUT", 204);
const state = (tag: string | undefined, title: string) => ({
  tag,
  representation: { title },
  read: exchange("GET", 200),
});
const post = (location: string) =>
  exchange("POST", 201, { headers: { location }, content: { id: location } });
const thing = { representation: {} } as unknown as Made;

describe("put-twice-is-put-once", () => {
  it.each([
    ["nothing changed", { first: put, again: [put, put], change: undefined }, "holds"],
    ["a change", { first: put, again: [put], change: aChange }, "broken"],
    ["a conflict", { first: put, again: [put, put], change: undefined, conflict: put }, "broken"],
    ["a first PUT that failed", { first: exchange("PUT", 500), again: [], change: aChange }, "not exercised"],
  ])("%s", (_, evidence, verdict) => {
    expect(putTwiceIsPutOnce.judge(evidence).verdict).toBe(verdict);
  });
});

describe("put-replaces-whole", () => {
  const whole = { a: 1, b: "x" };
  it.each([
    ["gone", { a: 1 }, { a: 1 }, "holds"],
    ["kept", { a: 1, b: "x" }, { a: 1 }, "broken"],
    ["filled in by the server, as for a new resource", { a: 1, b: "x" }, { a: 1, b: "x" }, "holds"],
    ["null", { a: 1, b: null }, { a: 1, b: null }, "holds"],
  ])("%s", (_, after, twin, verdict) => {
    const cases = [{ within: "", names: ["b"], whole, after, twin, puts: [put, put], read: put }];
    expect(putReplacesWhole.judge(cases).verdict).toBe(verdict);
  });
});

describe("post-adds-each-time", () => {
  const two = [post("/a"), post("/b")];
  const before = listed("z");
  it.each([
    [
      "two, both listed",
      { posts: two, made: [thing, thing], ids: ["a", "b"], after: listed("z", "b", "a") },
      "holds",
    ],
    [
      "one id for both",
      { posts: two, made: [thing, thing], ids: ["a", "a"], after: listed("z", "a") },
      "broken",
    ],
    [
      "one is not there",
      { posts: two, made: [thing, thingMissing()], ids: ["a", "b"], after: undefined },
      "broken",
    ],
    [
      "one is not listed",
      { posts: two, made: [thing, thing], ids: ["a", "b"], after: listed("z", "b") },
      "broken",
    ],
    [
      "both listed, listedOn, and one again on the next page",
      { posts: two, made: [thing, thing], ids: ["a", "b"], after: listedOn(["z", "a"], ["a", "b"]) },
      "holds",
    ],
    [
      "one listed twice on one page",
      { posts: two, made: [thing, thing], ids: ["a", "b"], after: listedOn(["z", "a"], ["b", "b"]) },
      "broken",
    ],
    ["no list", { posts: two, made: [thing, thing], ids: ["a", "b"], after: undefined }, "holds"],
    [
      "no id in the response",
      { posts: two, made: [], ids: ["a", undefined], after: undefined },
      "not exercised",
    ],
  ] as const)("%s", (_, evidence, verdict) => {
    expect(postAddsEachTime.judge({ before, ...evidence }).verdict).toBe(verdict);
  });
});

describe("created-is-located", () => {
  const content = { id: "a", title: "T" };
  const created = exchange("POST", 201, { content });
  const at = (status: number, there: unknown) => exchange("GET", status, { content: there });
  it.each([
    ["there and equal", created, "/a", at(200, content), "holds"],
    ["not there", created, "/a", at(404, {}), "broken"],
    ["something else there", created, "/a", at(200, { id: "a", title: "U" }), "broken"],
    ["no Location", created, undefined, undefined, "broken"],
    ["200", exchange("POST", 200, { content }), "/a", at(200, content), "broken"],
    ["on a different server", created, "http://other.invalid/a", undefined, "holds"],
    ["rejected", exchange("POST", 422), undefined, undefined, "not exercised"],
  ])("%s", (_, made, location, found, verdict) => {
    const there = membersOf(found?.response.content);
    const shown = membersOf(made.response.content);
    const evidence = { post: made, sent: { title: "T" }, names: ["title"], location, found, there, shown };
    expect(createdIsLocated.judge(evidence).verdict).toBe(verdict);
  });
});

it("an equal POST need not add if the document declares that it is rejected", () => {
  const create = (repeat: number) => ({ semantics: { effect: "create", repeat } }) as unknown as Operation;
  const appliesTo = (repeat: number) => postAddsEachTime.appliesTo(create(repeat), {} as Contract);
  expect([201, 409].map(appliesTo)).toEqual([true, false]);
});

describe("key-repeats-the-answer", () => {
  const first = post("/a");
  it.each([
    ["the same answers", [first, first], undefined, "holds"],
    ["a different Location", [post("/b")], undefined, "broken"],
    [
      "a different status",
      [exchange("POST", 200, { headers: { location: "/a" }, content: { id: "/a" } })],
      undefined,
      "broken",
    ],
    ["the same answer and a second effect", [first], aChange, "broken"],
  ])("%s", (_, again, change, verdict) => {
    expect(keyRepeatsTheAnswer.judge({ first, again, change }).verdict).toBe(verdict);
  });
});

describe("stale-if-match-is-refused", () => {
  it.each([
    ["412", 412, undefined, undefined, "holds"],
    ["412, but done", 412, aChange, undefined, "broken"],
    ["done", 200, aChange, undefined, "broken"],
    ["rejected differently, but not without the condition", 409, undefined, 200, "broken"],
    ["rejected differently, and without the condition too", 409, undefined, 409, "not exercised"],
    ["not authenticated", 401, undefined, 401, "not exercised"],
  ])("%s", (_, status, change, without, verdict) => {
    const plain = without === undefined ? undefined : exchange("PUT", without);
    const refused = [exchange("PUT", status)];
    expect(staleIfMatchIsRefused.judge({ refused, change, plain }).verdict).toBe(verdict);
  });
});

describe("tag-follows-representation", () => {
  it.each([
    ["a different tag for each", [state('"1"', "A"), state('"2"', "B")], "holds"],
    ["one tag for two", [state('"1"', "A"), state('"1"', "B")], "broken"],
    [
      "an old tag again, for different content",
      [state('"1"', "A"), state('"2"', "B"), state('"1"', "C")],
      "broken",
    ],
    ["weak tags", [state('W/"1"', "A"), state('W/"1"', "B")], "not exercised"],
    ["nothing changed", [state('"1"', "A"), state('"1"', "A")], "not exercised"],
  ])("%s", (_, states, verdict) => {
    expect(tagFollowsRepresentation.judge({ states, outdated: undefined }).verdict).toBe(verdict);
  });

  it("the response to a change has the tag from before it", () => {
    const states = [state('"1"', "A"), state('"2"', "B")];
    const outdated = {
      exchange: exchange("PUT", 200, { headers: { etag: '"1"' } }),
      read: exchange("GET", 200),
      tag: '"2"',
      seen: '"1"',
    };
    expect(tagFollowsRepresentation.judge({ states, outdated }).verdict).toBe("broken");
  });
});

describe("known-tag-is-not-modified", () => {
  const etag = '"t"';
  it.each([
    ["304 with the tag", exchange("GET", 304, { headers: { etag } }), "holds"],
    ["304 with the weak form", exchange("GET", 304, { headers: { etag: 'W/"t"' } }), "holds"],
    ["304 without it", exchange("GET", 304), "broken"],
    ["304 with content", exchange("GET", 304, { headers: { etag }, content: {} }), "broken"],
    ["200", exchange("GET", 200, { headers: { etag }, content: {} }), "broken"],
  ])("%s", (_, conditional, verdict) => {
    const evidence = { tag: etag, tagLater: etag, conditional: [conditional] };
    expect(knownTagIsNotModified.judge(evidence).verdict).toBe(verdict);
  });

  it("reports nothing if the tag changes by itself", () => {
    const evidence = { tag: etag, tagLater: '"u"', conditional: [exchange("GET", 200)] };
    expect(knownTagIsNotModified.judge(evidence).verdict).toBe("not exercised");
  });
});

describe("head-is-get-without-content", () => {
  const get = exchange("GET", 200, { headers: { etag: '"t"', date: "now", "x-request": "1" }, content: {} });
  const later = exchange("GET", 200, {
    headers: { etag: '"t"', date: "then", "x-request": "2" },
    content: {},
  });
  const head = (status: number, headers: Readonly<Record<string, string>>, content?: unknown) =>
    exchange("HEAD", status, { headers, content });
  it.each([
    ["the same fields", head(200, { etag: '"t"', date: "soon", "x-request": "3" }), "holds"],
    ["fewer fields", head(200, {}), "holds"],
    ["a different tag", head(200, { etag: '"u"' }), "broken"],
    ["an additional field", head(200, { "cache-control": "no-store" }), "broken"],
    ["a different status", head(204, { etag: '"t"' }), "broken"],
    ["content", head(200, { etag: '"t"' }, {}), "broken"],
    ["a wrong length", head(200, { "content-length": "7" }), "broken"],
    ["the right length", head(200, { "content-length": "2" }), "holds"],
  ])("%s", (_, answer, verdict) => {
    expect(headIsGetWithoutContent.judge({ first: get, head: answer, second: later }).verdict).toBe(verdict);
  });
});
