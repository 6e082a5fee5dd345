// Which principal's credentials a request carries, by the document's security schemes.
import { describe, expect, it } from "vitest";
import { makeCredentials } from "../../src/conformance/wire/credentials.ts";
import { loadDocument } from "../../src/contract/load.ts";

const { contract } = await loadDocument("openapi.yaml");
const headers = { authorization: "Bearer token-1z", "accept-language": "en" };
const second = { Authorization: "Bearer two" };

describe("header fields of a principal", () => {
  const of = makeCredentials({ contract, headers, second });
  it.each([
    ["the run's own", undefined, headers],
    ["nobody: all but the credentials", "nobody", { "accept-language": "en" }],
    [
      "an impostor: a token that looks like the run's own, which nobody has",
      "impostor",
      { "accept-language": "en", authorization: "Bearer tolfo-2a" },
    ],
    ["the second", "second", { "accept-language": "en", Authorization: "Bearer two" }],
  ] as const)("%s", (_, as, want) => expect(of(as)).toEqual(want));
});

it.each([
  ["of a signed token another signature", "Bearer aa.bb.cc9", "Bearer aa.bb.dd0"],
  ["a key without a scheme", "abcdefghijkl", "abcdfghijklm"],
  ["a short one", "Bearer x", "Bearer y"],
])("an impostor has %s", (_, authorization, want) => {
  expect(makeCredentials({ contract, headers: { authorization } })("impostor")).toEqual({
    authorization: want,
  });
});

it("in a run without credentials an impostor still has some", () => {
  expect(makeCredentials({ contract })("impostor")).toEqual({ Authorization: "Bearer nobody" });
});

it("a run without a second principal cannot check a law that needs one", () => {
  expect(() => makeCredentials({ contract, headers })("second")).toThrow("second principal");
});
