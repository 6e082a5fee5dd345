// `verbatim lint --fix`: what it writes, what it leaves, and that it never breaks a file.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editText } from "../../src/declare/edit-text.ts";
import type { Edit } from "../../src/lint/rule.ts";
import { verbatimHere } from "../cli/command.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-fix-"));
});
afterAll(() => rm(folder, { recursive: true }));

type Report = {
  readonly fixed: readonly unknown[];
  readonly findings: readonly { readonly wrong: string }[];
};
const fix = async (file: string, ...options: readonly string[]): Promise<Report> => {
  const { out } = await verbatimHere([
    "lint",
    "--fix",
    "--root",
    folder,
    file,
    ...options,
    "--format",
    "json",
  ]);
  return JSON.parse(out);
};

const DOCUMENT = `openapi: 3.1.0 # the version
info: { title: Notes, version: '1', license: { name: MIT, identifier: MIT } }
servers: [{ url: / }]
security: []
paths:
  /notes/{id}: # one note
    get:
      operationId: getNote
      summary: Read
      x-method-semantics: { effect: read, safe: false, repeat: 200 }
      parameters:
        - { name: Accept, in: header, schema: { type: string } }
        - { name: deep, in: query, schema: { type: boolean, default: "true" } } # kept
        - name: Authorization
          in: header
          schema: { type: string }
      responses:
        '200': { description: Fine, content: { application/json: { schema: { type: object } } } }
        '404':
          description: None # no content
`;

describe("a document", () => {
  it("is changed where one change is certain, and keeps its comments and layout", async () => {
    const file = join(folder, "notes.yaml");
    await writeFile(file, DOCUMENT);
    const dry = await fix(file, "--dry-run");
    expect(await readFile(file, "utf8"), "--dry-run writes nothing").toBe(DOCUMENT);
    const first = await fix(file);
    expect(await readFile(file, "utf8")).toMatchInlineSnapshot(`
      "openapi: 3.1.0 # the version
      info: { title: Notes, version: '1', license: { name: MIT, identifier: MIT } }
      servers: [{ url: / }]
      security: []
      paths:
        /notes/{id}: # one note
          get:
            operationId: getNote
            summary: Read
            x-method-semantics: { effect: read, safe: true, repeat: 200, idempotent: true }
            parameters:
              - { name: deep, in: query, schema: { type: boolean, default: true } } # kept
              - name: id
                in: path
                required: true
                schema:
                  type: string
            responses:
              '200': { description: Fine, content: { application/json: { schema: { type: object } } } }
              '404':
                description: None # no content
                content:
                  application/problem+json: {}
              '400':
                description: Malformed request.
                content:
                  application/problem+json: {}
              '406':
                description: Not acceptable.
                content:
                  application/problem+json: {}
      "
    `);
    expect(dry.fixed.length).toBeGreaterThan(3);
    expect(first.fixed.length).toBeGreaterThanOrEqual(dry.fixed.length);
    const after = await readFile(file, "utf8");
    expect((await fix(file)).fixed).toEqual([]);
    expect(await readFile(file, "utf8"), "a second run changes nothing").toBe(after);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("is refused together with --dry-run alone", async () => {
    const { code, err } = await verbatimHere(["lint", "--dry-run"]);
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("--dry-run: only with --fix"),
    });
  });
});

describe("every document of the rules", async () => {
  const names = (await readdir("test/documents/lint")).filter((name) => name.endsWith(".yaml"));
  it("is changed where its rule has a fix, and a second run changes nothing", async () => {
    await cp("test/documents", join(folder, "documents"), { recursive: true });
    for (const name of names.filter((one) => FIXED.includes(one))) {
      const file = join(folder, "documents/lint", name);
      const { fixed, findings } = await fix(file);
      const after = await readFile(file, "utf8");
      expect(fixed, name).not.toEqual([]);
      expect(after, name).not.toBe(await readFile(`test/documents/lint/${name}`, "utf8"));
      const again = await fix(file);
      expect(again, name).toEqual({ ...again, fixed: [], findings });
      expect(await readFile(file, "utf8"), name).toBe(after);
    }
  });
});

/** The documents of rules with a fix. */
const FIXED = [
  "idempotent-fits-effect.yaml",
  "parameter-is-read.yaml",
  "path-is-valid.yaml",
  "reachable-status-is-declared.yaml",
  "repeat-fits-effect.yaml",
  "safe-fits-method.yaml",
  "sent-header-is-required.yaml",
];

const at = (pointer: string) => ({ file: "a.yaml", pointer });
const add = (pointer: string, key: string, value: unknown): Edit => ({
  kind: "add",
  place: at(pointer),
  key,
  value,
});
const remove = (pointer: string): Edit => ({ kind: "remove", place: at(pointer) });

const TEXTS: readonly [what: string, text: string, edits: readonly Edit[], result: string][] = [
  [
    "adds to JSON in its indentation",
    '{\n  "a": {\n    "b": 1\n  }\n}\n',
    [add("#/a", "c", { d: 2 })],
    '{\n  "a": {\n    "b": 1,\n    "c": {\n      "d": 2\n    }\n  }\n}\n',
  ],
  ["adds to JSON on one line", '{"a":{}}', [add("#/a", "c", [1])], '{"a":{"c": [1]}}'],
  [
    "adds below a block text",
    "a:\n  b: |\n    x\nz: 1\n",
    [add("#/a", "c", 2)],
    "a:\n  b: |\n    x\n  c: 2\nz: 1\n",
  ],
  ["keeps CRLF", "a:\r\n  b: 1\r\n", [add("#/a", "c", { d: 2 })], "a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n"],
  [
    "adds at the end of a file without a last line end",
    "a:\n  b: 1",
    [add("#/a", "c", 2)],
    "a:\n  b: 1\n  c: 2",
  ],
  ["quotes a number that is a name", "a:\n  b: 1\n", [add("#/a", "404", {})], "a:\n  b: 1\n  '404': {}\n"],
  [
    "removes several items of one list",
    "a: [1, 2, 3]\nb:\n- 1\n- 2 # two\n- 3\n",
    [remove("#/a/0"), remove("#/a/1"), remove("#/b/1")],
    "a: [3]\nb:\n- 1\n- 3\n",
  ],
  ["leaves an empty list", "a:\n- b: 1\nc: 1\n", [remove("#/a/0")], "a: []\nc: 1\n"],
  [
    "follows a reference in the same file",
    "a: { $ref: '#/b' }\nb: { c: 1 }\n",
    [add("#/a", "d", true)],
    "a: { $ref: '#/b' }\nb: { c: 1, d: true }\n",
  ],
];
it.each(TEXTS)("%s", (_, text, edits, result) => {
  expect(editText(text, edits)).toEqual({ text: result, left: [] });
});

const LEFT: readonly [what: string, text: string, edit: Edit][] = [
  ["a part that an alias shares", "a: &x { b: 1 }\nc: *x\n", add("#/a", "d", 1)],
  ["an alias", "a: &x { b: 1 }\nc: *x\n", add("#/c", "d", 1)],
  ["a reference to a different file", "a: { $ref: 'b.yaml#/c' }\n", add("#/a", "d", 1)],
  ["a list whose only item follows a comment", "a: # why\n- 1\n", remove("#/a/0")],
  ["a place that does not exist", "a: 1\n", add("#/b/c", "d", 1)],
];
it.each(LEFT)("leaves %s", (_, text, edit) => {
  expect(editText(text, [edit])).toEqual({ text, left: [edit] });
});
