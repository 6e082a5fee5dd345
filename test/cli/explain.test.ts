// `verbatim explain`: what it prints for a document that declares everything, and for one that declares nothing.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/command.ts";
import { explainCommand } from "../../src/cli/explain.ts";
import { inProcess } from "./command.ts";

const declared = `
openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    get:
      operationId: listNotes
      x-method-semantics: { effect: list, safe: true, idempotent: true, repeat: 200 }
      parameters: [{ name: If-None-Match, in: header, schema: { type: string } }]
      responses: { '200': { description: Some. } }
    post:
      operationId: addNote
      x-method-semantics: { effect: create, safe: false, idempotent: by-key, repeat: 201 }
      parameters: [{ name: idempotency-key, in: header, required: true, schema: { type: string } }]
      responses: { '201': { description: Added. } }
  /notes/{id}:
    put:
      operationId: putNote
      x-method-semantics: { effect: create-or-replace, safe: false, idempotent: true, repeat: 200 }
      parameters:
        - { name: If-Match, in: header, required: true, schema: { type: string } }
        - { name: If-None-Match, in: header, schema: { type: string } }
      responses: { '200': { description: Replaced. }, '201': { description: Created. } }
    delete:
      operationId: deleteNote
      x-method-semantics: { effect: delete, safe: false, idempotent: true, repeat: 404 }
      responses: { '204': { description: Gone. } }
`;

const undeclared = `
openapi: 3.0.3
info: { title: Pets, version: '2' }
paths:
  /pets:
    get: { responses: { '200': { description: Some. } } }
    post: { responses: { '200': { description: Done. } } }
  /pets/{id}:
    put: { operationId: setPet, responses: { '200': { description: Done. } } }
`;

const state = { folder: "", declared: "", undeclared: "" };

beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), "explain-test-"));
  state.declared = join(state.folder, "declared.yaml");
  state.undeclared = join(state.folder, "undeclared.yaml");
  await writeFile(state.declared, declared);
  await writeFile(state.undeclared, undeclared);
});

afterAll(() => rm(state.folder, { recursive: true, force: true }));

const explain = (args: readonly string[], io: Partial<Io> = {}) => inProcess(explainCommand, args, io);

describe("the table", () => {
  test("of a document that declares everything", async () => {
    expect(await explain([state.declared])).toEqual({
      code: 0,
      err: "",
      out: `Notes 1, 4 operations

  method  operation   effect             safe  idem.   preconditions            key   again  retry

/notes
  GET     listNotes   list               yes   yes     If-None-Match            -     200    yes
  POST    addNote     create             no    by key  -                        yes!  201    by key

/notes/{id}
  PUT     putNote     create-or-replace  no    yes     If-Match! If-None-Match  -     200    yes
  DELETE  deleteNote  delete             no    yes     -                        -     404    yes

! required: without it the request is rejected
`,
    });
  });

  test("of a document that declares nothing has ? where the method settles nothing", async () => {
    expect((await explain([state.undeclared])).out).toBe(`Pets 2, 3 operations

  method  operation  effect              safe  idem.  preconditions  key  again  retry

/pets
  GET     -          list                yes   yes    -              -    ?      yes
  POST    -          ~process            no    ?      -              -    ?      ?

/pets/{id}
  PUT     setPet     ~create-or-replace  no    yes    -              -    ?      yes

~ inferred: the document suggests it, but does not say it
? not settled: the document does not say; declare it with x-method-semantics
`);
  });

  test("of openapi.yaml has lines of at most 100 characters", async () => {
    const { out } = await explain(["openapi.yaml"], { env: { COLUMNS: "100" } });
    expect(out).toContain("  method  operation");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

test("docs/declaration.md shows the table of openapi.yaml", async () => {
  const { out } = await explain(["openapi.yaml"], { env: { COLUMNS: "100" } });
  expect(await readFile("docs/declaration.md", "utf8")).toContain(`\`\`\`\n${out}\`\`\`\n`);
});

describe("a narrow terminal", () => {
  test("gets a block per operation", async () => {
    const { out } = await explain([state.undeclared], {
      isTerminal: true,
      env: { COLUMNS: "40", NO_COLOR: "1" },
    });
    expect(out).toContain(`PUT /pets/{id}
  operation           setPet
  effect              ~create-or-replace
  safe                no
  idempotent          yes
  preconditions       -
  takes a key         -
  status of a repeat  ?
  may be retried      yes
`);
  });

  test("is 80 columns wide by default", async () => {
    const { out } = await explain([state.declared], { isTerminal: true, env: { NO_COLOR: "1" } });
    expect(out).toContain("PUT /notes/{id}\n");
  });
});

describe("colours", () => {
  const colour = "\u001b[";

  test("are for a terminal", async () => {
    const { out } = await explain([state.declared], { isTerminal: true, env: { COLUMNS: "120" } });
    expect(out).toContain(colour);
  });

  for (const [reason, io] of [
    ["not for a file", { isTerminal: false, env: {} }],
    ["not with NO_COLOR", { isTerminal: true, env: { NO_COLOR: "1", COLUMNS: "120" } }],
    ["not for a dumb terminal", { isTerminal: true, env: { TERM: "dumb", COLUMNS: "120" } }],
  ] as const) {
    test(reason, async () => {
      expect((await explain([state.declared], io)).out).not.toContain(colour);
    });
  }
});

test("--format json has null where nothing settles a question", async () => {
  const { out } = await explain([state.undeclared, "--format", "json"]);
  expect(JSON.parse(out).operations[1]).toEqual({
    method: "POST",
    path: "/pets",
    operation: null,
    declared: false,
    effect: "process",
    inferred: "it is a POST to a path that has no items",
    tried: null,
    safe: false,
    idempotent: null,
    ifMatch: "none",
    ifNoneMatch: "none",
    key: "none",
    repeat: null,
    retry: "not settled",
    sentence:
      "Sent once: does what its description says. The document does not say what a second request does; declare it with `x-method-semantics`.",
  });
});

test("--format markdown is a table with the path as a column", async () => {
  const { out } = await explain([state.declared, "--format", "markdown"]);
  const rows = out.split("\n");
  expect(rows[0]).toBe(
    "| method | path | operation | effect | safe | idempotent | preconditions | takes a key | status of a repeat | may be retried |",
  );
  expect(rows[3]).toBe("| POST | `/notes` | addNote | create | no | by key | - | yes! | 201 | by key |");
});

test.each([
  ["two documents", ["a.yaml", "b.yaml"], "expected one document, got 2: a.yaml, b.yaml"],
  ["an unknown format", ["--format", "xml"], '--format: "xml" is not one of human, json, markdown'],
  ["an unknown option", ["--formt", "json"], "--formt: unknown option (did you mean --format?)"],
])("%s: exits with 2 and says why", async (_, args, why) => {
  const err = `verbatim explain: ${why}\nSee verbatim explain --help.\n`;
  expect(await explain(args)).toEqual({ code: 2, out: "", err });
});

test("a missing document: exits with 2 and says so", async () => {
  expect(await explain(["nowhere.yaml"])).toEqual({
    code: 2,
    out: "",
    err: "nowhere.yaml: no such file\n",
  });
});

test("lists webhooks, callbacks and the methods of OpenAPI 3.2, and claims nothing about them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-explain-others-"));
  const file = join(folder, "openapi.json");
  const item = { post: { operationId: "notify", responses: {} } };
  const get = { operationId: "getA", callbacks: { done: { "{$request.query.url}": item } }, responses: {} };
  const others = { query: { responses: {} }, additionalOperations: { COPY: { operationId: "copyA" } } };
  const document = {
    openapi: "3.2.0",
    info: {},
    paths: { "/a": { get, ...others } },
    webhooks: { added: item },
  };
  await writeFile(file, JSON.stringify(document));
  const { out } = await inProcess(explainCommand, [file], {});
  const { out: json } = await inProcess(explainCommand, [file, "--format", "json"], {});
  await rm(folder, { recursive: true });
  expect(out).toMatch(/QUERY +- +- +yes +yes +- +- +- +yes\n/);
  expect(out).toContain("2 operations, and 3 more that are not in its paths or methods");
  expect(out.slice(out.indexOf("Also in"))).toBe(`Also in the document, and not explained:
  method of OpenAPI 3.2  COPY /a (copyA)
  callback  POST {$request.query.url} (notify), of getA
  webhook  POST added (notify)
`);
  expect(JSON.parse(json).others).toEqual([
    { kind: "method of OpenAPI 3.2", method: "COPY", path: "/a", operation: "copyA" },
    { kind: "callback", method: "POST", path: "{$request.query.url}", operation: "notify", of: "getA" },
    { kind: "webhook", method: "POST", path: "added", operation: "notify" },
  ]);
});
