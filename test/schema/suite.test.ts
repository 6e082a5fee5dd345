// The JSON Schema Test Suite for 2020-12: what is compiled gives the right answer, and what is refused is refused by name.
import { expect, it } from "vitest";
import { runSuite } from "./suite.ts";

it("passes every group of the JSON Schema Test Suite that it does not refuse", async () => {
  const verdicts = await runSuite("test/documents/json-schema/draft2020-12.json");
  expect(verdicts.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  const refused = Object.groupBy(verdicts, (one) => one.refused ?? "passed");
  const counts = Object.entries(refused).map(([keyword, groups]) => [keyword, groups?.length]);
  expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
    {
      "$ref": 25,
      "$schema": 2,
      "array_of_schemas": 1,
      "const": 1,
      "else": 2,
      "format idn-email": 2,
      "format idn-hostname": 2,
      "format iri": 2,
      "format iri-reference": 2,
      "maxContains": 1,
      "minContains": 1,
      "passed": 322,
      "properties": 1,
      "then": 3,
      "unevaluatedItems": 3,
    }
  `);
});
