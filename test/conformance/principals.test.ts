// Whose credentials a request carries, by the document's security schemes.
import { describe, expect, it } from "vitest";
import { principals } from "../../src/conformance/principals.ts";
import { loadDocument } from "../../src/contract/load.ts";

const { contract } = await loadDocument("openapi.yaml");
const headers = { authorization: "Bearer one", "accept-language": "en" };
const second = { Authorization: "Bearer two" };

describe("header fields of a principal", () => {
  const of = principals({ contract, headers, second });
  it.each([
    ["the run's own", undefined, headers],
    ["nobody: all but the credentials", "nobody", { "accept-language": "en" }],
    [
      "an impostor: a token nobody has",
      "impostor",
      { "accept-language": "en", authorization: "Bearer nobody" },
    ],
    ["the second", "second", { "accept-language": "en", Authorization: "Bearer two" }],
  ] as const)("%s", (_, as, want) => expect(of(as)).toEqual(want));
});

it("a run without a second principal can't ask what needs one", () => {
  expect(() => principals({ contract, headers })("second")).toThrow("second principal");
});
