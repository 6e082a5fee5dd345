// QUERY (OpenAPI 3.2): the client sends it with content and repeats it; the server refuses it, with the reason.
import { expect, it } from "vitest";
import { createTypedClient } from "../../src/client/client.ts";
import type { Operations } from "../../src/client/types.ts";
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
  expect(files.get("client.ts")).toContain(`  copyFlights: {
    path: "/flights/{airline}",
    method: "COPY",
    answers: {
      204: "nothing",
    },
  },
`);
  expect(warnings.map(({ text }) => text)).toContainEqual(expect.stringContaining("additionalOperations"));
});

it("is sent as it is declared, and a method of its own once only", async () => {
  const sent: string[] = [];
  const fetch = async ({ method, url }: Request): Promise<Response> => {
    sent.push(`${method} ${new URL(url).pathname}`);
    return new Response("", { status: 503 });
  };
  const row = { path: "/flights/{airline}", answers: { 204: "nothing" } } as const;
  const table = { copy: { ...row, method: "COPY" }, query: { ...row, method: "QUERY", safe: true } } as const;
  type Any = { parameters: { path: { airline: string } }; responses: { 204: { headers: object } } };
  const options = { baseUrl: "http://a.invalid", fetch, attempts: 2, backoff: { base: 0, cap: 0 } };
  const api = createTypedClient<Operations<{ copy: Any; query: Any }, typeof table>>(options, table);
  await api.copy({ path: { airline: "ab" } });
  await api.query({ path: { airline: "ab" } });
  expect(sent).toEqual(["COPY /flights/ab", "QUERY /flights/ab", "QUERY /flights/ab"]);
});

it("is refused by the server once, as is a method without a member of its own", async () => {
  await expect(generate(file, ["server"])).rejects.toThrow(
    /^[^\n]*:8:5 +QUERY: [^\n]*\n[^\n]*additionalOperations[^\n]*$/,
  );
});
