// A form that accepts HTML gets a page over a socket, with the status and the effect of the API.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withFormAnswers } from "../../src/books/form-answers.ts";
import { makeApp } from "../service/service.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const FORM = "application/x-www-form-urlencoded";
const { app } = makeApp();
const server = createServer(getRequestListener(withFormAnswers(app.fetch)));
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

async function post(path: string, content: string, accept: string) {
  const headers = { accept, "content-type": FORM };
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: content });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function count(): Promise<number> {
  const page = (await (await fetch(`${origin}/books`)).json()) as { readonly items: readonly unknown[] };
  return page.items.length;
}

describe.each(["/books", "/add-book"])("a form sent to %s", (path) => {
  it("adds the book, and shows it", async () => {
    const before = await count();
    const { status, headers, text } = await post(path, "title=Emma&authors=Jane+Austen", BROWSER);
    expect(status).toBe(201);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("location")).toMatch(/^\/books\/./);
    expect(text).toContain("<h1>Added: <bdi>Emma</bdi></h1>");
    expect(await count()).toBe(before + 1);
  });

  it("shows the form again, filled in, if the book is not valid", async () => {
    const before = await count();
    const { status, text } = await post(path, "title=%3Cb%3E&authors=&isbn=12", BROWSER);
    expect(status).toBe(422);
    expect(text).toContain('value="&lt;b&gt;"');
    expect(text).toContain('id="isbn-fault"');
    expect(await count()).toBe(before);
  });

  it("returns JSON if the client prefers it", async () => {
    for (const accept of ["application/json", "*/*"]) {
      const { status, headers } = await post(path, "title=Emma&authors=Jane+Austen", accept);
      expect(status).toBe(201);
      expect(headers.get("content-type")).toBe("application/json");
    }
  });
});

it("malformed content gets a page, too", async () => {
  const { status, text } = await post("/books", "title=%FF&authors=a", BROWSER);
  expect(status).toBe(400);
  expect(text).toContain("Nothing was added.");
});

it("content that is not UTF-8 is refused, and nothing is stored", async () => {
  const before = await count();
  const content = Uint8Array.from([
    ...new TextEncoder().encode("title=Emma"),
    0xff,
    ...new TextEncoder().encode("&authors=a"),
  ]);
  const headers = { accept: BROWSER, "content-type": FORM };
  const answer = await fetch(`${origin}/books`, { method: "POST", headers, body: content });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  expect(await count()).toBe(before);
});

describe("a page also answers", () => {
  const form = (body: BodyInit, type?: string) =>
    fetch(`${origin}/books`, {
      method: "POST",
      headers: { accept: BROWSER, ...(type === undefined ? {} : { "content-type": type }) },
      body,
      duplex: "half",
    } as RequestInit);
  const long = (length: number) => `title=Emma&authors=a&description=${"x".repeat(length)}`;

  it.each([
    ["a long form", 422, () => form(long(300 * 1024), FORM)],
    ["a form that is too long", 413, () => form(long(1100 * 1024), FORM)],
    [
      "a form without Content-Length that is not valid",
      422,
      () => form(new Blob(["title=&authors=a"]).stream(), FORM),
    ],
    [
      "a form without Content-Length that is valid",
      201,
      () => form(new Blob(["title=E&authors=a"]).stream(), FORM),
    ],
    ["a form of a different media type", 415, () => form(new FormData())],
  ])("%s", async (_, status, send) => {
    const answer = await send();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain(status === 201 ? "Added: E" : '<form class="book-form"');
  });

  it("a form without a stream of the platform", async () => {
    const body = new Blob(["title=E&authors=a"]).stream();
    const headers = { accept: BROWSER, "content-type": FORM };
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = await withFormAnswers(app.fetch)(new Request(`${origin}/books`, init), {});
    expect(await answer.text()).toContain("Added: E");
  });
});

it.each([
  ["waits for 100 Continue: the server reads it", { expect: "100-continue" }, true],
  ["does not wait: it is read here, to fill in the form", {}, false],
])("the content of a client that %s", async (_, more, isLeft) => {
  let incoming: unknown;
  const refuse = (_request: Request, env: unknown) => {
    incoming = (env as { readonly incoming?: unknown }).incoming;
    return Response.json({ title: "No", status: 401 }, { status: 401 });
  };
  const headers = { accept: BROWSER, "content-type": FORM, "content-length": "20", ...more };
  const sent = new Request(`${origin}/books`, { method: "POST", headers, body: "title=Emma&authors=a" });
  await withFormAnswers(refuse)(sent, { incoming: "the stream" });
  expect([incoming, sent.bodyUsed]).toEqual(isLeft ? ["the stream", false] : [undefined, true]);
});

it.each([401, 403])("a %i shows no form, as a different site may have filled it in", async (status) => {
  const refuse = () => Response.json({ title: "No", status }, { status });
  const headers = { accept: BROWSER, "content-type": FORM, "content-length": "20" };
  const sent = new Request(`${origin}/books`, { method: "POST", headers, body: "title=Evil&authors=a" });
  const answer = await withFormAnswers(refuse)(sent, {});
  const html = await answer.text();
  expect(answer.status).toBe(status);
  expect(html).not.toMatch(/<form|Evil/);
});
