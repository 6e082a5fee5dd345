import { describe, expect, it } from "vitest";
import { isRecord, membersOf } from "../../src/json/record.ts";

describe("a JSON object, and nothing else, is a record", () => {
  it.each([
    { given: {}, want: true },
    { given: { a: null }, want: true },
    { given: Object.create(null), want: true },
    { given: [], want: false },
    { given: [{ a: 1 }], want: false },
    { given: null, want: false },
    { given: undefined, want: false },
    { given: "a", want: false },
    { given: 0, want: false },
    { given: true, want: false },
  ])("$given: $want", ({ given, want }) => {
    expect(isRecord(given)).toBe(want);
    expect(membersOf(given)).toEqual(want ? given : {});
  });
});
