// Numbers that JSON can't express, or that JavaScript would change.
import { expect, it } from "vitest";
import { createTypedClient } from "../../src/client/client.ts";
import type { Table } from "../../src/client/table.ts";
import type { Operations } from "../../src/client/types.ts";

const table = {
  readOne: { path: "/one", method: "GET", effect: "read", safe: true, answers: { 200: "object" } },
  putOne: {
    path: "/one",
    read: "readOne",
    method: "PUT",
    effect: "replace",
    again: true,
    ifMatch: true,
    answers: { 204: "nothing" },
  },
} as const satisfies Table;
type One = Readonly<Record<string, unknown>>;
type Ops = {
  readOne: {
    parameters: object;
    responses: { 200: { headers: object; content: { "application/json": One } } };
  };
  putOne: {
    parameters: { header?: { "If-Match"?: string } };
    requestBody: { content: { "application/json": One } };
    responses: { 204: { headers: object } };
  };
};

function client(stored: string) {
  const sent: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    if (request.method === "GET")
      return new Response(stored, { headers: { etag: '"a"', "content-type": "application/json" } });
    sent.push(await request.text());
    return new Response(null, { status: 204 });
  };
  const api = createTypedClient<Operations<Ops, typeof table>>({ baseUrl: "http://a.invalid", fetch }, table);
  return { api, sent };
}

it("edit never writes back a large integer, which was rounded when it was read", async () => {
  const { api, sent } = client('{"in":[{"id":9007199254740993}],"size":1}');
  const bigger = api.putOne.edit({}, (now) => ({ ...now, size: 2 }));
  await expect(bigger).rejects.toThrow('"id" is not a safe number: 9007199254740992.');
  expect(sent).toEqual([]);
  await api.putOne.edit({}, () => ({ size: 2 }));
  expect(sent).toEqual(['{"size":2}']);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "%s in content is rejected, and nothing is sent",
  async (size) => {
    const { api, sent } = client("{}");
    await expect(api.putOne({ body: { deep: [{ size }] } })).rejects.toThrow(
      new TypeError(`"size" is not a safe number: ${size}.`),
    );
    expect(sent).toEqual([]);
  },
);

it.each(["http://a.invalid/?key=1", "http://a.invalid/api#top", "/api?"])(
  "the base URL %s is rejected",
  (baseUrl) => {
    expect(() => createTypedClient({ baseUrl }, {})).toThrow(
      /^".*" is not a valid baseUrl: it has a query or fragment/,
    );
  },
);
