// The records of keyed requests in memory: a share for each principal, and expiry.
import { describe, expect, it } from "vitest";
import { keyRecords } from "../../src/server/memory-keys.ts";
import { type KeyRecord, ShareIsFull } from "../../src/server/port.ts";

const HOUR = 3_600_000;
const outcome = { status: 201, headers: {}, body: "{}" };

function keysAt(start: number, limit?: number) {
  const world = { time: start };
  const keys = keyRecords(() => world.time, limit).within([]);
  const record = (principal: string): KeyRecord => ({
    principal,
    fingerprint: "f",
    outcome,
    expires: world.time + 24 * HOUR,
  });
  const keep = (principal: string, scope: string) => keys.keep(scope, record(principal));
  return { world, keys, keep };
}

describe("a principal that fills its share", () => {
  it("is refused itself, until its first record expires, and nobody else is", async () => {
    const { world, keys, keep } = keysAt(0, 3);
    for (const scope of ["a1", "a2", "a3"]) {
      await keep("ada", scope);
      world.time += HOUR;
    }
    const refusal = await keep("ada", "a4").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ShareIsFull);
    expect(refusal).toMatchObject({ retryAfterSeconds: 21 * 3600 });
    await keep("bob", "b1");
    expect(await keys.find("b1")).toBeDefined();
    world.time = 24 * HOUR;
    await keep("ada", "a4");
    expect([await keys.find("a1"), await keys.find("a2")]).toMatchObject([undefined, { principal: "ada" }]);
  });
});

describe("records expire", () => {
  it("24 hours after they were kept, also when the clock was ahead then", async () => {
    const { world, keys, keep } = keysAt(1000 * HOUR);
    await keep("ada", "ahead");
    world.time = 0;
    await keep("ada", "later");
    world.time = 24 * HOUR - 1;
    expect(await keys.find("ahead")).toBeDefined();
    world.time = 24 * HOUR;
    expect([await keys.find("ahead"), await keys.find("later")]).toEqual([undefined, undefined]);
  });

  it("also those of principals that never come back", async () => {
    const { world, keys, keep } = keysAt(0);
    for (let n = 0; n < 100; n += 1) await keep(`p${n}`, `s${n}`);
    world.time = 25 * HOUR;
    for (let n = 0; n < 100; n += 1) await keep("ada", `a${n}`);
    const found = await Promise.all(Array.from({ length: 100 }, (_, n) => keys.find(`s${n}`)));
    expect(found.filter((one) => one !== undefined)).toEqual([]);
  });
});

it("a record that is undone leaves nothing of it", async () => {
  const journal: (() => void)[] = [];
  const records = keyRecords(() => 0, 1);
  await records.within(journal).keep("s", { principal: "ada", fingerprint: "f", outcome, expires: HOUR });
  for (const undo of journal) undo();
  const keys = records.within([]);
  expect(await keys.find("s")).toBeUndefined();
  await keys.keep("t", { principal: "ada", fingerprint: "f", outcome, expires: HOUR });
});
