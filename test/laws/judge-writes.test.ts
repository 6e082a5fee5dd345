// Judgements about writes, keys and races, as tables of evidence and verdict.
import { describe, expect, it } from "vitest";
import type { Resource } from "../../src/contract/operation.ts";
import { oneCreatorOfManyWins } from "../../src/laws/conditions/one-creator-of-many-wins.ts";
import { oneWriterOfManyWins } from "../../src/laws/conditions/one-writer-of-many-wins.ts";
import { weakIfMatchNeverMatches } from "../../src/laws/conditions/weak-if-match-never-matches.ts";
import { deletedIdIsNotReused } from "../../src/laws/deleting/deleted-id-is-not-reused.ts";
import { concurrentTwinsHaveOneEffect } from "../../src/laws/keys/concurrent-twins-have-one-effect.ts";
import { keyIsOfItsPrincipal } from "../../src/laws/keys/key-is-of-its-principal.ts";
import { keyIsOfItsRoute } from "../../src/laws/keys/key-is-of-its-route.ts";
import { refusedRequestLeavesItsKeyFree } from "../../src/laws/keys/refused-request-leaves-its-key-free.ts";
import { patchMergesNestedMembers } from "../../src/laws/merging/patch-merges-nested-members.ts";
import { patchReplacesListsWhole } from "../../src/laws/merging/patch-replaces-lists-whole.ts";
import { idInThePathWins } from "../../src/laws/replacing/id-in-the-path-wins.ts";
import { putCreatesThenReplaces } from "../../src/laws/replacing/put-creates-then-replaces.ts";
import { putReplacesWhole } from "../../src/laws/replacing/put-replaces-whole.ts";
import type { Item, Made } from "../../src/laws/world.ts";
import { aChange, answered, listed, thingAt, thingMissing } from "./evidence.ts";

const post = (status = 201) => answered("POST", status);
const put = (status: number) => answered("PUT", status);
const resource = { read: "getThing" } as Resource;
const item = (id: string): Item => ({ resource, path: { id } });

describe("deleted-id-is-not-reused", () => {
  const posts = [post(), post()];
  it.each([
    ["different ids", { posts, deletions: [answered("DELETE", 204)], deleted: ["1"], later: ["2"] }, "holds"],
    ["the same id", { posts, deletions: [answered("DELETE", 204)], deleted: ["1"], later: ["1"] }, "broken"],
    [
      "not deleted",
      { posts, deletions: [answered("DELETE", 409)], deleted: ["1"], later: ["1"] },
      "not exercised",
    ],
    [
      "no ids in the responses",
      { posts, deletions: [], deleted: [undefined], later: [undefined] },
      "not exercised",
    ],
  ])("%s", (_, evidence, verdict) => {
    expect(deletedIdIsNotReused.judge(evidence).verdict).toBe(verdict);
  });
});

describe("concurrent-twins-have-one-effect", () => {
  const round = { before: listed("z"), after: listed("z", "a") };
  it.each([
    ["one response for all", { ...round, twins: [post(), post()], ids: ["a", "a"] }, "holds"],
    ["409 while in progress", { ...round, twins: [post(), post(409)], ids: ["a"] }, "holds"],
    ["two ids", { ...round, twins: [post(), post()], ids: ["a", "b"] }, "broken"],
    [
      "one response, two in the list",
      { ...round, twins: [post(), post(503)], ids: ["a"], after: listed("a", "b") },
      "broken",
    ],
    ["all rejected", { ...round, twins: [post(409), post(429)], ids: [] }, "not exercised"],
    ["a failure", { ...round, twins: [post(), post(500)], ids: ["a"] }, "not exercised"],
    ["no list", { twins: [post(), post()], ids: ["a", "a"], before: undefined, after: undefined }, "holds"],
  ])("%s", (_, evidence, verdict) => {
    expect(concurrentTwinsHaveOneEffect.judge([evidence]).verdict).toBe(verdict);
  });
});

describe("key-is-of-its-route", () => {
  it.each([
    ["two created", post(), [item("a"), item("b")], "holds"],
    ["the first one again", post(), [item("a"), item("a")], "broken"],
    ["rejected", post(422), [item("a"), undefined], "not exercised"],
    ["no id of the created resource", post(), [item("a"), undefined], "not exercised"],
  ] as const)("%s", (_, second, items, verdict) => {
    expect(keyIsOfItsRoute.judge([{ first: post(), second, items }]).verdict).toBe(verdict);
  });
});

describe("key-is-of-its-principal", () => {
  const two = [item("a"), item("b")] as const;
  const evidence = { own: post(), theirs: post(), fresh: post(), nobody: post(401), items: two };
  it.each([
    ["two created", evidence, "holds"],
    ["the first one's", { ...evidence, items: [item("a"), item("a")] as const }, "broken"],
    ["rejected, but not with a fresh key", { ...evidence, theirs: post(422) }, "broken"],
    ["rejected either way", { ...evidence, theirs: post(422), fresh: post(422) }, "not exercised"],
    ["the second principal may not", { ...evidence, theirs: post(403), fresh: post(403) }, "not exercised"],
    ["anyone may", { ...evidence, theirs: post(422), nobody: post() }, "not exercised"],
  ])("%s", (_, given, verdict) => {
    expect(keyIsOfItsPrincipal.judge(given).verdict).toBe(verdict);
  });
});

describe("refused-request-leaves-its-key-free", () => {
  it.each([
    ["corrected and accepted", post(422), post(), post(), "holds"],
    ["rejected because of its key", post(422), post(422), post(), "broken"],
    ["rejected because of its content", post(422), post(422), post(422), "not exercised"],
    ["the invalid content is accepted", post(), post(422), post(), "not exercised"],
  ])("%s", (_, refused, fixed, fresh, verdict) => {
    expect(refusedRequestLeavesItsKeyFree.judge({ refused, fixed, fresh }).verdict).toBe(verdict);
  });
});

describe("put-creates-then-replaces", () => {
  it.each([
    ["created, replaced, created again", put(201), put(200), put(201), "holds"],
    ["no way to delete", put(201), put(204), undefined, "holds"],
    ["204 after a deletion", put(201), put(204), put(204), "broken"],
    ["rejected after a deletion", put(201), put(204), put(410), "holds"],
  ])("%s", (_, first, second, anew, verdict) => {
    expect(putCreatesThenReplaces.judge({ first, second, anew }).verdict).toBe(verdict);
  });
});

describe("put-replaces-whole, in an object", () => {
  const whole = { city: "A", zip: "1" };
  it.each([
    ["gone", { city: "B" }, {}, "holds"],
    ["kept", { city: "B", zip: "1" }, {}, "broken"],
    ["filled in, as for a new resource", { city: "B", zip: "1" }, { zip: "1" }, "holds"],
  ])("%s", (_, after, twin, verdict) => {
    const sent = { puts: [put(200)], read: answered("GET", 200) };
    const cases = [{ within: "place.", names: ["zip"], whole, after, twin, ...sent }];
    expect(putReplacesWhole.judge(cases).verdict).toBe(verdict);
  });
});

describe("id-in-the-path-wins", () => {
  const at = (id: string): Made => thingAt({ id });
  const evidence = { put: put(200), id: "a", after: at("a"), member: "id", change: undefined };
  it.each([
    ["the URL counts", evidence, "holds"],
    ["rejected", { ...evidence, put: put(409) }, "holds"],
    ["the other resource was written", { ...evidence, change: aChange }, "broken"],
    ["it has the id of the other", { ...evidence, after: at("b") }, "broken"],
    [aChange, { ...evidence, after: thingMissing() }, "broken"],
    ["no id in the representation", { ...evidence, after: thingAt({}) }, "not exercised"],
  ])("%s", (_, given, verdict) => {
    expect(idInThePathWins.judge(given).verdict).toBe(verdict);
  });
});

describe("patch-replaces-lists-whole", () => {
  const patches = [answered("PATCH", 200), answered("PATCH", 200)];
  const lists = { name: "tags", patches, longer: ["a", "b"], between: ["a", "b"], shorter: ["c"], looks: [] };
  it.each([
    ["the shorter one", { ...lists, after: ["c"] }, "holds"],
    ["sorted", { ...lists, shorter: ["d", "c"], after: ["c", "d"] }, "holds"],
    ["appended", { ...lists, after: ["a", "b", "c"] }, "broken"],
    ["by index", { ...lists, after: ["c", "b"] }, "broken"],
    ["the longer one was never there", { ...lists, between: ["z"], after: ["z"] }, "not exercised"],
  ])("%s", (_, round, verdict) => {
    expect(patchReplacesListsWhole.judge([round]).verdict).toBe(verdict);
  });
});

describe("patch-merges-nested-members", () => {
  const first = { city: "A" };
  const second = { city: "A", zip: "1" };
  const done = [200, 200, 200].map((status) => answered("PATCH", status));
  const noNull = [200, 200, 422].map((status) => answered("PATCH", status));
  it.each([
    ["merged, and removed", done, [first, second, first], "holds"],
    ["replaced", done, [first, { zip: "1" }, {}], "broken"],
    ["null is stored", done, [first, second, { city: "A", zip: null }], "broken"],
    [
      "null is shown for a member that was never sent",
      done,
      [{ ...first, zip: null }, second, { ...first, zip: null }],
      "holds",
    ],
    ["null is ignored", done, [first, second, second], "broken"],
    ["null is rejected", noNull, [first, second, second], "holds"],
  ])("%s", (_, patches, states, verdict) => {
    const evidence = { name: "place", inner: "zip", kept: ["city"], patches, states, reads: [] };
    expect(patchMergesNestedMembers.judge(evidence).verdict).toBe(verdict);
  });
});

describe("weak-if-match-never-matches", () => {
  it.each([
    ["412", 412, undefined, "holds"],
    ["done", 200, aChange, "broken"],
    ["412, but done", 412, aChange, "broken"],
  ])("%s", (_, status, change, verdict) => {
    const stopped = { refused: [put(status)], change, plain: undefined };
    expect(weakIfMatchNeverMatches.judge(stopped).verdict).toBe(verdict);
  });
});

describe("one-writer-of-many-wins", () => {
  const operation = {} as never;
  const writers = ["A", "B"].map((title) => ({ operation, content: { title } }));
  const names = ["title"];
  const after = thingAt({ title: "A" });
  it.each([
    ["one succeeds and stays", { answers: [put(200), put(412)], after }, "holds"],
    ["one succeeds, but a different one stays", { answers: [put(412), put(200)], after }, "broken"],
    ["both succeed", { answers: [put(200), put(204)], after }, "broken"],
    ["one succeeds, the other has to wait", { answers: [put(200), put(503)], after }, "holds"],
    ["none", { answers: [put(409), put(412)], after }, "not exercised"],
    ["one succeeds, and one is forbidden", { answers: [put(200), put(403)], after }, "not exercised"],
    [
      "one succeeds, and nothing is there",
      { answers: [put(200), put(412)], after: thingMissing() },
      "broken",
    ],
  ])("%s", (_, evidence, verdict) => {
    expect(oneWriterOfManyWins.judge([{ writers, names, ...evidence }]).verdict).toBe(verdict);
    if (evidence.answers.some(({ response }) => response.status === 204)) return;
    const contents = writers.map(({ content }) => content);
    expect(oneCreatorOfManyWins.judge([{ contents, names, ...evidence }]).verdict).toBe(verdict);
  });

  it("what a successful DELETE leaves is the subject of a different law", () => {
    const round = {
      writers: [{ operation, content: undefined }],
      answers: [answered("DELETE", 204)],
      names: [],
    };
    expect(oneWriterOfManyWins.judge([{ ...round, after: thingMissing() }]).verdict).toBe("holds");
    expect(oneWriterOfManyWins.judge([{ ...round, after }]).verdict).toBe("not exercised");
  });
});
