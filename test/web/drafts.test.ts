// Drafts: what was typed is restored, in the same tab first; what was sent is not.
import { describe, expect, test } from "vitest";
import { type DraftStorage, makeDrafts as makeWith } from "../../src/web/ground/drafts.ts";

function makeStorage(setItem?: () => never): DraftStorage & { readonly keys: () => readonly string[] } {
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

/** @param open the other tabs that are open; default: none */
function makeDrafts(storage: DraftStorage, tab: string, now: () => number, open: readonly string[] = []) {
  return makeWith(storage, tab, now, (name) => open.includes(name));
}

function makeClock(): () => number {
  let now = 0;
  return () => ++now;
}

describe("a draft", () => {
  test("is found after a reload, with its time and the version it is based on", () => {
    const storage = makeStorage();
    makeDrafts(storage, "a", () => 14).save("book/emma", { filled: { title: ["E"] }, base: { id: "emma" } });
    expect(makeDrafts(storage, "a", () => 15).find("book/emma")?.draft).toEqual({
      savedAt: 14,
      filled: { title: ["E"] },
      base: { id: "emma" },
    });
  });

  test("of this tab is preferred to a newer one of a different tab", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    const [ours, theirs] = [makeDrafts(storage, "a", now), makeDrafts(storage, "b", now)];
    ours.save("book", { filled: { title: ["ours"] } });
    theirs.save("book", { filled: { title: ["theirs"] } });
    expect(ours.find("book")?.draft.filled).toEqual({ title: ["ours"] });
    expect(theirs.find("book")?.draft.filled).toEqual({ title: ["theirs"] });
    expect(makeDrafts(storage, "c", now).find("book")?.draft.filled).toEqual({ title: ["theirs"] });
  });

  test("of a different subject is not found, even if its name starts the same", () => {
    const drafts = makeDrafts(makeStorage(), "a", makeClock());
    drafts.save("book/emma", { filled: {} });
    expect(drafts.find("book")).toBeUndefined();
    expect(drafts.find("book/em")).toBeUndefined();
  });

  test("is removed once sent, together with the one of a closed tab that it continued", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    const [ours, theirs] = [makeDrafts(storage, "a", now), makeDrafts(storage, "b", now)];
    theirs.save("book", { filled: { title: ["begun"] } });
    const taken = ours.find("book");
    ours.save("book", { filled: { title: ["ended"] } });
    ours.clear("book", taken);
    expect(storage.keys()).toEqual([]);
  });

  test("of a different tab is kept if it was changed since", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    const [ours, theirs] = [makeDrafts(storage, "a", now), makeDrafts(storage, "b", now)];
    theirs.save("book", { filled: { title: ["begun"] } });
    const taken = ours.find("book");
    theirs.save("book", { filled: { title: ["begun, and more"] } });
    ours.clear("book", taken);
    expect(theirs.find("book")?.draft.filled).toEqual({ title: ["begun, and more"] });
  });

  test("of an open tab is neither found nor removed by a different tab", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    const theirs = makeDrafts(storage, "b", now);
    theirs.save("book", { filled: { title: ["theirs"] } });
    const ours = makeDrafts(storage, "a", now, ["b"]);
    expect([ours.find("book"), ours.own("book")]).toEqual([undefined, undefined]);
    ours.clear("book", theirs.find("book"));
    expect(theirs.own("book")?.filled).toEqual({ title: ["theirs"] });
  });

  test("of a tab that may be open is found, and kept", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    makeDrafts(storage, "b", now).save("book", { filled: { title: ["theirs"] } });
    const ours = makeWith(storage, "a", now, () => undefined);
    const taken = ours.find("book");
    expect(taken?.draft.filled).toEqual({ title: ["theirs"] });
    ours.clear("book", taken);
    expect(storage.keys()).toHaveLength(1);
  });

  test("is removed when there are more than twenty, the oldest first", () => {
    const [storage, now] = [makeStorage(), makeClock()];
    const drafts = makeDrafts(storage, "a", now);
    for (let at = 0; at < 25; at++) drafts.save(`book/${at}`, { filled: {} });
    expect(storage.keys()).toHaveLength(20);
    expect(drafts.find("book/4")).toBeUndefined();
    expect(drafts.find("book/24")).toBeDefined();
  });

  test("that cannot be stored is reported", () => {
    const full = makeStorage(() => {
      throw new Error("QuotaExceededError");
    });
    expect(makeDrafts(full, "a", makeClock()).save("book", { filled: {} })).toBe(false);
    const long = { filled: { text: ["x".repeat(300_000)] } };
    expect(makeDrafts(makeStorage(), "a", makeClock()).save("book", long)).toBe(false);
  });

  test("that is malformed is ignored", () => {
    const storage = makeStorage();
    for (const [at, text] of ["{", "null", "{}", '{"filled":{"a":"b"},"savedAt":1}'].entries())
      storage.setItem(`draft book ${at}`, text);
    expect(makeDrafts(storage, "a", makeClock()).find("book")).toBeUndefined();
  });
});
