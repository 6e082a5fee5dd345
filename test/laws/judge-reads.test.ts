// Judgements about conditions, lists and pages, as tables of evidence and verdict.
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import type { Operation } from "../../src/contract/operation.ts";
import { currentIfMatchIsAccepted } from "../../src/laws/conditions/current-if-match-is-accepted.ts";
import { outdatedTagGetsTheRepresentation } from "../../src/laws/conditions/outdated-tag-gets-the-representation.ts";
import { deleteRemoves } from "../../src/laws/deleting/delete-removes.ts";
import { deleteTakesChildren } from "../../src/laws/deleting/delete-takes-children.ts";
import { listShowsOwnWrites } from "../../src/laws/lists/list-shows-own-writes.ts";
import { pageSizeIsKept } from "../../src/laws/lists/page-size-is-kept.ts";
import { pagesAreAPartition } from "../../src/laws/lists/pages-are-a-partition.ts";
import { pagesStayWholeWhileItemsAreAdded } from "../../src/laws/lists/pages-stay-whole-while-items-are-added.ts";
import { pageSizeOf, sizesWithin, unnamedEntries } from "../../src/laws/lists/paging.ts";
import { headIsGetWithoutContent } from "../../src/laws/reading/head-is-get-without-content.ts";
import { describeReason } from "../../src/laws/sentences/describe-reason.ts";
import type { Listing } from "../../src/laws/world.ts";
import { answered, listed } from "./evidence.ts";

const page = answered("GET", 200);
const listing = (ids: readonly string[], more: Partial<Listing> = {}): Listing => ({
  ids,
  entries: ids.map((id) => ({ id })),
  pages: [1, 2].map(() => ({ exchange: page, entries: 1 })),
  isWhole: true,
  ...more,
});

describe("current-if-match-is-accepted", () => {
  const change = (status: number) => answered("PUT", status, { sent: { "if-match": "*" } });
  it.each([
    ["done", [change(200), change(204)], "holds"],
    ["412", [change(200), change(412)], "broken"],
    ["400", [change(400)], "broken"],
    ["not allowed", [change(403)], "not exercised"],
    ["nothing was sent", [], "not exercised"],
  ])("%s", (_, exchanges, verdict) => {
    expect(currentIfMatchIsAccepted.judge(exchanges).verdict).toBe(verdict);
  });
});

describe("outdated-tag-gets-the-representation", () => {
  const get = (etag: string, title: string) =>
    answered("GET", 200, { headers: { etag }, content: { title } });
  const conditional = (status: number) => [answered("GET", status, { sent: { "if-none-match": '"1"' } })];
  const first = get('"1"', "A");
  it.each([
    ["sent", { first, plain: get('"2"', "B"), conditional: conditional(200) }, "holds"],
    ["304", { first, plain: get('"2"', "B"), conditional: conditional(304) }, "broken"],
    [
      "304, and the tag is unchanged",
      { first, plain: get('"1"', "B"), conditional: conditional(304) },
      "broken",
    ],
    [
      "304, and a weak tag is unchanged",
      { first: get('W/"1"', "A"), plain: get('W/"1"', "B"), conditional: conditional(304) },
      "not exercised",
    ],
    ["nothing changed", { first, plain: first, conditional: conditional(304) }, "not exercised"],
  ])("%s", (_, evidence, verdict) => {
    expect(outdatedTagGetsTheRepresentation.judge([{ changed: "a", ...evidence }]).verdict).toBe(verdict);
  });
});

describe("pages-are-a-partition", () => {
  const made = ["a", "b"];
  const whole = listing(["a", "b"]);
  it.each([
    ["each once", whole, undefined, "holds"],
    ["others in between", listing(["z", "a", "y", "b"]), undefined, "holds"],
    ["one missing, in both reads", listing(["a"]), listing(["a"]), "broken"],
    ["one duplicated, in both reads", listing(["a", "b", "b"]), listing(["a", "b", "b"]), "broken"],
    ["one missing, and then returned", listing(["a"]), whole, "not exercised"],
    ["no end", listing(["a"], { isWhole: false }), undefined, "not exercised"],
    ["one page", listing(["a"], { pages: [] }), undefined, "not exercised"],
    ["no ids", { ...whole, ids: undefined }, undefined, "not exercised"],
    ["no list", undefined, undefined, "not exercised"],
  ])("%s", (_, walked, again, verdict) => {
    expect(pagesAreAPartition.judge([{ size: 1, listing: walked, again, made }]).verdict).toBe(verdict);
  });
});

it("pages whose order changes are reported if the list keeps its entries", () => {
  const made = ["a", "b"];
  const [listed, again] = [listing(["a", "a"]), listing(["b", "b"])];
  const judge = (isSteady: boolean) =>
    pagesAreAPartition.judge([{ size: 1, listing: listed, again, made, isSteady }]).verdict;
  expect([judge(true), judge(false)]).toEqual(["broken", "not exercised"]);
});

describe("pages-stay-whole-while-items-are-added", () => {
  const made = ["a", "b"];
  it.each([
    ["the new one is not returned", listing(["a", "b"]), "c", "holds"],
    ["the new one is returned", listing(["a", "b", "c"]), "c", "holds"],
    ["one is shifted onto the next page", listing(["b", "b", "a"]), "c", "broken"],
    ["one is lost", listing(["b"]), "c", "broken"],
    ["nothing was added", listing(["a", "b"]), undefined, "not exercised"],
  ])("%s", (_, walked, added, verdict) => {
    const walks = [{ listing: walked, made, added, isByCursor: true }];
    expect(pagesStayWholeWhileItemsAreAdded.judge(walks).verdict).toBe(verdict);
  });

  it("numbered pages are not judged", () => {
    const walks = [{ listing: listing(["b", "b", "a"]), made, added: "c", isByCursor: false }];
    expect(pagesStayWholeWhileItemsAreAdded.judge(walks).verdict).toBe("not exercised");
  });
});

describe("page-size-is-kept", () => {
  const sized = (pairs: readonly (readonly [size: number, entries: number])[]) =>
    pairs.map(([size, entries]) => ({ size, entries, isFirst: true, exchange: page }));
  it.each([
    [
      "as asked for",
      sized([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
      "holds",
    ],
    [
      "a list that is short",
      sized([
        [1, 1],
        [2, 2],
        [3, 2],
      ]),
      "holds",
    ],
    [
      "one is longer",
      sized([
        [1, 1],
        [2, 2],
        [3, 5],
      ]),
      "broken",
    ],
    [
      "all are longer by one",
      sized([
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
      "broken",
    ],
    [
      "the parameter means something else",
      sized([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
      "not exercised",
    ],
    [
      "the parameter is a filter",
      sized([
        [1, 0],
        [2, 3],
        [3, 1],
      ]),
      "not exercised",
    ],
    [
      "never more than one",
      sized([
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
      "not exercised",
    ],
  ])("%s", (_, pages, verdict) => {
    expect(pageSizeIsKept.judge(pages).verdict).toBe(verdict);
  });

  it("a second page counts too", () => {
    const later = { size: 1, entries: 9, isFirst: false, exchange: page };
    expect(
      pageSizeIsKept.judge([
        ...sized([
          [1, 1],
          [2, 2],
        ]),
        later,
      ]).verdict,
    ).toBe("broken");
  });
});

describe("list-shows-own-writes", () => {
  const state = (title: string, entry: Readonly<Record<string, unknown>> | undefined) => ({
    representation: { id: "a", title },
    entry,
    reason: { kind: "not listed", id: "a" } as const,
    pages: [page],
  });
  const before = state("A", { id: "a", title: "A" });
  it.each([
    ["shown", before, state("B", { id: "a", title: "B" }), "holds"],
    ["the old value", before, state("B", { id: "a", title: "A" }), "broken"],
    ["a list that shows less", state("A", { id: "a" }), state("B", { id: "a" }), "not exercised"],
    [
      "a list that shows it differently",
      state("A", { title: "a.." }),
      state("B", { title: "a.." }),
      "not exercised",
    ],
    ["not in the list", before, state("B", undefined), "not exercised"],
    ["nothing changed", before, before, "not exercised"],
  ])("%s", (_, first, after, verdict) => {
    expect(listShowsOwnWrites.judge([{ id: "a", before: first, after }]).verdict).toBe(verdict);
  });
  it("not in the list although its content is as before", () => {
    const round = { id: "a", before, after: state("B", undefined), lost: [page] };
    expect(listShowsOwnWrites.judge([round]).verdict).toBe("broken");
  });
  it("not in the list after a PUT created it", () => {
    const after = state("A", undefined);
    expect(listShowsOwnWrites.judge([{ id: "a", before: after, after, unlisted: [page] }]).verdict).toBe(
      "broken",
    );
    expect(listShowsOwnWrites.judge([{ id: "a", before: after, after }]).verdict).toBe("not exercised");
  });
});

it.each([
  [
    "tasks",
    "getLabel",
    /^no link says .* add one to the response of getLabel, .* name: \$response\.body#\/id/,
  ],
  ["trade", "getContact", /^the entries of the list have nothing at \/data\/id, .* of getContact /],
])("%s: why entries of a list cannot be told apart, and which link to add: %s", async (name, read, want) => {
  const { contract } = await loadDocument(`test/servers/${name}.yaml`);
  const resource = contract.resources.find((one) => one.read === read);
  expect(resource && describeReason(unnamedEntries(resource, contract))).toMatch(want);
});

describe("deleted resources", () => {
  const deletion = answered("DELETE", 204);
  const [gone, there] = [answered("GET", 404), answered("GET", 200)];
  it.each([
    ["in no list", [listed("b"), listed("b")], "holds"],
    ["in the small pages of the list", [listed("b"), listed("b", "a")], "broken"],
    ["no list", [undefined, undefined], "holds"],
  ])("%s", (_, listed, verdict) => {
    expect(deleteRemoves.judge({ deletion, read: gone, isKept: false, id: "a", listed }).verdict).toBe(
      verdict,
    );
  });

  it.each([
    ["and comes back empty", { reads: [gone], later: [gone] }, "holds"],
    ["and leaves something", { reads: [there], later: [] }, "broken"],
    ["and comes back with its children", { reads: [gone], later: [there] }, "broken"],
  ])("%s", (_, evidence, verdict) => {
    expect(deleteTakesChildren.judge({ deletion, ...evidence }).verdict).toBe(verdict);
  });
});

describe("the parameter that may choose the size of a page", () => {
  const list = (...parameters: readonly (readonly [name: string, schema: object])[]) =>
    ({
      parameters: parameters.map(([name, resolved]) => ({ name, in: "query", resolved })),
    }) as unknown as Operation;
  const integer = { type: "integer", minimum: 1, maximum: 2 };
  it.each([
    ["limit", list(["q", { type: "string" }], ["limit", integer]), "limit"],
    ["any spelling", list(["page[size]", integer]), "page[size]"],
    ["per_page", list(["page", integer], ["per_page", integer]), "per_page"],
    ["not a string", list(["limit", { type: "string" }]), undefined],
    ["not a page's number", list(["page", integer], ["offset", integer]), undefined],
  ])("%s", (_, operation, name) => {
    expect(pageSizeOf(operation)?.name).toBe(name);
  });

  it("stays within the bounds of the document", () => {
    const size = pageSizeOf(list(["limit", { type: "integer", minimum: 5, maximum: 10 }]));
    expect(size && sizesWithin(size, [1, 6, 12]).map((one) => one.size)).toEqual([6]);
    expect(size && sizesWithin(size, [1, 2]).map((one) => one.size)).toEqual([5]);
  });
});

describe("head-is-get-without-content", () => {
  const judged = (text: string, length: number) => {
    const get = answered("GET", 200);
    const first = { ...get, response: { ...get.response, text, headers: {} } };
    const head = answered("HEAD", 200, { headers: { "content-length": String(length) } });
    return headIsGetWithoutContent.judge({
      first,
      head: { ...head, response: { ...head.response, text: "" } },
      second: first,
    }).verdict;
  };
  it.each([
    ["the length of a text", "caf\u00e9", 5, "holds"],
    ["a different length", "caf\u00e9", 4, "broken"],
    ["the length of a picture, whose bytes are not text", "\uFFFDPNG", 4, "holds"],
  ])("%s", (_, text, length, verdict) => expect(judged(text, length)).toBe(verdict));
});
