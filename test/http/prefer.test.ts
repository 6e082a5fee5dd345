import { describe, expect, it } from "vitest";
import { parsePrefer } from "../../src/http/prefer.ts";

describe("parsePrefer", () => {
  it.each([
    { says: "a preference", given: "return=minimal", want: { return: "minimal" } },
    { says: "several", given: "respond-async, wait=10", want: { "respond-async": "", wait: "10" } },
    { says: "names are case-insensitive", given: "Return=minimal", want: { return: "minimal" } },
    { says: "values are case-sensitive", given: "return=Minimal", want: { return: "Minimal" } },
    {
      says: "the first of two counts",
      given: "return=minimal, RETURN=representation",
      want: { return: "minimal" },
    },
    { says: "a value may be quoted", given: 'foo="some, value"', want: { foo: "some, value" } },
    { says: "an empty value counts as none", given: 'foo=""', want: { foo: "" } },
    {
      says: "parameters are ignored",
      given: 'foo; bar="a;b,c"; baz, wait=1',
      want: { foo: "", wait: "1" },
    },
    { says: "bad whitespace is accepted", given: "return = minimal ; a", want: { return: "minimal" } },
    {
      says: "a malformed element is ignored",
      given: "a b, =c, return=minimal",
      want: { return: "minimal" },
    },
    { says: "an empty value has no preferences", given: " ,", want: {} },
    { says: "a name may be __proto__", given: "__proto__=x", want: { ["__proto__"]: "x" } },
  ])("$says: $given", ({ given, want }) => {
    expect(parsePrefer(given)).toEqual(new Map(Object.entries(want)));
  });
});
