// QUERY (OpenAPI 3.2): the client sends it with content and repeats it; the server refuses it, with the reason.
import { expect, it } from "vitest";
import { generate, type LocatedWarning } from "../../src/codegen/generate.ts";

const file = "test/documents/codegen/query.yaml";

it("is an operation of the client, with types", async () => {
  const warnings: LocatedWarning[] = [];
  const files = await generate(file, ["client"], (one) => warnings.push(one));
  expect(files.get("client.ts")).toContain(`  searchFlights: {
    path: "/flights/{airline}",
    method: "QUERY",
    safe: true,
    answers: {
      200: "list",
    },
  },
`);
  expect(files.get("schema.ts")).toMatch(
    /searchFlights: \{[\s\S]*airline: string;[\s\S]*origin: string;[\s\S]*number: string;/,
  );
  expect(warnings.map(({ text }) => text)).toContainEqual(expect.stringContaining("additionalOperations"));
});

it("is refused by the server once, as is a method without a member of its own", async () => {
  await expect(generate(file, ["server"])).rejects.toThrow(
    /^[^\n]*:8:5 +QUERY: [^\n]*\n[^\n]*additionalOperations[^\n]*$/,
  );
});
