// A tab's name: the same after a reload, another one in a copy of the tab that is open as well.
import { expect, test } from "vitest";
import { makeTab } from "../../src/web/ground/tab.ts";

function makeShelf(copied: Iterable<readonly [string, string]> = []) {
  const map = new Map(copied);
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

/** Locks of one browser, as far as tabs use them. */
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

test("a copy of an open tab has another name, and each knows that the other is open", async () => {
  const [locks, shelf] = [makeLocks(), makeShelf()];
  const first = await makeTab(shelf, locks);
  const copy = await makeTab(makeShelf(shelf.map), locks);
  expect(copy.name).not.toBe(first.name);
  expect([copy.isOpen(first.name), copy.isOpen("gone")]).toEqual([true, false]);
});

test("after a reload a tab has the name that it had", async () => {
  const shelf = makeShelf();
  const first = await makeTab(shelf, makeLocks());
  expect((await makeTab(shelf, makeLocks())).name).toBe(first.name);
});

test("without locks there is a name, and nobody knows of the others", async () => {
  const tab = await makeTab(makeShelf([["tab", "a"]]), undefined);
  expect([tab.name, tab.isOpen("b")]).toEqual(["a", undefined]);
});
