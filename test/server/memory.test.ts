// The memory store for any resources.
import { describe, expect, it } from "vitest";
import { collection, memoryStore } from "../../src/server/memory.ts";
import type { UnitOfWork } from "../../src/server/port.ts";

type Note = { readonly id: string; readonly text: string; readonly tags?: readonly string[] };
type Views = ReturnType<typeof emptyStore> extends UnitOfWork<infer _Read, infer Write> ? Write : never;

function emptyStore() {
  let drawn = 0;
  const random = (length: number): Uint8Array => {
    drawn += 1;
    return new Uint8Array(length).fill(drawn);
  };
  const clock = { now: 0 };
  const store = memoryStore(
    { notes: collection<Note>(), labels: collection<{ readonly name: string }>() },
    { now: () => clock.now, random },
  );
  return Object.assign(store, { clock });
}

function done<R>(
  store: ReturnType<typeof emptyStore>,
  work: (view: Views) => Promise<R>,
  keep = true,
): Promise<R> {
  return store.write(async (view) => ({ keep, result: await work(view) }));
}

const texts = (store: ReturnType<typeof emptyStore>): Promise<readonly string[]> =>
  store.read(async ({ notes }) => (await notes.all()).map(({ value }) => value.text));

describe("the store in memory for any resources", () => {
  it("finds what was put, in a collection of its own, with the text that GET answers", async () => {
    const store = emptyStore();
    const put = await done(store, ({ notes }) => notes.put("a", { id: "a", text: "one" }));
    const found = await store.read(({ notes }) => notes.find("a"));
    expect(found).toBe(put);
    expect(found?.json).toBe('{"id":"a","text":"one"}');
    expect(found?.etag).toMatch(/^"[\w-]{16}"$/);
    expect(await store.read(({ labels }) => labels.find("a"))).toBeUndefined();
  });

  it("gives a new tag to a change, and keeps the tag at an equal put", async () => {
    const store = emptyStore();
    const first = await done(store, ({ notes }) => notes.put("a", { id: "a", text: "one" }));
    const same = await done(store, ({ notes }) => notes.put("a", { text: "one", id: "a" }));
    const other = await done(store, ({ notes }) => notes.put("a", { id: "a", text: "two" }));
    expect(same).toBe(first);
    expect(other.etag).not.toBe(first.etag);
  });

  it("lists in the order of adding, whatever was replaced since", async () => {
    const store = emptyStore();
    for (const text of ["one", "two", "three"])
      await done(store, ({ notes }) => notes.put(text, { id: text, text }));
    await done(store, ({ notes }) => notes.put("one", { id: "one", text: "ONE" }));
    await done(store, ({ notes }) => notes.remove("two"));
    expect(await texts(store)).toEqual(["ONE", "three"]);
  });

  it.each(["not kept", "thrown"])("undoes all of a unit of work that is %s, in its place", async (how) => {
    const store = emptyStore();
    for (const text of ["one", "two"]) await done(store, ({ notes }) => notes.put(text, { id: text, text }));
    const work = async ({ notes }: Views): Promise<void> => {
      await notes.remove("one");
      await notes.put("two", { id: "two", text: "TWO" });
      await notes.put("three", { id: "three", text: "three" });
      if (how === "thrown") throw new Error("thrown");
    };
    await done(store, work, false).catch(() => {});
    expect(await texts(store)).toEqual(["one", "two"]);
  });

  it("remembers a key as long as it lives, and not one of a unit of work that was undone", async () => {
    const store = emptyStore();
    const record = {
      principal: "",
      fingerprint: "f",
      outcome: { status: 204, headers: {}, body: null },
      expires: 10,
    };
    const keepAs = (scope: string, keep: boolean): Promise<void> =>
      store.write(async (_, keys) => ({ keep, result: await keys.keep(scope, record) }));
    const find = (scope: string) =>
      store.write(async (_, keys) => ({ keep: true, result: await keys.find(scope) }));
    await keepAs("kept", true);
    await keepAs("undone", false);
    expect(await find("kept")).toEqual(record);
    expect(await find("undone")).toBeUndefined();
    store.clock.now = 10;
    expect(await find("kept")).toBeUndefined();
  });

  it("hands out what nobody can change, and a view that cannot write", async () => {
    const store = emptyStore();
    const tags = ["a"];
    const note = await done(store, ({ notes }) => notes.put("a", { id: "a", text: "one", tags }));
    tags.push("b");
    expect(note.value.tags).toEqual(["a"]);
    expect(() => Object.assign(note.value, { text: "two" })).toThrow(TypeError);
    expect(Object.keys(await store.read(async ({ notes }) => notes))).toEqual(["find", "all"]);
  });

  it("never gives an id twice", async () => {
    const store = emptyStore();
    const ids = await done(store, async ({ notes }) => [notes.freshId(), notes.freshId()]);
    expect(new Set(ids).size).toBe(2);
  });
});

it("a write after its unit of work has settled is refused, after a commit and after an undo", async () => {
  const warnings: string[] = [];
  const hear = ({ message }: Error): void => void warnings.push(message);
  process.on("warning", hear);
  const store = emptyStore();
  for (const keep of [true, false]) {
    let late: Views | undefined;
    await done(
      store,
      async (view) => {
        late = view;
      },
      keep,
    );
    const message = "a handler wrote after its unit of work had settled";
    await expect(late?.notes.put("a", { id: "a", text: "late" })).rejects.toThrow(message);
    await expect(late?.notes.remove("a")).rejects.toThrow(message);
    // Nobody awaits this one; it must not end the process.
    void late?.notes.put("b", { id: "b", text: "late" });
  }
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", hear);
  expect(warnings).toHaveLength(6);
  expect(await store.read(({ notes }) => notes.all())).toEqual([]);
});
