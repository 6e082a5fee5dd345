// Units of work in memory: each sees one version, whatever the others do meanwhile.
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Look, made, versions } from "../../src/server/memory-versions.ts";
import { StoreUnavailable } from "../../src/server/port.ts";

const KEYS = ["a", "b", "c"] as const;
const step = fc.oneof(
  fc.record({ does: fc.constant("write" as const), key: fc.constantFrom(...KEYS), keep: fc.boolean() }),
  fc.record({ does: fc.constant("open" as const) }),
  fc.record({ does: fc.constant("close" as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant("wait" as const), key: fc.constantFrom(...KEYS) }),
  fc.record({ does: fc.constant("finish" as const), keep: fc.boolean() }),
);

/** A reader that stays open until it is let go, with what it has to see. */
type Reader = {
  readonly look: Look;
  readonly wants: string;
  readonly letGo: () => void;
  readonly over: unknown;
};

it("any order of readers and writers: each reader sees the state of its beginning", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const state = new Map<string, number>();
      const shown = (): string => JSON.stringify([...state].sort());
      const store = versions();
      let committed = shown();
      let next = 0;
      const readers: Reader[] = [];
      let writer: { readonly settle: (keep: boolean) => void; readonly over: unknown } | undefined;

      const set = (key: string) => {
        const before = state.get(key);
        next += 1;
        const now = next;
        return made(
          () => state.set(key, now),
          () => (before === undefined ? state.delete(key) : state.set(key, before)),
        );
      };
      const open = async (): Promise<Reader> => {
        const gate = Promise.withResolvers<void>();
        const looks = Promise.withResolvers<Look>();
        const over = store.read(async (look) => {
          looks.resolve(look);
          await gate.promise;
        });
        return { look: await looks.promise, wants: committed, letGo: gate.resolve, over };
      };
      const finish = async (keep: boolean): Promise<void> => {
        writer?.settle(keep);
        await writer?.over;
        writer = undefined;
        // A reader that begins now sees it.
        if (keep) committed = await store.read((look) => look(shown));
      };

      for (const one of steps) {
        if (one.does === "open") readers.push(await open());
        if (one.does === "close") {
          const [reader] = readers.splice(one.which, 1);
          reader?.letGo();
          await reader?.over;
        }
        if (one.does === "write" && writer === undefined) {
          const wants = await store.write(async ({ change, look }) => {
            await change((note) => note(set(one.key)));
            return { keep: one.keep, result: await look(shown) };
          });
          if (one.keep) committed = wants;
        }
        if (one.does === "wait" && writer === undefined) {
          const changed = Promise.withResolvers<void>();
          const gate = Promise.withResolvers<boolean>();
          const over = store.write(async ({ change }) => {
            await change((note) => note(set(one.key)));
            changed.resolve();
            return { keep: await gate.promise, result: undefined };
          });
          writer = { settle: gate.resolve, over };
          await changed.promise;
        }
        if (one.does === "finish") await finish(one.keep);
        for (const { look, wants } of readers) expect(await look(shown)).toBe(wants);
        expect(await store.read((look) => look(shown))).toBe(committed);
      }
      await finish(true);
      for (const { letGo, over } of readers) {
        letGo();
        await over;
      }
    }),
    { numRuns: 200 },
  );
});

it("a reader that is too far behind is refused, so that memory is bounded", async () => {
  const store = versions(3);
  const write = () =>
    store.write(async ({ change }) => {
      await change((note) =>
        note(
          made(
            () => undefined,
            () => undefined,
          ),
        ),
      );
      return { keep: true, result: undefined };
    });
  await store.read(async (look) => {
    for (let n = 0; n < 3; n++) await write();
    expect(await look(() => "seen")).toBe("seen");
    await write();
    expect(() => look(() => "seen")).toThrow(StoreUnavailable);
  });
  expect(await store.read((look) => look(() => "seen"))).toBe("seen");
});
