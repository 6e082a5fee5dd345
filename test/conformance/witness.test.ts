// Which changes a witness reports, which it excuses, and what it never does.
import { describe, expect, it } from "vitest";
import { changed, type Look, type Sight, volatileBetween } from "../../src/conformance/world/witness.ts";
import type { Resource } from "../../src/contract/operation.ts";

const resource: Resource = {
  path: "/things/{id}",
  read: "getThing",
  parent: undefined,
  list: "listThings",
  create: undefined,
  write: undefined,
  merge: undefined,
  delete: undefined,
  envelope: undefined,
  members: ["id", "title", "updatedAt"].map((name) => ({
    name,
    readOnly: name === "updatedAt",
    nullable: false,
    required: true,
    members: [],
    place: { file: "", pointer: "" } as never,
  })),
  readOnly: ["updatedAt"],
  settable: ["title"],
};

const item = (members: Sight["members"], tag?: string, status = 200): Look => ({
  items: [{ resource, target: "/things/a", status, members, tag }],
  lists: [],
});
const list = (ids: readonly string[], isWhole = true): Look => ({
  items: [],
  lists: [{ resource, target: "/things", ids, entries: ids.map((id) => ({ id })), pages: [], isWhole }],
});
const nothing = { members: new Set<string>(), strict: false };
const strict = { members: new Set<string>(), strict: true };

describe("a change is reported", () => {
  it.each([
    ["a member", item({ a: 1 }), item({ a: 2 }), "at /things/a, a is 2, and was 1"],
    ["a member gone", item({ a: 1 }), item({}), "at /things/a, a is absent, and was 1"],
    ["the tag", item({}, '"1"'), item({}, '"2"'), 'the entity tag of /things/a is "2", and was "1"'],
    ["gone", item({}), item({}, undefined, 404), "GET /things/a answers 404, and answered 200"],
    ["one more in the list", list(["a"]), list(["a", "b"]), "b is in the list /things, and was not"],
    ["one less in the list", list(["a"]), list([]), "a is no longer in the list /things"],
    ["a duplicate in the list", list(["a"]), list(["a", "a"]), "the list /things has 2 entries, and had 1"],
  ])("%s", (_, before, after, words) => {
    expect(changed(before, after, nothing)).toBe(words);
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
    expect(changed(before, after, nothing)).toBeUndefined();
  });

  it("a member that changes without a write", () => {
    const members = volatileBetween(item({ now: 1, a: 1 }), item({ now: 2, a: 1 }));
    expect(
      changed(item({ now: 2, a: 1 }), item({ now: 9, a: 1 }), { members, strict: true }),
    ).toBeUndefined();
    expect(changed(item({ now: 2, a: 1 }), item({ now: 9, a: 2 }), { members, strict: true })).toMatch(
      / a is 2/,
    );
  });
});

it("strict: members declared readOnly count", () => {
  expect(changed(item({ updatedAt: 1 }), item({ updatedAt: 2 }), strict)).toMatch(/updatedAt/);
});
