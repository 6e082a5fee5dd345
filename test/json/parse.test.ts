import { describe, expect, it } from "vitest";
import { tryParse } from "../../src/json/parse.ts";

describe("tryParse", () => {
  it.each([
    { given: '{"a":[1,null]}', want: { a: [1, null] } },
    { given: " null ", want: null },
    { given: '"a"', want: "a" },
    { given: "0", want: 0 },
    { given: "false", want: false },
    { given: "", want: undefined },
    { given: "undefined", want: undefined },
    { given: "{", want: undefined },
    { given: "[1,]", want: undefined },
    { given: "<html>", want: undefined },
  ])("reads $given as $want", ({ given, want }) => {
    expect(tryParse(given)).toEqual(want);
  });
});
