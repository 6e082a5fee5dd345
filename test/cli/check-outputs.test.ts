// Where the reports of `check` go: formats for programs, files, the baseline, the configuration file and suggestions.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { nextBaseline } from "../../src/cli/check/baseline.ts";
import { configurationFrom } from "../../src/cli/check/config-file.ts";
import { makeNetworkSender } from "../../src/cli/check/network.ts";
import { loudly } from "../../src/cli/check/verbose.ts";
import { checkCommand } from "../../src/cli/check.ts";
import { type OnSocket, onSocket } from "../conformance/socket.ts";
import { notesServer } from "../servers/notes.ts";
import { inProcess } from "./command.ts";

const document = fileURLToPath(new URL("../servers/notes.yaml", import.meta.url));
const asked = ["--only", "put-creates-then-replaces", "--operation", "putNote"];

let folder = "";
let server: OnSocket;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "check-outputs-"));
  server = await onSocket(notesServer(["PUT always returns 201"], Date.now));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);
const check = (...args: readonly string[]) =>
  inProcess(checkCommand, [document, server.origin, ...asked, ...args]);

describe("formats", () => {
  it("go to files by the ends of their names, and the terminal shows the human report", async () => {
    const files = ["a.json", "b.xml", "c.sarif", "d.txt", "e"].map(at);
    const { code, out } = await check("--format", "junit", ...files.flatMap((file) => ["--output", file]));
    expect(code).toBe(1);
    expect(out).toMatch(/^Notes 1\.0\.0 at /);
    const [json = "", junit = "", sarif = "", human = "", other = ""] = await Promise.all(
      files.map((file) => readFile(file, "utf8")),
    );
    expect(JSON.parse(json).broken).toHaveLength(1);
    expect(JSON.parse(sarif).version).toBe("2.1.0");
    expect(human).toMatch(/^Notes 1\.0\.0 at /);
    for (const one of [junit, other]) expect(one).toMatch(/^<\?xml/);
  });

  it("sarif has a rule for each law, and a place in the document for each result", async () => {
    const { out } = await check("--format", "sarif");
    const [run] = JSON.parse(out).runs;
    expect(run.tool.driver).toMatchObject({
      name: "verbatim check",
      rules: [{ id: "put-creates-then-replaces", defaultConfiguration: { level: "error" } }],
    });
    expect(run.results).toEqual([
      expect.objectContaining({
        ruleId: "put-creates-then-replaces",
        ruleIndex: 0,
        level: "error",
        locations: [
          expect.objectContaining({
            physicalLocation: {
              artifactLocation: { uri: "test/servers/notes.yaml" },
              region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
            },
          }),
        ],
      }),
    ]);
  });

  it("github is one command per finding, without newlines and with escapes", async () => {
    const { out } = await check("--format", "github");
    const [first = "", ...rest] = out.trimEnd().split("\n");
    expect(first).toMatch(
      /^::error file=test\/servers\/notes\.yaml,line=\d+,col=\d+,title=put-creates-then-replaces::putNote: /,
    );
    expect(first).toContain("%0A");
    expect(rest.join("\n")).toMatch(
      /^1 broken \(1 MUST, 0 SHOULD, 0 convention, 0 known\), .*\n1 of 1 operations/,
    );
  });
});

describe("a baseline", () => {
  it("is written, read, and does not fail", async () => {
    const file = at("known.yaml");
    expect(await check("--baseline", file, "--update-baseline")).toMatchObject({ code: 1 });
    const text = await readFile(file, "utf8");
    expect(parse(text).known).toEqual([
      {
        law: "put-creates-then-replaces",
        operation: "putNote",
        reason: expect.stringMatching(/^found on \d{4}-\d\d-\d\d; not explained yet$/),
      },
    ]);
    await writeFile(file, text.replace(/found on.*/, '"clients rely on it"'));
    const again = await check("--baseline", file);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(
      /Broken and known, by the baseline:\n {2}put-creates-then-replaces of putNote: clients rely/,
    );
    expect(again.out).toMatch(/0 MUST, 0 SHOULD, 0 convention, 1 known\n/);
    const junit = await check("--baseline", file, "--format", "junit");
    expect(junit.out).toContain('<skipped message="known: clients rely on it"/>');
  });

  it.each([
    ["no such file", undefined, /no such file; write it with --update-baseline/],
    ["no list", "a: 1", /expected "known:"/],
    ["no reason", "known:\n  - law: a\n    operation: b\n", /:2: an entry needs law, operation and reason/],
  ])("that cannot be read: %s", async (name, text, said) => {
    const file = at(`${name}.yaml`);
    if (text !== undefined) await writeFile(file, text);
    expect(await check("--baseline", file)).toMatchObject({ code: 2, err: expect.stringMatching(said) });
  });

  it("keeps what the run did not check, and drops what holds now", () => {
    const row = (law: string, verdict: string) => ({ law: { id: law }, operation: { id: "o" }, verdict });
    const report = {
      broken: [
        { law: { id: "old" }, operation: { id: "o" } },
        { law: { id: "new" }, operation: { id: "o" } },
      ],
      results: [
        row("old", "broken"),
        row("new", "broken"),
        row("fixed", "holds"),
        row("open", "not exercised"),
      ],
    };
    const known = ["old", "fixed", "open", "elsewhere"].map((law) => ({
      law,
      operation: "o",
      reason: `why ${law}`,
    }));
    const next = nextBaseline(known, report, "found");
    expect(next.map(({ law, reason }) => `${law}: ${reason}`)).toEqual([
      "old: why old",
      "new: found",
      "open: why open",
      "elsewhere: why elsewhere",
    ]);
  });
});

describe("the configuration file", () => {
  const from = (text: string, env: Record<string, string> = {}) =>
    configurationFrom("c.yaml", { env, read: async () => text });

  it("has options by name, numbers, lists and variables of the environment", async () => {
    const text = `
document: openapi.yaml
server: http://127.0.0.1:\${PORT}
budget: 60
strict: true
header: "Authorization: Bearer \${TOKEN}"
only: [put-is-stored, "a$\${b}"]
`;
    expect(await from(text, { PORT: "81", TOKEN: "t" })).toEqual({
      document: "openapi.yaml",
      server: "http://127.0.0.1:81",
      values: {
        budget: "60",
        strict: true,
        header: ["Authorization: Bearer t"],
        only: ["put-is-stored", "a${b}"],
      },
    });
  });

  it.each([
    ["fail_on: must", /c\.yaml:1:1: fail_on: unknown option \(did you mean fail-on\?\)/],
    ["budget: 1\nreplay: 1", /c\.yaml:2:1: replay: this option is for the command line only/],
    ["strict: 1", /c\.yaml:1:1: strict: expected true or false/],
    ["budget: [1]", /c\.yaml:1:1: budget: expected a text or a number/],
    ["- a", /c\.yaml:1:1: expected options/],
    ["server: http://${HOST}", /server: the environment variable HOST is not set/],
    ["a: [", /c\.yaml: not YAML/],
  ])("refuses %j", async (text, said) => {
    await expect(from(text)).rejects.toThrow(said);
  });

  it("gives what the command line does not, and the command line wins", async () => {
    const file = at("check.yaml");
    await writeFile(
      file,
      `document: ${document}\nserver: ${server.origin}\nonly: put-creates-then-replaces\noperation: putNote\nformat: json\n`,
    );
    const run = (...args: readonly string[]) => inProcess(checkCommand, ["--config", file, ...args]);
    expect(JSON.parse((await run()).out).broken).toHaveLength(1);
    expect((await run("--format", "human")).out).toMatch(/^Notes/);
  });
});

describe("suggestions", () => {
  it("are an overlay with which more is asked", async () => {
    const app = new Hono();
    const value = { name: "a" };
    app.get("/profile", (c) => c.json(value));
    app.put("/profile", async (c) => {
      const sent = await c.req.text();
      const name = sent.startsWith('{"name":"') ? sent.slice(9, sent.indexOf('"', 9)) : undefined;
      if (typeof name !== "string") return c.body(null, 422);
      value.name = name;
      return c.json(value);
    });
    const own = await onSocket((request) => app.fetch(request));
    const media = {
      content: {
        "application/json": { schema: { type: "object", properties: { name: { type: "string" } } } },
      },
    };
    const responses = { 200: { description: "", ...media }, 422: { description: "" } };
    // Nothing says that the GET returns what the PUT takes.
    const shown = {
      200: { description: "", content: { "application/json": { schema: { type: "object" } } } },
    };
    const paths = { "/profile": { get: { responses: shown }, put: { requestBody: media, responses } } };
    const [file, overlay] = [at("profile.json"), at("profile-overlay.yaml")];
    await writeFile(file, JSON.stringify({ openapi: "3.1.0", info: { title: "P", version: "1" }, paths }));
    const run = (...args: readonly string[]) =>
      inProcess(checkCommand, [file, own.origin, "--format", "json", ...args]);
    const before = JSON.parse((await run("--suggest", overlay)).out);
    const text = await readFile(overlay, "utf8");
    const after = JSON.parse((await run("--overlay", overlay)).out);
    await own.close();
    expect(before.coverage).toMatchObject({ asked: 1, of: 2 });
    expect(text).toMatch(/# PUT \/profile: .*\n {2}- target: \$\.paths\['\/profile'\]\.put\n/);
    expect(after.coverage).toMatchObject({ asked: 2, of: 2 });
    expect(after.counts.holds).toBeGreaterThan(before.counts.holds);
  });
});

describe("while it runs", () => {
  it("--rate spaces the requests, also those that wait together", async () => {
    let now = 0;
    const waits: number[] = [];
    const send = makeNetworkSender({
      timeout: 1000,
      budget: 10_000,
      pace: {
        rate: 4,
        now: () => now,
        pause: async (milliseconds) => {
          waits.push(milliseconds);
        },
      },
    });
    await Promise.all([1, 2, 3].map(() => send(new Request(server.origin))));
    now = 10_000;
    await send(new Request(server.origin));
    expect(waits).toEqual([250, 500]);
  });

  it("--verbose prints each request, and why there was no response", async () => {
    const lines: string[] = [];
    const send = loudly(
      async (request) => {
        if (request.method === "PUT") throw new DOMException("too long", "TimeoutError");
        return new Response(null, { status: 204 });
      },
      { print: (line) => lines.push(line), now: () => 0 },
    );
    await send(new Request(`http://h/a?b=${"9".repeat(500)}`));
    await send(new Request("http://h/a", { method: "PUT" })).catch(() => {});
    expect(lines).toEqual([
      `GET /a?b=${"9".repeat(55)}... (505 characters)  204  0 ms`,
      "PUT /a  TimeoutError  0 ms",
    ]);
  });

  it("--verbose prints what each operation is taken to do", async () => {
    const { err } = await check("--verbose");
    expect(err).toMatch(/^PUT \/notes\/\{noteId\}: create-or-replace \(the document declares it\)/m);
    expect(err).toMatch(/^PUT \/notes\/\S+ {2}201 {2}\d+ ms$/m);
  });
});

describe("a document that creates nothing", () => {
  const cats = [1, 2, 3].map((id) => ({ id, name: `cat ${id}` }));
  const cat = {
    type: "object",
    required: ["id", "name"],
    properties: { id: { type: "integer" }, name: { type: "string" } },
  };
  const content = (schema: object): object => ({
    description: "",
    content: { "application/json": { schema } },
  });
  const paths = {
    "/cats": { get: { responses: { 200: content({ type: "array", items: cat }) } } },
    "/cats/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses: { 200: content(cat), 404: { description: "" } },
      },
    },
  };

  it("gets the advice to pass --safe-only, which looks at what the lists show", async () => {
    const methods: string[] = [];
    const app = new Hono()
      .get("/cats", (c) => c.json(cats))
      .get("/cats/:id", (c) => {
        const found = cats.find(({ id }) => String(id) === c.req.param("id"));
        return found === undefined ? c.body(null, 404) : c.json(found);
      });
    const own = await onSocket((request) => {
      methods.push(request.method);
      return app.fetch(request);
    });
    const file = at("cats.json");
    await writeFile(file, JSON.stringify({ openapi: "3.1.0", info: { title: "C", version: "1" }, paths }));
    const run = (...args: readonly string[]) => inProcess(checkCommand, [file, own.origin, ...args]);
    const before = await run();
    expect(before.out).toMatch(/^Coverage: 1 of 2 operations/m);
    expect(before.out).toMatch(/Nothing in the document creates a resource: pass\s+--safe-only/);
    methods.length = 0;
    const after = await run("--safe-only");
    await own.close();
    expect(after.out).toMatch(/^Coverage: 2 of 2 operations/m);
    expect([...new Set(methods)].sort()).toEqual(["GET", "HEAD", "OPTIONS"]);
    expect(after.out).toMatch(/^✓ head-is-get-without-content +2 hold/m);
  });
});

describe("credentials in the query", () => {
  it("are sent with every request, and in no report", async () => {
    const notes = notesServer(["PUT always returns 201"], Date.now);
    const keys = new Set<string | null>();
    const own = await onSocket((request) => {
      keys.add(new URL(request.url).searchParams.get("api_key"));
      return notes(request);
    });
    const { code, out, err } = await inProcess(checkCommand, [
      document,
      own.origin,
      ...asked,
      "--verbose",
      "--query",
      "api_key=s3cr3t key/1",
    ]);
    await own.close();
    expect(code).toBe(1);
    expect([...keys]).toEqual(["s3cr3t key/1"]);
    expect(out + err).not.toMatch(/s3cr3t/);
    expect(out).toContain('?api_key=$API_KEY"');
    expect(out).toContain('--query "api_key=$API_KEY"');
    expect(out).toMatch(/^: "\$\{API_KEY:\?/m);
  });
});
