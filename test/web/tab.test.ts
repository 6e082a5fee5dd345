// The name of a tab: the same after a reload, a different one in a copy of the tab.
import { expect, test } from "vitest";
import { makeTab } from "../../src/web/ground/tab.ts";

function makeStorage(copied: Iterable<readonly [string, string]> = []) {
  const map = new Map(copied);
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

/** The locks of one browser, as far as tabs use them. */
function makeLocks(): LockManager {
  const held = new Set<string>();
  const request = async (name: string, { signal }: LockOptions, act: () => Promise<unknown>) => {
    if (held.has(name))
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    held.add(name);
    return act();
  };
  const query = async () => ({ held: [...held].map((name) => ({ name })), pending: [] });
  return { request, query } as unknown as LockManager;
}

test("a copy of an open tab has a different name, and knows that the original is open", async () => {
  const [locks, storage] = [makeLocks(), makeStorage()];
  const first = await makeTab(storage, locks);
  const copy = await makeTab(makeStorage(storage.map), locks);
  expect(copy.name).not.toBe(first.name);
  expect([copy.isOpen(first.name), copy.isOpen("gone")]).toEqual([true, false]);
});

test("a tab keeps its name after a reload", async () => {
  const storage = makeStorage();
  const first = await makeTab(storage, makeLocks());
  expect((await makeTab(storage, makeLocks())).name).toBe(first.name);
});

test("without locks a tab has a name, and does not know which others are open", async () => {
  const tab = await makeTab(makeStorage([["tab", "a"]]), undefined);
  expect([tab.name, tab.isOpen("b")]).toEqual(["a", undefined]);
});
