// Which changes a witness reports, which it excuses, and what it never does.
import { describe, expect, it } from "vitest";
import {
  changeBetween,
  type Look,
  type Sight,
  volatileBetween,
} from "../../src/conformance/world/witness.ts";
import type { Resource } from "../../src/contract/operation.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { describeChange } from "../../src/laws/sentences/describe-change.ts";
import { answered } from "../laws/evidence.ts";

const resource: Resource = {
  path: "/things/{id}",
  read: "getThing",
  parent: undefined,
  list: "listThings",
  create: undefined,
  write: undefined,
  merge: undefined,
  delete: undefined,
  envelope: [],
  members: ["id", "title", "updatedAt"].map((name) => ({
    name,
    readOnly: name === "updatedAt",
    writeOnly: false,
    nullable: false,
    required: true,
    members: [],
    place: { file: "", pointer: "" } as never,
  })),
  readOnly: ["updatedAt"],
  settable: ["title"],
  hidden: [],
};

const read = (target: string, status: number): Exchange => {
  const { request, ...exchange } = answered("GET", status);
  return { ...exchange, request: { ...request, target } };
};
const pages = [{ exchange: read("/things", 200), entries: 1 }];

const item = (members: Sight["members"], tag?: string, status = 200): Look => ({
  items: [{ resource, target: "/things/a", exchange: read("/things/a", status), members, tag }],
  lists: [],
});
const list = (ids: readonly string[], isWhole = true): Look => ({
  items: [],
  lists: [{ resource, target: "/things", ids, entries: ids.map((id) => ({ id })), pages, isWhole }],
});
const nothing = { members: new Set<string>(), strict: false };
const strict = { members: new Set<string>(), strict: true };

describe("a change is reported", () => {
  it.each([
    ["a member", item({ a: 1 }), item({ a: 2 }), "at /things/a, a changed from 1 to 2"],
    ["a member gone", item({ a: 1 }), item({}), "at /things/a, a changed from 1 to absent"],
    ["the tag", item({}, '"1"'), item({}, '"2"'), 'the entity tag of /things/a changed from "1" to "2"'],
    ["gone", item({}), item({}, undefined, 404), "GET /things/a returned 200 before and 404 after"],
    ["one more in the list", list(["a"]), list(["a", "b"]), "the list /things has a new entry, b"],
    ["one less in the list", list(["a"]), list([]), "the list /things has lost the entry a"],
    ["a duplicate in the list", list(["a"]), list(["a", "a"]), "the list /things went from 1 to 2 entries"],
  ])("%s", (_, before, after, words) => {
    const change = changeBetween(before, after, nothing);
    expect(change && describeChange(change)).toBe(words);
  });
});

describe("no change is reported", () => {
  it.each([
    ["a different order of members", item({ a: 1, b: 2 }), item({ b: 2, a: 1 })],
    [
      "a readOnly member, and the tag that follows it",
      item({ updatedAt: 1 }, '"1"'),
      item({ updatedAt: 2 }, '"2"'),
    ],
    ["a different order of the list", list(["a", "b"]), list(["b", "a"])],
    ["a list that was not read completely", list(["a"]), list(["b"], false)],
  ])("%s", (_, before, after) => {
    expect(changeBetween(before, after, nothing)).toBeUndefined();
  });

  it("a member that changes without a write", () => {
    const members = volatileBetween(item({ now: 1, a: 1 }), item({ now: 2, a: 1 }));
    expect(
      changeBetween(item({ now: 2, a: 1 }), item({ now: 9, a: 1 }), { members, strict: true }),
    ).toBeUndefined();
    const change = changeBetween(item({ now: 2, a: 1 }), item({ now: 9, a: 2 }), { members, strict: true });
    expect(change).toMatchObject({ kind: "member", difference: { member: "a", expected: 1, seen: 2 } });
  });
});

it("strict: members declared readOnly count", () => {
  expect(changeBetween(item({ updatedAt: 1 }), item({ updatedAt: 2 }), strict)).toMatchObject({
    difference: { member: "updatedAt" },
  });
});
