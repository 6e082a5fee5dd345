// A map in parts: it is like a Map, and keys of the usual kinds are in all of its parts.
import { expect, it } from "vitest";
import { spreadMap } from "../../src/service/memory/spread-map.ts";

it("is as a Map is", () => {
  const map = spreadMap<number>();
  const keys = ["", "a", "__proto__", "constructor", "é", "\ud800", "a".repeat(5000), "1", "01"];
  for (const [at, key] of keys.entries()) {
    expect(map.get(key)).toBeUndefined();
    map.set(key, -1);
    map.set(key, at);
  }
  expect(keys.map(map.get)).toEqual(keys.map((_, at) => at));
  expect(map.size()).toBe(keys.length);
  for (const key of [...keys, "not there"]) map.delete(key);
  expect([map.size(), ...keys.map(map.get)]).toEqual([0, ...keys.map(() => undefined)]);
});
