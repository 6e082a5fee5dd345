// The cache of responses: over the service, and with misleading responses.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import { knownAnswers } from "../../src/client/known-answers.ts";
import { emma, inProcess } from "../service/service.ts";

const baseUrl = "http://service.invalid";

describe("knownAnswers", () => {
  it("turns 304 into what is known, forgets on own writes, and never gives anything stale", async () => {
    const service = await inProcess();
    const statuses: number[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      const { pathname, search } = new URL(request.url);
      const response = await service.send(request.method, pathname + search, {
        headers: request.headers,
        body: request.method === "GET" ? undefined : await request.text(),
      });
      statuses.push(response.status);
      return response;
    };
    const api = createClient({ baseUrl, fetch, cache: knownAnswers() });
    const path = { bookId: "emma" };
    await api.putBook({ path, body: emma });
    const first = await api.getBook({ path }).orThrow();
    const again = await api.getBook({ path });
    expect(again).toMatchObject({ ok: true, status: 200, data: first });
    await service.client.putBook({ path, body: { ...emma, title: "By somebody else" } });
    expect((await api.getBook({ path }).orThrow()).title).toBe("By somebody else");
    await api.putBook({ path, body: emma });
    await api.getBook({ path });
    // Asked for by the caller, a 304 is the caller's.
    const known = await api.getBook({ path, header: { "If-None-Match": "*" } });
    expect([known.ok, known.status]).toEqual([false, 304]);
    expect(statuses).toEqual([201, 200, 304, 200, 200, 200, 304]);
    await service.close();
  });

  it("keeps what one caller was given from another, and no more than it may", async () => {
    const asked: (string | null)[] = [];
    const fetch = async ({ headers }: Request): Promise<Response> => {
      asked.push(headers.get("if-none-match"));
      return Response.json({ items: [] }, { headers: { etag: '"1"' } });
    };
    const cache = knownAnswers(1);
    const as = (token: string) => createClient({ baseUrl, fetch, cache, token });
    await as("a").listBooks();
    await as("a").listBooks();
    await as("b").listBooks();
    await as("a").listBooks();
    expect(asked).toEqual([null, '"1"', null, null]);
  });
});

it.each(["authorization", "x-api-key", "accept-language"])(
  "who asks with another %s is told apart",
  async (field) => {
    const tags: (string | null)[] = [];
    const fetch = async ({ headers }: Request): Promise<Response> => {
      tags.push(headers.get("if-none-match"));
      return Response.json({ title: headers.get(field) }, { headers: { etag: '"1"' } });
    };
    const cache = knownAnswers();
    const as = (name: string) =>
      createClient({ baseUrl, fetch, cache, headers: { [field]: name } }).getBook({
        path: { bookId: "emma" },
      });
    const titles = [await as("alice"), await as("bob"), await as("alice")].map(({ data }) => data?.title);
    expect(titles).toEqual(["alice", "bob", "alice"]);
    expect(tags.filter((tag) => tag === null)).toHaveLength(2);
  },
);

it("asks no more often than a call may, also after a 304 of something else", async () => {
  const answers = [
    Response.json({ title: "old" }, { headers: { etag: '"1"' } }),
    new Response(null, { status: 304, headers: { etag: '"2"' } }),
    Response.json({ title: "new" }, { headers: { etag: '"2"' } }),
  ];
  const fetch = async (): Promise<Response> => answers.shift() ?? new Response(null, { status: 599 });
  const api = createClient({ baseUrl, fetch, cache: knownAnswers(), attempts: 1 });
  const read = () => api.getBook({ path: { bookId: "emma" } });
  expect(await read()).toMatchObject({ ok: true, attempts: 1 });
  expect(await read()).toMatchObject({ ok: false, attempts: 1, error: { name: "NetworkError" } });
  expect(await read()).toMatchObject({ ok: true, attempts: 1, data: { title: "new" } });
});

describe("a 304", () => {
  const answer = (status: number, etag: string | undefined, title: string): Response => {
    const init = { status, headers: etag ? { etag } : {} };
    return status === 304 ? new Response(null, init) : Response.json({ title }, init);
  };

  it.each<[string, string | undefined, readonly (string | null)[], string]>([
    ["with the tag that was sent: what is known", '"1"', [null, '"1"', '"1"'], "old"],
    ["with that tag, weakened on its way: what is known", 'W/"1"', [null, '"1"', '"1"'], "old"],
    ["without a tag: what is known", undefined, [null, '"1"', '"1"'], "old"],
    [
      "with another tag is not ours: read again, without a condition",
      '"9"',
      [null, '"1"', null, '"2"'],
      "new",
    ],
  ])("%s", async (_, etag, conditions, title) => {
    const asked: (string | null)[] = [];
    const fetch = async ({ headers }: Request): Promise<Response> => {
      asked.push(headers.get("if-none-match"));
      if (asked.length === 1) return answer(200, '"1"', "old");
      return headers.has("if-none-match")
        ? answer(304, asked.length > 3 ? '"2"' : etag, "")
        : answer(200, '"2"', "new");
    };
    const api = createClient({ baseUrl, fetch, cache: knownAnswers() });
    const read = () => api.getBook({ path: { bookId: "emma" } }).orThrow();
    expect((await read()).title).toBe("old");
    expect((await read()).title).toBe(title);
    expect((await read()).title).toBe(title);
    expect(asked).toEqual(conditions);
  });
});
