// How the commands report the faults of a document: with the file, the line and the column of what to fix.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verbatimHere } from "../cli/command.ts";

const state = { folder: "" };

beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), "faults-test-"));
});

afterAll(() => rm(state.folder, { recursive: true, force: true }));

/** Writes the files of a case, and returns their folder as commands print it. */
async function written(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(state.folder, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return relative(process.cwd(), join(state.folder, name));
}

const head = "openapi: 3.1.0\ninfo: { title: Things, version: '1' }\n";

function argsOf(command: string, file: string): readonly string[] {
  const outputs: Readonly<Record<string, string>> = { generate: "generated", docs: "page.html" };
  const out = outputs[command];
  return [command, file, ...(out === undefined ? [] : ["--out", join(state.folder, out)])];
}

describe("a document in several files", () => {
  const files = {
    "openapi.yaml": `${head}paths:
  /things/{thingId}:
    $ref: paths/things.yaml
components:
  schemas:
    Own: { $ref: schemas.yaml#/Own }
`,
    "paths/things.yaml": `parameters:
  - { name: thingId, in: path, required: true, schema: { type: string } }
get:
  operationId: get-thing
  x-method-semantics: { effect: read, safe: false, idempotent: true, repeat: 200 }
  responses:
    '200': { $ref: '../schemas.yaml#/Answer' }
    '2000': { description: Refused. }
`,
    "schemas.yaml": `Answer:
  description: An answer.
  content:
    text/plain: { schema: { $ref: '#/Text' } }
Text:
  type: object
  dependencies: {}
Own:
  type: object
  dependencies: {}
`,
  };

  test("generate reports file, line and column of everything that it does not support", async () => {
    const folder = await written("several", files);
    const { code, err } = await verbatimHere(argsOf("generate", `${folder}/openapi.yaml`));
    // Each kind is one line: its first place, and at its end the others.
    const places = [...err.matchAll(/[^\s,]+\.yaml:\d+:\d+/g)].map(([place]) => place);
    expect(code).toBe(1);
    expect(err.split("\n").filter((line) => /^\S+\.yaml:\d/.test(line))).toHaveLength(4);
    expect(places.sort()).toEqual([
      `${folder}/paths/things.yaml:5:39`,
      `${folder}/paths/things.yaml:8:5`,
      `${folder}/schemas.yaml:10:3`,
      `${folder}/schemas.yaml:4:5`,
      `${folder}/schemas.yaml:7:3`,
    ]);
  });

  test("lint reports the same place for the same operation", async () => {
    const folder = await written("several", files);
    const { out } = await verbatimHere(argsOf("lint", `${folder}/openapi.yaml`));
    expect(out).toContain(`${folder}/paths/things.yaml:5:39  error  verbatim/safe-fits-method\n`);
    expect(out).toContain(`${folder}/paths/things.yaml:3:1  error  operation-summary\n`);
  });
});

describe("references that cannot be resolved", () => {
  const document = `${head}paths:
  /a:
    get:
      responses:
        '200': { $ref: '#/components/responses/Nope' }
        '404':
          $ref: 'nowhere.yaml#/Missing'
  /b: { $ref: b.yaml }
`;
  const other = "get:\n  responses:\n    '200': { $ref: '#/None' }\n";

  test.each(["explain", "generate", "docs"])("%s reports each, with its place", async (command) => {
    const folder = await written("nowhere", { "openapi.yaml": document, "b.yaml": other });
    expect(await verbatimHere(argsOf(command, `${folder}/openapi.yaml`))).toEqual({
      code: 2,
      out: "",
      err: `${folder}/openapi.yaml:7:16  cannot resolve the reference #/components/responses/Nope
${folder}/openapi.yaml:9:11  cannot resolve the reference nowhere.yaml#/Missing: no such file
${folder}/b.yaml:3:12  cannot resolve the reference #/None
`,
    });
  });

  test("lint reports them as findings", async () => {
    const folder = await written("nowhere", { "openapi.yaml": document, "b.yaml": other });
    const { code, out } = await verbatimHere(argsOf("lint", `${folder}/openapi.yaml`));
    expect(code).toBe(1);
    expect(out).toContain(`${folder}/b.yaml:3:12  error  no-unresolved-refs
  cannot resolve the reference #/None
`);
  });
});

describe("circular references", () => {
  const cases = {
    "one to the other": {
      files: {
        "openapi.yaml": `${head}paths: {}
components:
  schemas:
    A: { $ref: '#/components/schemas/B' }
    B: { $ref: '#/components/schemas/A' }
`,
      },
      line: "openapi.yaml:6:8  circular reference: #/components/schemas/B -> #/components/schemas/A",
    },
    "a path to itself": {
      files: { "openapi.yaml": `${head}paths:\n  /a: { $ref: '#/paths/~1a' }\n` },
      line: "openapi.yaml:4:7  circular reference: #/paths/~1a",
    },
    "through a member of itself": {
      files: {
        "openapi.yaml": `${head}paths: {}
components: { schemas: { A: { $ref: '#/components/schemas/A/properties/a' } } }
`,
      },
      line: "openapi.yaml:4:29  circular reference: #/components/schemas/A/properties/a",
    },
    // Redocly on its own ends the process here, because it does not await a promise that fails.
    "in a file that is read before a longer one": {
      files: {
        "openapi.yaml": `${head}paths:\n  /a: { $ref: a.yaml }\n  /b: { $ref: b.yaml }\n`,
        "a.yaml":
          "get:\n  responses:\n    default: { description: A., headers: { X: { $ref: '#/x' } } }\nx: { $ref: '#/x' }\n",
        "b.yaml": `get: { responses: {} }\n${"# long\n".repeat(100_000)}`,
      },
      line: "a.yaml:4:4  circular reference: #/x",
    },
  };

  for (const [name, { files, line }] of Object.entries(cases)) {
    test.each(["lint", "explain", "generate", "docs"])(`${name}: %s`, async (command) => {
      const folder = await written(name.replaceAll(" ", "-"), files);
      expect(await verbatimHere(argsOf(command, `${folder}/openapi.yaml`))).toEqual({
        code: 2,
        out: "",
        err: `${folder}/${line}\n`,
      });
    });
  }

  test("a schema that contains itself is not a cycle", async () => {
    const tree = `${head}paths: {}
components:
  schemas:
    Tree: { type: object, properties: { left: { $ref: '#/components/schemas/Tree' } } }
`;
    const folder = await written("tree", { "openapi.yaml": tree });
    expect((await verbatimHere(argsOf("explain", `${folder}/openapi.yaml`))).code).toBe(0);
  });
});

describe("control characters in a document", () => {
  const document = `openapi: 3.1.0
info: { title: "T\\e[31mred\\x9bx", version: "1" }
paths:
  "/a\\e]0;title\\a\\nGET /forged":
    get: { operationId: "a\\eb", responses: { "200": { description: x } } }
  "/b/{no\\eparameter}":
    get: { operationId: "b", responses: { "200": { description: x } } }
`;

  test.each([
    ["lint"],
    ["lint", "--format", "json"],
    ["explain"],
    ["explain", "--format", "markdown"],
    ["explain", "--format", "json"],
    ["generate"],
  ])("are escaped: %s %s %s", async (command, ...options) => {
    const folder = await written("control", { "openapi.yaml": document });
    const { out, err } = await verbatimHere([...argsOf(command, `${folder}/openapi.yaml`), ...options]);
    expect(`${out}${err}`).toContain("\\u001b");
    expect(`${out}${err}`).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test("a path stays on one line", async () => {
    const folder = await written("control", { "openapi.yaml": document });
    const { out } = await verbatimHere(argsOf("explain", `${folder}/openapi.yaml`));
    expect(out).toContain("\n/a\\u001b]0;title\\u0007\\u000aGET /forged\n");
  });

  test("are unchanged in JSON", async () => {
    const folder = await written("control", { "openapi.yaml": document });
    const { out } = await verbatimHere([...argsOf("explain", `${folder}/openapi.yaml`), "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ title: "T\u001b[31mred\u009bx" });
  });

  test("are escaped in errors", async () => {
    const { code, err } = await verbatimHere(["explain", "no\u001b[31mwhere.yaml"]);
    expect([code, err]).toEqual([2, "no\\u001b[31mwhere.yaml: no such file\n"]);
  });
});

describe("verbatim docs", () => {
  test("reports in one line why a page cannot be rendered", async () => {
    const folder = await written("bare", { "openapi.yaml": "openapi: 3.1.0\n" });
    const { code, err } = await verbatimHere(argsOf("docs", `${folder}/openapi.yaml`));
    expect(code).toBe(2);
    expect(err).toMatch(/^verbatim docs: .*bare\/openapi\.yaml: cannot render the page: .*undefined.*\n$/);
  });

  test("reports that the folder of the page does not exist", async () => {
    const { code, err } = await verbatimHere(["docs", "any.yaml", "--out", "no/such/folder/page.html"]);
    expect([code, err]).toEqual([
      2,
      'verbatim docs: --out: there is no folder "no/such/folder"\nSee verbatim docs --help.\n',
    ]);
  });
});

test("verbatim --version prints the version of the package", async () => {
  const { version } = createRequire(import.meta.url)("../../package.json") as { readonly version: string };
  expect(await verbatimHere(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});
