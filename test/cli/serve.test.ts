// `verbatim serve`, from outside: it prints where it listens, serves the contract, and ends cleanly.
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchangeRaw, statusesIn } from "../server/raw.ts";
import { type Running, startServe, verbatim, verbatimHere } from "./command.ts";

const book = { title: "Pride and Prejudice", authors: ["Jane Austen"], published: "1813-01-28" };
const json = { "content-type": "application/json" };

describe("a service that runs", () => {
  let service: Running;
  beforeAll(async () => {
    service = await startServe(["--check-responses"]);
  });
  afterAll(() => service.end());

  const ask = (method: string, path: string, body?: string, headers: Record<string, string> = json) =>
    fetch(service.origin + path, body === undefined ? { method } : { method, headers, body });
  const size = async () =>
    ((await (await ask("GET", "/books?limit=100")).json()) as { items: unknown[] }).items.length;

  it("prints where it listens, which store it uses, and that memory is lost at exit", () => {
    expect(service.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(service.out()).toContain(`${service.origin}/docs`);
    expect(service.out()).toContain('"store":"memory: everything is forgotten at exit"');
  });

  it.each(["/books", "/add-book"])("POST %s three times: three ids, three more books", async (path) => {
    const before = await size();
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await ask("POST", path, JSON.stringify(book)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(3);
    expect(await size()).toBe(before + 3);
  });

  it("a form adds a book", async () => {
    const form = "title=Le+Petit+Prince&authors=Antoine+de+Saint-Exup%C3%A9ry&published=1943-04&isbn=";
    const answer = await ask("POST", "/books", form, { "content-type": "application/x-www-form-urlencoded" });
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { authors: ["Antoine de Saint-Exupéry"] },
    ]);
  });

  it("serves the same document as YAML and as JSON", async () => {
    const yaml = await ask("GET", "/openapi.yaml");
    expect([yaml.status, yaml.headers.get("content-type")]).toEqual([200, "application/yaml"]);
    expect(await yaml.text()).toMatch(/^openapi: ['"]?3\.1\.0/);
    const answer = await ask("GET", "/openapi.json");
    expect(answer.headers.get("content-type")).toBe("application/json");
    const document = (await answer.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe("3.1.0");
    for (const path of ["/books", "/books/{bookId}", "/add-book", "/edit-book/{bookId}"]) {
      expect(document.paths).toHaveProperty([path]);
    }
  });

  it("serves a page with a form that adds a book, and the docs", async () => {
    const home = await ask("GET", "/");
    expect([home.status, home.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await home.text()).toMatch(/<form[^>]+action="\/books"/);
    const docs = await ask("GET", "/docs");
    expect([docs.status, docs.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await docs.text()).toContain("putBook");
  });

  it("carries out pipelined requests in their order", async () => {
    const text = JSON.stringify(book);
    const fields = `Host: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${text.length}`;
    const put = `PUT /books/order HTTP/1.1\r\n${fields}\r\n\r\n${text}`;
    const remove = "DELETE /books/order HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const last = "GET /books/order HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    const answers = await exchangeRaw(service.origin, put + put + remove + put + last);
    expect(statusesIn(answers)).toEqual([201, 200, 204, 201, 200]);
  });

  it("answers unknown paths and methods with a problem", async () => {
    for (const [method, path, status] of [
      ["GET", "/nope", 404],
      ["DELETE", "/books", 405],
      ["GET", "/books/a.b", 400],
    ] as const) {
      const answer = await ask(method, path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        status,
        "application/problem+json",
      ]);
      const { type } = (await answer.json()) as { type: string };
      expect((await ask("GET", type)).status).toBe(200);
    }
  });
});

describe("a service that stops", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "by %s, with exit code 0 and no word of complaint",
    async (signal) => {
      const service = await startServe();
      // A keep-alive connection must not keep the service running.
      expect((await fetch(`${service.origin}/books`)).status).toBe(200);
      const { code, out, err } = await service.end(signal);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain(`${signal}: finishing the requests in progress`);
    },
  );

  it("answers the request in progress first, and accepts no further one", async () => {
    const service = await startServe([], { VERBATIM_GRACE: "0" });
    const body = JSON.stringify(book);
    const head = `PUT /books/last HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const { connect } = await import("node:net");
    const socket = connect(Number(new URL(service.origin).port), "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await new Promise<void>((resolve) =>
      socket.write(head + body.slice(0, 10), () => setTimeout(resolve, 100)),
    );
    const ended = service.end();
    for (let i = 0; i < 100 && !service.out().includes("SIGTERM"); i++)
      await new Promise((r) => setTimeout(r, 20));
    await expect(fetch(`${service.origin}/books`)).rejects.toThrow();
    socket.write(body.slice(10));
    expect((await ended).code).toBe(0);
    expect(text).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
  });
});

describe("a service that ends, to clients that keep their connections", () => {
  it("answers each request that was sent in the grace, says close, and is not ready any more", async () => {
    const service = await startServe([], { VERBATIM_GRACE: "1" });
    const { port } = new URL(service.origin);
    const { connect } = await import("node:net");
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const kept = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(Number(port), "127.0.0.1");
        const texts: string[] = [];
        socket.on("data", (chunk) => texts.push(String(chunk)));
        socket.on("error", (error) => texts.push(String(error)));
        socket.write(get("/readyz"));
        await once(socket, "data");
        return { socket, texts };
      }),
    );
    const ended = service.end();
    while (!service.out().includes("SIGTERM")) await new Promise((r) => setTimeout(r, 10));
    for (const [at, { socket }] of kept.entries()) socket.write(get(at % 2 === 0 ? "/books" : "/readyz"));
    await Promise.all(kept.map(({ socket }) => once(socket, "close")));
    expect(kept.map(({ texts }) => texts[0]?.slice(0, 12))).toEqual(kept.map(() => "HTTP/1.1 200"));
    expect(kept.map(({ texts }) => texts[1]?.slice(0, 12))).toEqual(
      kept.map((_, at) => (at % 2 === 0 ? "HTTP/1.1 200" : "HTTP/1.1 503")),
    );
    expect(kept.filter(({ texts }) => /\r\nconnection: close\r\n/i.test(texts[1] ?? ""))).toHaveLength(50);
    expect((await ended).code).toBe(0);
  });
});

describe("a service that can't start", () => {
  it.each([
    ["serve", ["serve"]],
    ["mock", ["mock", resolve("docs/notes/openapi.yaml")]],
  ])("because its port is in use: exit code 2, and what to do (%s)", async (name, args) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const { code, err } = await verbatim([...args, "--port", String(port)]);
    other.close();
    expect(code).toBe(2);
    expect(err).toBe(
      `verbatim ${name}: --port: ${port} is already in use on 127.0.0.1; choose a different one, or 0 for any free port\n`,
    );
  });

  it.each([
    {
      says: "not a port",
      args: ["--port", "80a"],
      env: {},
      want: /^verbatim serve: --port: "80a" is not a port \(0 to 65535\)\nSee verbatim serve --help\.\n$/,
    },
    {
      says: "not a port, in the environment",
      args: [],
      env: { PORT: "99999" },
      want: /PORT: "99999" is not a port/,
    },
    {
      says: "an unknown option",
      args: ["--prot", "1"],
      env: {},
      want: /--prot: unknown option \(did you mean --port\?\)\nSee verbatim serve --help/,
    },
    {
      says: "a switch with a value",
      args: ["--sample=1"],
      env: {},
      want: /--sample: this option takes no value/,
    },
    {
      says: "an option without its value",
      args: ["--port"],
      env: {},
      want: /--port: the value is missing\nSee verbatim serve --help/,
    },
    {
      says: "an extra argument",
      args: ["now"],
      env: {},
      want: /"now": unexpected argument\nSee verbatim serve --help/,
    },
    {
      says: "a switch that is neither on nor off",
      args: [],
      env: { VERBATIM_SAMPLE: "perhaps" },
      want: /VERBATIM_SAMPLE: "perhaps" is neither on nor off; set it to 1 or 0/,
    },
  ])("$says: exit code 2, one message, no stack", async ({ args, env, want }) => {
    const { code, out, err } = await verbatimHere(["serve", ...args], env);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(want);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("the command", () => {
  it("lists the commands", async () => {
    const overview = await verbatim(["--help"]);
    expect([overview.code, overview.err]).toEqual([0, ""]);
    for (const name of ["serve", "generate", "lint", "explain", "docs"])
      expect(overview.out).toContain(`  ${name} `);
    const serve = await verbatimHere(["serve", "--help"]);
    expect(serve.code).toBe(0);
    for (const said of ["--host", "HOST", "--port", "PORT", "--sample", "--check-responses"])
      expect(serve.out).toContain(said);
  });

  it.each([["frobnicate"], ["__proto__"], ["constructor"], ["--serve"]])(
    "does not know %s: exit code 2",
    async (name) => {
      const { code, err } = await verbatimHere([name]);
      expect(code).toBe(2);
      expect(err).toContain("verbatim --help");
    },
  );
});

describe("serve --sample", () => {
  it("starts with well-known books and their reviews", async () => {
    const service = await startServe(["--sample"], { VERBATIM_CHECK_RESPONSES: "1" });
    expect(service.out()).toMatch(/sample: \d{2,} books, \d{2,} reviews/);
    const page = (await (await fetch(`${service.origin}/books?limit=100`)).json()) as { items: unknown[] };
    expect(page.items.length).toBeGreaterThanOrEqual(60);
    const reviews = await fetch(`${service.origin}/books/pride-and-prejudice/reviews`);
    expect(((await reviews.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0);
    // A form of a different site, as a browser would send it, is refused.
    const text = await exchangeRaw(
      service.origin,
      "POST /books HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await service.end()).code).toBe(0);
  });
});
