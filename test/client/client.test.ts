// What the generated client adds to openapi-fetch: safe paths, and validated responses.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import type { ClientOptions } from "../../src/client/client.ts";
import { ProblemError } from "../../src/client/errors.ts";
import { doors, emma } from "../service/service.ts";

function recording(answer: () => Response) {
  const sent: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request);
    return answer();
  };
  return { sent, fetch };
}
const baseUrl = "http://service.invalid";

describe("the client", () => {
  it.each(["", ".", ".."])(
    "refuses the id %j before anything is sent: it would name another resource",
    async (bookId) => {
      const { sent, fetch } = recording(() => new Response(null, { status: 204 }));
      const api = createClient({ baseUrl, fetch });
      await expect(api.deleteBook({ path: { bookId } })).rejects.toThrow(TypeError);
      await expect(api.getReview({ path: { bookId: "a", reviewId: bookId } })).rejects.toThrow("reviewId");
      expect(sent).toEqual([]);
    },
  );

  it.each([
    ["a/b", "/books/a%2Fb"],
    ["a b", "/books/a%20b"],
    ["?x=1#y", "/books/%3Fx%3D1%23y"],
    ["..%2f", "/books/..%252f"],
    ["é", "/books/%C3%A9"],
    ["__proto__", "/books/__proto__"],
  ])("sends the id %j as one segment", async (bookId, want) => {
    const { sent, fetch } = recording(() => Response.json({}));
    await createClient({ baseUrl, fetch }).getBook({ path: { bookId } });
    expect(sent.map(({ url }) => url.replace(baseUrl, ""))).toEqual([want]);
  });

  it("asks for JSON and for problems, and sends the fields it was given", async () => {
    const { sent, fetch } = recording(() => Response.json({ items: [] }));
    const api = createClient({ baseUrl: `${baseUrl}/base/`, fetch, headers: { "x-trace": "1" } });
    await api.listBooks({ query: { limit: 2 }, header: { "If-None-Match": '"a"' } });
    const [request] = sent;
    expect(request?.url).toBe(`${baseUrl}/base/books?limit=2`);
    expect(request?.headers.get("accept")).toBe("application/json, application/problem+json");
    expect([request?.headers.get("x-trace"), request?.headers.get("if-none-match")]).toEqual(["1", '"a"']);
  });

  it("sends a merge patch as what it is", async () => {
    const { sent, fetch } = recording(() => Response.json({}));
    await createClient({ baseUrl, fetch }).patchBook({ path: { bookId: "a" }, body: { isbn: null } });
    expect(sent[0]?.headers.get("content-type")).toBe("application/merge-patch+json");
  });

  it("asks for a token at every call", async () => {
    const { sent, fetch } = recording(() => Response.json({ items: [] }));
    let count = 0;
    const api = createClient({ baseUrl, fetch, token: async () => `token-${++count}` });
    await api.listBooks();
    await api.listBooks();
    await createClient({ baseUrl, fetch, token: "mine" }).listBooks();
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer mine",
    ]);
  });

  it("lets middleware see a call once, above its retries", async () => {
    const statuses = [503, 503, 200];
    const { sent, fetch } = recording(() =>
      Response.json({ items: [] }, { status: statuses.shift() ?? 500 }),
    );
    const seen: number[] = [];
    const api = createClient({
      baseUrl,
      fetch,
      backoff: { base: 0, cap: 0 },
      middleware: [
        {
          onRequest: ({ request }) => request.headers.set("x-signed", "yes"),
          onResponse: ({ response }) => void seen.push(response.status),
        },
      ],
    });
    expect((await api.listBooks()).status).toBe(200);
    expect(sent.map(({ headers }) => headers.get("x-signed"))).toEqual(["yes", "yes", "yes"]);
    expect(seen).toEqual([200]);
  });
});

describe("middleware, openapi-fetch's own", () => {
  const path = { bookId: "emma" };
  const answer = (title: string) => () => Response.json({ title });
  const failing = async (): Promise<Response> => {
    throw new TypeError("offline");
  };

  it("may answer by itself: then nothing is sent", async () => {
    const { sent, fetch } = recording(answer("Sent"));
    const middleware = [{ onRequest: answer("Kept") }];
    const { data, attempts } = await createClient({ baseUrl, fetch, middleware }).getBook({ path });
    expect([data, attempts, sent.length]).toEqual([{ title: "Kept" }, 0, 0]);
  });

  it("may give another request; and another answer, the last one first", async () => {
    const { sent, fetch } = recording(answer("Sent"));
    const seen: string[] = [];
    const named = (name: string) => ({
      onRequest: ({ request }: { request: Request }) => new Request(`${request.url}?${name}`, request),
      onResponse: async ({ response, schemaPath }: { response: Response; schemaPath: string }) => {
        seen.push(`${name} ${schemaPath} ${(await response.clone().json()).title}`);
        return Response.json({ title: name });
      },
    });
    const api = createClient({ baseUrl, fetch, middleware: [named("a"), named("b")] });
    expect(await api.getBook({ path }).orThrow()).toEqual({ title: "a" });
    expect(sent[0]?.url).toBe(`${baseUrl}/books/emma?a?b`);
    expect(seen).toEqual(["b /books/{bookId} Sent", "a /books/{bookId} b"]);
  });

  it("may replace the error, or recover from it", async () => {
    const client = (onError: () => Response | Error) =>
      createClient({ baseUrl, fetch: failing, attempts: 1, middleware: [{ onError }] });
    expect(await client(answer("Kept")).getBook({ path }).orThrow()).toEqual({ title: "Kept" });
    const other = new Error("said otherwise");
    const { error } = await client(() => other).putBook({ path, body: emma });
    expect(error).toMatchObject({ name: "NetworkError", effect: "unknown", cause: other });
  });

  it("may be of a class, and what is false or nothing is passed over", async () => {
    class Signing {
      readonly #name = "mine";
      onRequest({ request }: { request: Request }): void {
        request.headers.set("x-signed", this.#name);
      }
      onResponse({ response }: { response: Response }): Response {
        return Response.json({ title: this.#name }, response);
      }
      onError(): Response {
        return Response.json({ title: this.#name });
      }
    }
    const { sent, fetch } = recording(answer("Sent"));
    const middleware = [false, new Signing(), undefined, null] as const;
    expect(await createClient({ baseUrl, fetch, middleware }).getBook({ path }).orThrow()).toEqual({
      title: "mine",
    });
    expect(sent[0]?.headers.get("x-signed")).toBe("mine");
    const mended = createClient({ baseUrl, fetch: failing, attempts: 1, middleware });
    expect((await mended.getBook({ path })).ok).toBe(true);
  });

  const wrong = () => new Response("<html>Log in</html>", { headers: { "content-type": "text/html" } });
  it.each<[string, NonNullable<ClientOptions["middleware"]>, "none" | "unknown", number]>([
    ["its own answer", [{ onRequest: wrong }], "none", 0],
    ["an answer in place of the one that came", [{ onResponse: wrong }], "unknown", 1],
    ["an empty one", [{ onResponse: () => new Response("") }], "unknown", 1],
    ["a list", [{ onResponse: () => Response.json([]) }], "unknown", 1],
    ["an answer to no preference", [{ onResponse: () => new Response(null, { status: 204 }) }], "unknown", 1],
  ])("gives no success that is not declared: %s", async (_, middleware, effect, attempts) => {
    const { fetch } = recording(answer("Sent"));
    const { error } = await createClient({ baseUrl, fetch, middleware }).putBook({ path, body: emma });
    expect(error).toMatchObject({ name: "NetworkError", effect, attempts });
  });

  it("that throws before anything was sent, or has read the content, had no effect", async () => {
    const { sent, fetch } = recording(answer("Sent"));
    const told: number[] = [];
    const throwing = new RangeError("mine");
    const onRequest = [
      () => Promise.reject(throwing),
      async ({ request }: { request: Request }) => void (await request.text()),
    ];
    for (const one of onRequest) {
      const api = createClient({
        baseUrl,
        fetch,
        middleware: [{ onRequest: one }],
        onAttempt: ({ attempt }) => told.push(attempt),
      });
      const { error, url } = await api.putBook({ path, body: emma });
      expect(error).toMatchObject({ name: "NetworkError", attempts: 0, effect: "none" });
      expect(url).toBe(`${baseUrl}/books/emma`);
    }
    expect([sent, told]).toEqual([[], []]);
  });

  it("that throws after the request was sent does not hide that it was", async () => {
    const { fetch } = recording(answer("Sent"));
    const onResponse = (): never => {
      throw new Error("mine");
    };
    const api = createClient({ baseUrl, fetch, middleware: [{ onResponse }] });
    expect((await api.putBook({ path, body: emma })).error).toMatchObject({ attempts: 1, effect: "unknown" });
  });
});

describe.each(doors)("the client, %s", (_, open) => {
  it("gives data or a problem, by status", async () => {
    const { client: api, close } = await open();
    const path = { bookId: "emma" };
    const missing = await api.getBook({ path });
    expect(missing).toMatchObject({ ok: false, status: 404, data: { type: "/problems/not-found" } });
    expect(missing.error).toBeInstanceOf(ProblemError);
    const put = await api.putBook({ path, body: emma });
    expect(put).toMatchObject({
      ok: true,
      status: 201,
      data: { title: "Emma" },
      headers: { location: "/books/emma" },
    });
    expect(await api.deleteBook({ path })).toMatchObject({ ok: true, status: 204, data: undefined });
    await close();
  });

  it("throws the problem when asked to, with all it knows", async () => {
    const { client: api, close } = await open();
    const error = await api
      .addBook({ body: { ...emma, title: "", pageCount: -1 }, key: "a" })
      .orThrow()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      operation: "addBook",
      status: 422,
      type: "/problems/invalid-content",
      pointers: ["#/title", "#/pageCount"],
      attempts: 1,
      key: '"a"',
      effect: "none",
    });
    await close();
  });

  it("edits with the tag that it read: a chain of PUTs, and 412 for a late editor", async () => {
    const { client: api, close } = await open();
    const path = { bookId: "emma" };
    const put = (etag: string, title: string) =>
      api.putBook({ path, header: { "If-Match": etag }, body: { ...emma, title } });
    const first = await api.putBook.createOnly({ path, body: emma }).orThrow();
    const second = await put(first.etag, "Two");
    const late = await put(first.etag, "Three");
    expect([second.status, late.status]).toEqual([200, 412]);
    expect(late.error).toMatchObject({ type: "/problems/precondition-failed", effect: "none" });
    await close();
  });
});
