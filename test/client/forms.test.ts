// Content that is a form, as a document may declare it.
import { describe, expect, it } from "vitest";
import { createTypedClient } from "../../src/client/client.ts";
import { form } from "../../src/client/other-content.ts";
import type { Table } from "../../src/client/table.ts";
import type { Operations as Client } from "../../src/client/types.ts";
import { parseForm } from "../../src/http/form.ts";

const FORM = "application/x-www-form-urlencoded";
type Form = {
  readonly name: string;
  readonly tags?: readonly string[] | undefined;
  readonly count?: number | undefined;
};
type Operations = {
  search: {
    parameters: { query?: never; header?: never; path?: never };
    requestBody: { readonly content: { readonly [FORM]: Form } };
    responses: { 204: { readonly headers: object; readonly content?: never } };
  };
};
const table = {
  search: {
    path: "/search",
    method: "POST",
    effect: "process",
    type: FORM,
    write: form,
    answers: { 204: "nothing" },
  },
} as const satisfies Table;

describe("a form", () => {
  it.each<[string, Form, string]>([
    ["a text and a number", { name: "a b&c", count: 1 }, "name=a+b%26c&count=1"],
    ["a list: each under its name", { name: "a", tags: ["x, y", "z"] }, "name=a&tags=x%2C+y&tags=z"],
    ["an empty list", { name: "a", tags: [] }, "name=a"],
    ["what is not there", { name: "a", tags: undefined, count: undefined }, "name=a"],
  ])("%s", async (_, body, want) => {
    const sent: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      sent.push(request);
      return new Response(null, { status: 204 });
    };
    const api = createTypedClient<Client<Operations, typeof table>>(
      { baseUrl: "http://a.invalid", fetch },
      table,
    );
    expect((await api.search({ body })).ok).toBe(true);
    expect(sent[0]?.headers.get("content-type")).toBe(FORM);
    const text = (await sent[0]?.text()) ?? "";
    expect(text).toBe(want);
    expect(parseForm(new TextEncoder().encode(text))).toBeDefined();
  });
});
