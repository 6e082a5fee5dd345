// Different callers: who owns a review, and that a key never returns a response to a different caller.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../src/server/principals.ts";
import { doors, emma, exported, fiveStars, type Service, told } from "./service.ts";

const principals: Readonly<Record<string, Principal>> = {
  librarian: { id: "librarian", scopes: ["books:write"] },
  ada: { id: "ada", scopes: [] },
  grace: { id: "grace", scopes: [] },
  moderator: { id: "moderator", scopes: ["reviews:moderate"] },
};
const patchType = { "content-type": "application/merge-patch+json" };

describe.each(doors)("callers, %s", (_, open) => {
  let service: Service;
  const as = (
    name: string | undefined,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) =>
    service.send(method, path, {
      headers: { ...headers, ...(name === undefined ? {} : { authorization: `Bearer ${name}` }) },
      body,
    });
  beforeEach(async () => {
    service = await open({
      authenticate: async (token) => (Object.hasOwn(principals, token) ? principals[token] : undefined),
    });
    await as("librarian", "PUT", "/books/emma", emma);
    await as("ada", "PUT", "/books/emma/reviews/ada", fiveStars);
  });
  afterEach(() => service.close());

  it.each([
    { who: undefined, method: "POST", path: "/books", body: emma, want: "401 unauthenticated" },
    { who: "nobody", method: "POST", path: "/books", body: emma, want: "401 unauthenticated" },
    { who: "constructor", method: "POST", path: "/books", body: emma, want: "401 unauthenticated" },
    { who: "ada", method: "POST", path: "/books", body: emma, want: "403 insufficient-scope" },
    { who: "ada", method: "DELETE", path: "/books/none", want: "403 insufficient-scope" },
    { who: "librarian", method: "POST", path: "/books", body: emma, want: "201" },
    { who: "grace", method: "POST", path: "/books/emma/reviews", body: fiveStars, want: "201" },
    { who: "grace", method: "PUT", path: "/books/emma/reviews/ada", body: fiveStars, want: "403 not-owner" },
    { who: "grace", method: "PUT", path: "/books/emma/reviews/grace", body: fiveStars, want: "201" },
    {
      who: "grace",
      method: "PATCH",
      path: "/books/emma/reviews/ada",
      body: { rating: 1 },
      want: "403 not-owner",
    },
    { who: "grace", method: "DELETE", path: "/books/emma/reviews/ada", want: "403 not-owner" },
    { who: "grace", method: "DELETE", path: "/books/emma/reviews/none", want: "404 not-found" },
    { who: "ada", method: "PATCH", path: "/books/emma/reviews/ada", body: { rating: 1 }, want: "200" },
    {
      who: "moderator",
      method: "PUT",
      path: "/books/emma/reviews/ada",
      body: { ...fiveStars, rating: 1 },
      want: "200",
    },
    { who: "moderator", method: "DELETE", path: "/books/emma/reviews/ada", want: "204" },
    { who: undefined, method: "GET", path: "/books/emma/reviews/ada", want: "200" },
    { who: "nobody", method: "GET", path: "/books", want: "200" },
  ])("$who: $method $path is $want", async ({ who, method, path, body, want }) => {
    const before = await exported(service.store);
    const answer = await as(who, method, path, body, method === "PATCH" ? patchType : {});
    if (answer.status === 401 || want.includes("scope"))
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
    expect(await told(answer)).toBe(want);
    if (!want.startsWith("20") || method === "GET") expect(await exported(service.store)).toBe(before);
  });

  it("a moderator's edit does not change the owner of the review", async () => {
    await as("moderator", "PUT", "/books/emma/reviews/ada", { ...fiveStars, rating: 1 });
    expect((await as("ada", "PUT", "/books/emma/reviews/ada", fiveStars)).status).toBe(200);
    expect((await as("grace", "PUT", "/books/emma/reviews/ada", fiveStars)).status).toBe(403);
  });

  it("one key of two callers is two keys: nobody is shown what another was answered", async () => {
    const key = { "idempotency-key": "k" };
    const answers = [];
    for (const who of ["ada", "grace", "ada"])
      answers.push(await as(who, "POST", "/books/emma/reviews", fiveStars, key));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [first, second, third] = answers.map(({ headers }) => headers.get("location"));
    expect(first).not.toBe(second);
    expect(third).toBe(first);
    expect((await as("nobody", "POST", "/books/emma/reviews", fiveStars, key)).status).toBe(401);
  });

  it("a token says who asks, and no more: it is not kept, and not shown", async () => {
    const answer = await as("ada", "POST", "/books/emma/reviews", fiveStars);
    const text = (await answer.text()) + (await (await as(undefined, "GET", "/books/emma/reviews")).text());
    expect(text).not.toContain("owner");
    expect(text).not.toContain("Bearer");
  });
});
