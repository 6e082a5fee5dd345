// The check of histories finds what no order explains, and a store that loses an update is caught.
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApp } from "../../generated/server.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { drawsFrom } from "../bench/catalogue.ts";
import { record, requireLinearizable } from "./histories.ts";
import { isLinearizable, type Operation, type Value } from "./linearizability.ts";

const read = (call: number, end: number, saw: Value): Operation => ({ call, end, does: "read", saw });
const write = (
  call: number,
  end: number,
  expects: Value,
  value: Value,
  held: boolean | undefined = true,
): Operation => ({
  call,
  end,
  does: "write",
  expects,
  value,
  held,
});
const never = Number.POSITIVE_INFINITY;

describe("a history", () => {
  it.each<{ says: string; history: readonly Operation[]; is: boolean }>([
    { says: "nothing", history: [], is: true },
    {
      says: "a write and then a read of it",
      history: [write(0, 1, undefined, "a"), read(2, 3, "a")],
      is: true,
    },
    {
      says: "a read that missed an earlier write",
      history: [write(0, 1, undefined, "a"), read(2, 3, undefined)],
      is: false,
    },
    {
      says: "a read next to a write sees either",
      history: [write(0, 3, undefined, "a"), read(1, 2, undefined)],
      is: true,
    },
    {
      says: "two writes on one version",
      history: [write(0, 9, undefined, "a"), write(0, 9, undefined, "b")],
      is: false,
    },
    {
      says: "a second write on one version, which is refused",
      history: [write(0, 9, undefined, "a"), write(0, 9, undefined, "b", false)],
      is: true,
    },
    { says: "a refusal without a reason", history: [write(0, 1, undefined, "a", false)], is: false },
    {
      says: "the new value and then the old one",
      history: [write(0, 9, undefined, "a"), read(1, 2, "a"), read(3, 4, undefined)],
      is: false,
    },
    {
      says: "a write without an answer that was seen later, or never",
      history: [write(0, never, undefined, "a", undefined), read(1, 2, undefined), read(3, 4, "a")],
      is: true,
    },
    {
      says: "a write without an answer that came and went",
      history: [write(0, never, undefined, "a", undefined), read(1, 2, "a"), read(3, 4, undefined)],
      is: false,
    },
  ])("$says: $is", ({ history, is }) => {
    expect(isLinearizable(history)).toBe(is);
  });
});

describe("histories of a service", () => {
  const memory = (): Store => memoryStore({ now: () => 0, random: (length) => randomBytes(length) });
  const recordOn = (store: Store) => {
    const app = createApp(handlers, store, { now: () => 0, onError: console.error });
    let time = 0;
    return record({
      clients: 5,
      books: 2,
      operations: 200,
      draw: drawsFrom(7),
      clock: () => ++time,
      send: async ({ method, path, headers = {}, body }) => {
        const init = { method, headers: { ...headers }, body: body === undefined ? null : String(body) };
        const response = await app.fetch(new Request(`http://service.invalid${path}`, init));
        return { status: response.status, headers: {}, text: await response.text() };
      },
    });
  };

  it("are linearizable", async () => {
    const recorded = await recordOn(memory());
    expect(() => requireLinearizable(recorded)).not.toThrow();
    expect([...recorded.histories.values()].flat().length).toBeGreaterThan(150);
  });

  it.each<[string, (store: Store) => Store]>([
    [
      "loses an update now and then",
      (store) => {
        let writes = 0;
        return {
          ...store,
          write: (work) =>
            store.write(async (view, keys) => {
              writes += 1;
              const settled = await work(view, keys);
              return { ...settled, keep: settled.keep && writes % 10 !== 0 };
            }),
        };
      },
    ],
    [
      "shows a reader an old state now and then",
      (store) => {
        const old = new Map<
          string,
          Awaited<ReturnType<Parameters<Parameters<Store["read"]>[0]>[0]["books"]["find"]>>
        >();
        let reads = 0;
        return {
          ...store,
          read: (work) =>
            store.read((view) =>
              work({
                ...view,
                books: {
                  ...view.books,
                  find: async (id) => {
                    reads += 1;
                    const now = await view.books.find(id);
                    const before = old.get(id) ?? now;
                    old.set(id, now);
                    return reads % 10 === 0 ? before : now;
                  },
                },
              }),
            ),
        };
      },
    ],
  ])("are not, on a store that %s", async (_, spoil) => {
    const recorded = await recordOn(spoil(memory()));
    expect(() => requireLinearizable(recorded)).toThrow("explains what was seen");
  });
});
