// Units of work that may answer at once: any mixture of those that wait, throw, and start others; and wrapped stores.
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createApp } from "../../generated/server.ts";
import { type Look, made, type Versions, versions, type Writer } from "../../src/server/memory-versions.ts";
import type { Settled, UnitOfWork } from "../../src/server/port.ts";
import type { Soon } from "../../src/server/soon.ts";
import { promised, unitsOf } from "../../src/server/units.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

type Step = "look" | "put" | "wait" | "throw" | Unit;
/** A unit with a step that waits is asynchronous from there on. */
type Unit = { readonly writes: boolean; readonly keeps: boolean; readonly steps: readonly Step[] };

const plain = fc.constantFrom<Step>("look", "look", "put", "put", "wait", "throw");
const unitOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<Unit> =>
  fc.record({ writes: fc.boolean(), keeps: fc.boolean(), steps: fc.array(step, { maxLength: 5 }) });
const unit = unitOf(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: unitOf(plain) }));

/** A state with a counter, whose units check all that they see. */
function checkedState() {
  const { read, write }: Versions = versions();
  const faults: string[] = [];
  const open: Promise<unknown>[] = [];
  let value = 0;
  let drawn = 0;
  /** The values that units have kept; a unit that waits is committed a little later than it says. */
  const kept = [0];
  let committed = 0;

  const requireEqual = (what: string, got: number, ...wants: readonly (number | undefined)[]): void => {
    if (!wants.includes(got)) faults.push(`${what}: ${got}, not ${wants}`);
  };
  const set = (now: number) => {
    const before = value;
    return made(
      () => {
        value = now;
      },
      () => {
        value = before;
      },
    );
  };
  const walk = (steps: readonly Step[], look: () => void, put: () => void): Soon<void> => {
    for (const [at, step] of steps.entries()) {
      if (step === "throw") throw new Error("thrown on purpose");
      if (step === "look") look();
      else if (step === "put") put();
      else if (step === "wait") return Promise.resolve().then(() => walk(steps.slice(at + 1), look, put));
      else run(step);
      look();
    }
  };
  const whenOver = <R>(over: Soon<void>, use: () => R): Soon<R> =>
    over instanceof Promise ? over.then(use) : use();
  const reading =
    ({ steps }: Unit) =>
    (look: Look): Soon<void> => {
      const seen = look(() => value);
      requireEqual("a reader begins with", seen, ...kept.slice(committed));
      return walk(
        steps,
        () =>
          requireEqual(
            "a reader sees",
            look(() => value),
            seen,
          ),
        () => undefined,
      );
    };
  const writing =
    ({ steps, keeps }: Unit) =>
    ({ look, change }: Writer): Soon<Settled<void>> => {
      let own = look(() => value);
      requireEqual("a writer begins with", own, kept.at(-1));
      const over = walk(
        steps,
        () =>
          requireEqual(
            "a writer sees",
            look(() => value),
            own,
          ),
        () => {
          drawn += 1;
          own = drawn;
          change((note) => note(set(own)));
        },
      );
      return whenOver(over, () => {
        if (keeps) kept.push(own);
        return { keep: keeps, result: undefined };
      });
    };
  const run = (one: Unit): void => {
    try {
      const over = one.writes ? write(writing(one)) : read(reading(one));
      const settle = (): void => {
        if (one.writes && one.keeps) committed = Math.max(committed, kept.lastIndexOf(value));
      };
      if (over instanceof Promise) open.push(over.then(settle, () => undefined));
    } catch {
      // On purpose.
    }
  };
  return {
    run,
    end: async (): Promise<readonly string[]> => {
      for (let next = open.pop(); next !== undefined; next = open.pop()) await next;
      requireEqual("the end", await read((look) => look(() => value)), kept.at(-1));
      return faults;
    },
  };
}

it("any units in one tick, at once or waiting, failing, one inside the other: each sees one state", async () => {
  const tick = fc.array(unit, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(tick, { maxLength: 4 }), async (ticks) => {
      const state = checkedState();
      for (const units of ticks) {
        for (const one of units) state.run(one);
        await Promise.resolve();
      }
      expect(await state.end()).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("a reader that waits after a writer inside it still sees the state of its beginning", async () => {
  const { read, write } = versions();
  let value = 0;
  const put = (now: number, keep = true) =>
    write(({ change }) => {
      const before = value;
      const set = (to: number) => () => {
        value = to;
      };
      change((note) => note(made(set(now), set(before))));
      return { keep, result: undefined };
    });
  await read(async (look) => {
    put(1);
    put(2);
    expect(look(() => value)).toBe(0);
    await Promise.resolve();
    expect(look(() => value)).toBe(0);
  });
  put(3);
  put(4, false);
  expect(read((look) => look(() => value))).toBe(3);
});

describe("a store that answers at once", () => {
  type Store = UnitOfWork<string, string>;
  const makeStore = (): Store =>
    promised<string, string>({
      read: (work) => work("view"),
      write: (work) => {
        const settled = work("view", { find: async () => undefined, keep: async () => undefined });
        return settled instanceof Promise ? settled.then(({ result }) => result) : settled.result;
      },
    });
  const ask = (store: Store) => unitsOf(store).read((view) => view);

  it("gives its result, and no promise", () => {
    expect(ask(makeStore())).toBe("view");
    const settled = unitsOf(makeStore()).write((view) => ({ keep: true, result: view }));
    expect(settled).toBe("view");
  });

  // Each wrapper has the members of what it wraps.
  it.each<readonly [string, (read: Store["read"], count: () => void) => Store["read"]]>([
    ["a copy of the members", (read, count) => Object.assign(counted(read, count), read)],
    ["a proxy", (read, count) => new Proxy(read, { apply: (run, _, [work]) => counted(run, count)(work) })],
    ["a spy", (read, count) => spied(read, count)],
  ])("is asked through what wraps its functions: %s", async (_, wrap) => {
    const store = makeStore();
    let asked = 0;
    const wrapped = { ...store, read: wrap(store.read, () => asked++) };
    expect(await ask(wrapped)).toBe("view");
    expect(asked).toBe(1);
  });

  it("is asked through what wraps it later", async () => {
    const store = { ...makeStore() };
    const units = unitsOf(store);
    vi.spyOn(store, "read").mockRejectedValue(new Error("out of order"));
    await expect(units.read((view) => view)).rejects.toThrow("out of order");
  });
});

type Read = UnitOfWork<string, string>["read"];

function counted(read: Read, count: () => void): Read {
  return (work) => {
    count();
    return read(work);
  };
}

function spied(read: Read, count: () => void): Read {
  const store: UnitOfWork<string, string> = { read, write: async () => Promise.reject(new Error("unused")) };
  vi.spyOn(store, "read").mockImplementation(counted(read, count));
  return store.read;
}

describe("a refused change", () => {
  const book = { title: "Emma", authors: [] };
  it.each([
    { says: "invalid content: no unit of work", method: "POST", path: "/books", units: 0 },
    {
      says: "with a key, which may have a record: one",
      method: "POST",
      path: "/books",
      key: '"k"',
      units: 1,
    },
    { says: "a condition comes first: one", method: "PUT", path: "/books/emma", ifMatch: '"x"', units: 1 },
  ])("$says", async ({ method, path, key, ifMatch, units }) => {
    const store = memoryStore({ now: Date.now, random: randomBytes });
    let begun = 0;
    const counted: typeof store = {
      ...store,
      write: (work) => {
        begun += 1;
        return store.write(work);
      },
    };
    const app = createApp(handlers, counted, { now: Date.now, onError: console.error });
    const headers = {
      "content-type": "application/json",
      ...(key && { "idempotency-key": key }),
      ...(ifMatch && { "if-match": ifMatch }),
    };
    const { status } = await app.request(`http://localhost${path}`, {
      method,
      headers,
      body: JSON.stringify(book),
    });
    expect(status).toBe(ifMatch === undefined ? 422 : 412);
    expect(begun).toBe(units);
  });
});
