// Drafts: what was typed is found again, by this tab first; what was sent is not.
import { describe, expect, test } from "vitest";
import { makeDrafts as makeWith, type Shelf } from "../../src/web/ground/drafts.ts";

function makeShelf(setItem?: () => never): Shelf & { readonly keys: () => readonly string[] } {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: setItem ?? ((key, value) => void map.set(key, value)),
    removeItem: (key) => void map.delete(key),
    key: (at) => [...map.keys()][at] ?? null,
    get length() {
      return map.size;
    },
    keys: () => [...map.keys()],
  };
}

/** @param open the tabs that are open; without, all others are gone */
function makeDrafts(shelf: Shelf, tab: string, now: () => number, open: readonly string[] = []) {
  return makeWith(shelf, tab, now, (name) => open.includes(name));
}

function makeClock(): () => number {
  let now = 0;
  return () => ++now;
}

describe("a draft", () => {
  test("is found after a reload, with when it was typed and what it began from", () => {
    const shelf = makeShelf();
    makeDrafts(shelf, "a", () => 14).save("book/emma", { filled: { title: ["E"] }, base: { id: "emma" } });
    expect(makeDrafts(shelf, "a", () => 15).find("book/emma")?.draft).toEqual({
      savedAt: 14,
      filled: { title: ["E"] },
      base: { id: "emma" },
    });
  });

  test("of this tab is found before a newer one of another tab", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    const [ours, theirs] = [makeDrafts(shelf, "a", now), makeDrafts(shelf, "b", now)];
    ours.save("book", { filled: { title: ["ours"] } });
    theirs.save("book", { filled: { title: ["theirs"] } });
    expect(ours.find("book")?.draft.filled).toEqual({ title: ["ours"] });
    expect(theirs.find("book")?.draft.filled).toEqual({ title: ["theirs"] });
    expect(makeDrafts(shelf, "c", now).find("book")?.draft.filled).toEqual({ title: ["theirs"] });
  });

  test("of another subject is not found, also when its name begins alike", () => {
    const drafts = makeDrafts(makeShelf(), "a", makeClock());
    drafts.save("book/emma", { filled: {} });
    expect(drafts.find("book")).toBeUndefined();
    expect(drafts.find("book/em")).toBeUndefined();
  });

  test("that was sent is gone, with the one of another tab that it went on with", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    const [ours, theirs] = [makeDrafts(shelf, "a", now), makeDrafts(shelf, "b", now)];
    theirs.save("book", { filled: { title: ["begun"] } });
    const taken = ours.find("book");
    ours.save("book", { filled: { title: ["ended"] } });
    ours.clear("book", taken);
    expect(shelf.keys()).toEqual([]);
  });

  test("of another tab that was changed since stays", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    const [ours, theirs] = [makeDrafts(shelf, "a", now), makeDrafts(shelf, "b", now)];
    theirs.save("book", { filled: { title: ["begun"] } });
    const taken = ours.find("book");
    theirs.save("book", { filled: { title: ["begun, and more"] } });
    ours.clear("book", taken);
    expect(theirs.find("book")?.draft.filled).toEqual({ title: ["begun, and more"] });
  });

  test("of a tab that is open is its own: not found by another, and not removed by it", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    const theirs = makeDrafts(shelf, "b", now);
    theirs.save("book", { filled: { title: ["theirs"] } });
    const ours = makeDrafts(shelf, "a", now, ["b"]);
    expect([ours.find("book"), ours.own("book")]).toEqual([undefined, undefined]);
    ours.clear("book", theirs.find("book"));
    expect(theirs.own("book")?.filled).toEqual({ title: ["theirs"] });
  });

  test("of a tab of which nobody knows whether it is open is found, and stays", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    makeDrafts(shelf, "b", now).save("book", { filled: { title: ["theirs"] } });
    const ours = makeWith(shelf, "a", now, () => undefined);
    const taken = ours.find("book");
    expect(taken?.draft.filled).toEqual({ title: ["theirs"] });
    ours.clear("book", taken);
    expect(shelf.keys()).toHaveLength(1);
  });

  test("makes room: twenty are kept, the oldest goes", () => {
    const [shelf, now] = [makeShelf(), makeClock()];
    const drafts = makeDrafts(shelf, "a", now);
    for (let at = 0; at < 25; at++) drafts.save(`book/${at}`, { filled: {} });
    expect(shelf.keys()).toHaveLength(20);
    expect(drafts.find("book/4")).toBeUndefined();
    expect(drafts.find("book/24")).toBeDefined();
  });

  test("that can't be kept is said to be so", () => {
    const full = makeShelf(() => {
      throw new Error("QuotaExceededError");
    });
    expect(makeDrafts(full, "a", makeClock()).save("book", { filled: {} })).toBe(false);
    const long = { filled: { text: ["x".repeat(300_000)] } };
    expect(makeDrafts(makeShelf(), "a", makeClock()).save("book", long)).toBe(false);
  });

  test("that is no draft is passed over", () => {
    const shelf = makeShelf();
    for (const [at, text] of ["{", "null", "{}", '{"filled":{"a":"b"},"savedAt":1}'].entries())
      shelf.setItem(`draft book ${at}`, text);
    expect(makeDrafts(shelf, "a", makeClock()).find("book")).toBeUndefined();
  });
});
