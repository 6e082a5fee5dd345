// The pages next to the operations: no scripts, nothing from other origins, no broken links.
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { bookPages } from "../../src/books/own-pages.ts";
import { laws } from "../../src/laws/all.ts";
import { problems } from "../../src/semantics/problems.ts";
import { addPages } from "../../src/site/site.ts";
import { makeApp } from "../service/service.ts";

const app = new Hono();
addPages(app, {
  ...bookPages,
  document: "openapi.yaml",
  asksForTokens: true,
  isReady: () => true,
  say: () => {},
  onError: () => {},
});
const ask = async (path: string, method = "GET") => app.request(path, { method });

describe.each([
  "/laws",
  "/laws/stale-if-match-is-refused",
  "/laws/second-answer-is-as-declared",
  "/problems",
  "/problems/precondition-failed",
])("%s", (path) => {
  it("has no script, and a policy that allows only its own style", async () => {
    const answer = await ask(path);
    const html = await answer.text();
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'`,
    );
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  it("has no broken links", async () => {
    const html = await (await ask(path)).text();
    const found = [...html.matchAll(/href="(\/(?:laws|problems)[^"]*)"/g)].map(([, href = ""]) => href);
    const missing = [];
    for (const href of new Set(found)) if ((await ask(href)).status !== 200) missing.push(href);
    expect(found.length).toBeGreaterThan(1);
    expect(missing).toEqual([]);
  });

  it("answers other methods with 405", async () => {
    const answer = await ask(path, "POST");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});

it("every law and every problem type has a page, and no other name has one", async () => {
  const paths = [
    ...laws.map(({ id }) => `/laws/${id}`),
    ...Object.keys(problems).map((id) => `/problems/${id}`),
  ];
  const answers = await Promise.all(paths.map(async (path) => (await ask(path)).status));
  expect(new Set(answers)).toEqual(new Set([200]));
  expect((await ask("/laws/there-is-none")).status).toBe(404);
  expect((await ask("/laws/constructor")).status).toBe(404);
});

it("the page of a law has the command for this server", async () => {
  const html = await (await app.request("http://127.0.0.1:8080/laws/put-is-stored")).text();
  expect(html).toContain(
    "npx @verbatim-http/kit check openapi.yaml &#39;http://127.0.0.1:8080&#39; --only put-is-stored",
  );
});

describe("absolute addresses", () => {
  const named = new Hono();
  addPages(named, {
    ...bookPages,
    document: "openapi.yaml",
    asksForTokens: true,
    publicOrigin: "https://books.example",
    isReady: () => true,
    say: () => {},
    onError: () => {},
  });
  const PATHS = ["/laws/put-is-stored", "/semantics/putBook", "/.well-known/api-catalog"];
  const over = async (pages: Hono, path: string, localAddress: string) => {
    const env = { incoming: { socket: { localAddress, localPort: 8080 } } };
    const answer = await pages.request(`http://a$(id)/${path.slice(1)}`, { method: "GET" }, env);
    return `${answer.headers.get("link")}\n${await answer.text()}`;
  };

  it.each([
    ["10.1.2.3", "http://10.1.2.3:8080"],
    ["::ffff:10.1.2.3", "http://10.1.2.3:8080"],
    ["::1", "http://[::1]:8080"],
    ["fe80::1%eth0", "http://[fe80::1]:8080"],
  ])("name the address of the connection, not Host: %s", async (address, origin) => {
    for (const path of PATHS) {
      const text = await over(app, path, address);
      expect([text.includes(origin), text.includes("$(id)")]).toEqual([true, false]);
    }
  });

  it("name the public origin if a setting does", async () => {
    for (const path of PATHS) {
      const text = await over(named, path, "10.1.2.3");
      expect([text.includes("https://books.example"), text.includes("10.1.2.3")]).toEqual([true, false]);
    }
  });
});

describe("scratch memory", () => {
  const base = `/scratch/${"0".repeat(32)}`;
  const send = (path: string, method: string, body?: string) =>
    app.request(`${base}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body }),
    });

  it("returns addresses within it", async () => {
    const book = JSON.stringify({ title: "Emma", authors: ["Jane Austen"] });
    const added = await send("/books", "POST", book);
    const location = added.headers.get("location") ?? "";
    expect(location).toMatch(`${base}/books/`);
    expect((await ask(location)).status).toBe(200);
    const old = await send("/add-book", "POST", book);
    expect(old.headers.get("link")).toBe(`<${base}/books>; rel="successor-version"`);
    const { headers } = await ask(`${base}/books?limit=1`);
    expect(headers.get("link")).toMatch(`<${base}/books?limit=1&cursor=`);
  });
});

it.each([
  "/docs",
  "/semantics.json",
  "/openapi.yaml",
  "/openapi.json",
  "/.well-known/api-catalog",
  "/twice",
  "/laws",
])("%s has `nosniff`, and a page cannot be framed", async (path) => {
  const { status, headers } = await ask(path);
  expect([status, headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
  if (headers.get("content-type")?.startsWith("text/html")) {
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  }
});

it("/docs is at most 700 kB for a browser, in memory, and 304 the next time", async () => {
  const fields = { "accept-encoding": "gzip, deflate, br, zstd" };
  const first = await app.request("/docs", { headers: fields });
  const bytes = (await first.arrayBuffer()).byteLength;
  expect([first.headers.get("content-encoding"), bytes < 700_000]).toEqual(["br", true]);
  const tag = first.headers.get("etag") ?? "";
  const again = await app.request("/docs", { headers: { ...fields, "if-none-match": tag } });
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
});

describe("an unknown address", () => {
  const at = (path: string, accept: string) => app.request(path, { headers: { accept } });

  it.each(["/nowhere", "/problems/none", "/assets/none.js", "/scratch/x/books"])(
    "%s gets a page in a browser, and a problem elsewhere",
    async (path) => {
      const page = await at(path, "text/html,application/xhtml+xml,*/*;q=0.8");
      expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      expect(await page.text()).toContain("<h1>Page not found</h1>");
      const problem = await at(path, "*/*");
      expect([problem.status, problem.headers.get("content-type")]).toEqual([
        404,
        "application/problem+json",
      ]);
    },
  );
});

describe("without scripts", () => {
  const whole = makeApp().app;
  addPages(whole, {
    ...bookPages,
    document: "openapi.yaml",
    asksForTokens: true,
    isReady: () => true,
    say: () => {},
    onError: () => {},
  });
  const put = (path: string, body: object) =>
    whole.request(path, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const get = async (path: string) => {
    const answer = await whole.request(path);
    return { status: answer.status, html: await answer.text() };
  };
  beforeAll(async () => {
    await put("/books/emma", {
      title: "Emma <1>",
      authors: ["Jane Austen"],
      isbn: "9780141439587",
      tags: ["a&b"],
    });
    await put("/books/dune", { title: "Dune", authors: ["Frank Herbert"], pageCount: 412 });
    await put("/books/emma/reviews/ada", { reviewer: "Ada", rating: 4, headline: "Fine <b>", text: "Good." });
    for (let n = 0; n < 25; n++) await put(`/books/n${n}`, { title: `Novel ${n}`, authors: ["Ann Onym"] });
  });

  it.each(["/?q=emm", "/?q=978-0-14-143958-7", "/?author=Jane+Austen", "/?tag=a%26b"])(
    "%s shows the books that match, and no others",
    async (path) => {
      const { html } = await get(path);
      expect(html).toContain("Emma &lt;1&gt;</a>");
      expect(html).not.toContain("/book/dune");
      expect(html).toContain('<a href="/">All books</a>');
    },
  );

  it("sorts, and links to the next page with the same filters", async () => {
    expect((await get("/?sort=title")).html).toMatch(/Dune<[\s\S]*Emma &lt;1&gt;<[\s\S]*Novel 0</);
    const [, more = ""] = /rel="next" href="([^"]+)"/.exec((await get("/?q=novel")).html) ?? [];
    expect(more).toMatch(/^\/\?q=novel&amp;cursor=/);
    const { html } = await get(more.replaceAll("&amp;", "&"));
    expect(html.match(/href="\/book\/n/g)).toHaveLength(5);
    expect((await get("/?q=nothing+such")).html).toContain("No books found for <bdi>“nothing such”</bdi>.");
  });

  it("a book is shown with its details and reviews, and its text is escaped", async () => {
    const { status, html } = await get("/book/emma");
    expect(status).toBe(200);
    for (const part of [
      '<h1 dir="auto">Emma &lt;1&gt;</h1>',
      "Jane Austen</bdi></a>",
      "9780141439587",
      "a&amp;b</bdi></a>",
      "Fine &lt;b&gt;",
      "Good.",
    ]) {
      expect(html).toContain(part);
    }
    expect((await get("/book/dune")).html).toContain("No reviews yet.");
  });

  it("an unknown book is 404", async () => {
    for (const path of ["/book/none", "/book/%00", "/book/%E0%A4%A"]) {
      const { status, html } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(html).toContain("Book not found");
    }
  });
});
