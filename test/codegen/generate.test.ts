// What `generate` writes: the same bytes from any folder, everything that the document declares, and each changed
// file by name.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { driftOf, type Files, generate, UnsupportedError, writeFiles } from "../../src/codegen/generate.ts";

const lamps = "test/documents/codegen/lamps.yaml";
const small = generate(lamps);
const folder = await mkdtemp(join(`${tmpdir()}/`, "generated-"));
afterAll(() => rm(folder, { recursive: true }));

/** The compiled validators at the end of `server.ts`. */
const VALIDATORS = /(?<=\n)function compiledValidators[\s\S]*$/;
const validatorsIn = (files: Files): string => VALIDATORS.exec(files.get("server.ts") ?? "")?.[0] ?? "";

describe("generated/", () => {
  const fresh = generate("openapi.yaml");

  it("is what a fresh generation of openapi.yaml gives, no file missing, extra or different", async () => {
    expect(await driftOf(await fresh, "generated")).toEqual([]);
  });

  it("of a small document is the golden text, file by file", async () => {
    for (const [name, text] of await small) {
      if (name === "schema.ts") continue;
      await expect(text.replace(VALIDATORS, "")).toMatchFileSnapshot(
        `../documents/codegen/lamps.${name.replace(/\.ts$/, "")}.golden`,
      );
    }
  });

  it("is the same bytes twice, and from another working folder", async () => {
    const here = process.cwd();
    const once = await small;
    try {
      process.chdir(folder);
      expect(await generate(resolve(here, lamps))).toEqual(once);
    } finally {
      process.chdir(here);
    }
  });

  it("carries no path of a machine", async () => {
    for (const [name, text] of await fresh) {
      for (const trace of [process.cwd(), `${tmpdir()}/`, "node_modules"]) {
        expect(text.includes(trace), `${name} carries ${trace}`).toBe(false);
      }
    }
  });

  it("needs no eval and no import at run time for its validators", async () => {
    const text = validatorsIn(await small);
    expect(text).toContain("Lamp");
    expect(text).not.toMatch(/\beval\(|new Function|\brequire\(|^\s*import\b/m);
  });
});

describe("--check", () => {
  it("lists what is missing, extra and different", async () => {
    const files = await small;
    await writeFiles(files, folder);
    expect(await driftOf(files, folder)).toEqual([]);
    await rm(join(folder, "client.ts"));
    await writeFile(join(folder, "mine.ts"), "export {};\n");
    await writeFile(join(folder, "server.ts"), `${await readFile(join(folder, "server.ts"), "utf8")} `);
    expect(await driftOf(files, folder)).toEqual([
      { name: "server.ts", kind: "different" },
      { name: "client.ts", kind: "missing" },
      { name: "mine.ts", kind: "extra" },
    ]);
  });

  it("writes nothing where something stands that it did not write, and keeps it", async () => {
    const files = await small;
    await expect(writeFiles(files, folder)).rejects.toThrow(/mine\.ts/);
    expect(await readFile(join(folder, "mine.ts"), "utf8")).toBe("export {};\n");
    await rm(join(folder, "mine.ts"));
    await writeFile(join(folder, "old.ts"), "// Generated from the document; do not edit.\n");
    await writeFiles(files, folder);
    expect(await driftOf(files, folder)).toEqual([]);
  });
});

describe("names and schemas that are easily confused", () => {
  const odd = generate("test/documents/codegen/odd.yaml");

  it("two schemas whose names would be one are judged apart", async () => {
    const file = join(folder, "odd-validators.mjs");
    await writeFile(file, `export ${validatorsIn(await odd)}`);
    const validators = (await import(file)).compiledValidators();
    const names = [...((await odd).get("server.ts") ?? "").matchAll(/validators\.(a_b\w*)/g)].map(
      ([, name]) => name,
    );
    const [dash = "", dot = ""] = [...new Set(names)];
    expect([validators[dash]({ x: "1" }), validators[dash]({ y: 1 })]).toEqual([true, false]);
    expect([validators[dot]({ x: "1" }), validators[dot]({ y: 1 })]).toEqual([false, true]);
    await rm(file);
  });

  it.each([
    [
      "inline content",
      'readonly content: operations["addInline"]["requestBody"]["content"]["application/json"]',
    ],
    [
      "an inline answer",
      'Reply<200, Stored<operations["addInline"]["responses"][200]["content"]["application/json"]>>',
    ],
    ["a header parameter", 'readonly header: Given<operations["addInline"]["parameters"]["header"]>'],
    ["several media types, each by its schema", 'Schemas["a-b"] | Schemas["class"]'],
  ])("%s has its type in the handlers' interface", async (_, text) => {
    expect((await odd).get("server.ts")).toContain(text);
  });

  it("a schema with the name of a keyword is exported under another", async () => {
    expect(validatorsIn(await odd)).toMatch(/^ {4}_class: \w+,$/m);
  });
});

describe("client.ts", () => {
  const page = (schema: string, effect = "effect: list"): string => `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: listA
      x-method-semantics: { ${effect}, repeat: 200 }
      responses:
        '200': { description: A page, content: { application/json: { schema: ${schema} } } }
components:
  schemas:
    Page: { allOf: [{ $ref: '#/components/schemas/Entries' }], properties: { next: { type: string } } }
    Entries: { type: object, properties: { total: { type: integer }, entries: { type: array } } }
    List: { type: array }
`;
  const rowOf = async (text: string): Promise<string> => {
    const file = join(folder, "page.yaml");
    await writeFile(file, text);
    const client = (await generate(file)).get("client.ts") ?? "";
    await rm(file);
    return client.slice(client.indexOf("listA"), client.indexOf("as const"));
  };

  it.each([
    ["the one list", "{ properties: { items: { type: array }, next: { type: string } } }", "items"],
    ["whatever its name", "{ properties: { total: { type: integer }, 'a-b': { type: array } } }", "a-b"],
    ["behind references", "{ $ref: '#/components/schemas/Page' }", "entries"],
    ["the page itself", "{ type: array }", ""],
    ["the page itself, behind a reference", "{ $ref: '#/components/schemas/List' }", ""],
    ["one of two: nobody knows", "{ properties: { a: { type: array }, b: { type: array } } }", undefined],
    ["none", "{ properties: { a: { type: object } } }", undefined],
    ["what may be a list", "{ properties: { a: { type: [array, string] } } }", undefined],
    ["what nobody described", "{}", undefined],
  ])("the items of a page: %s", async (_, schema, want) => {
    const row = await rowOf(page(schema));
    if (want === undefined) expect(row).not.toContain("items:");
    else expect(row).toContain(`items: ${JSON.stringify(want)},`);
  });

  it.each([
    ["an object", "{ type: object }", "object"],
    ["an object by its members alone", "{ properties: { a: { type: string } } }", "object"],
    ["an object, behind references", "{ $ref: '#/components/schemas/Page' }", "object"],
    ["one object or another", "{ oneOf: [{ type: object, required: [a] }, { type: object }] }", "object"],
    ["a list", "{ $ref: '#/components/schemas/List' }", "list"],
    ["an object or null, by its type", "{ type: [object, 'null'], properties: { a: {} } }", "value"],
    ["a list or null", "{ type: [array, 'null'] }", "value"],
    [
      "an object or null, by a branch",
      "{ anyOf: [{ $ref: '#/components/schemas/Page' }, { type: 'null' }] }",
      "value",
    ],
    ["an object or a list", "{ oneOf: [{ type: object }, { type: array }] }", "value"],
    ["a number", "{ type: number }", "value"],
    ["anything", "{}", "value"],
  ])("what a success carries: %s", async (_, schema, want) => {
    expect(await rowOf(page(schema, "effect: read"))).toContain(`200: "${want}",`);
  });

  const putting = (read: string, answers: string, content: string): string => `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: readA
      x-method-semantics: { effect: read, repeat: 200 }
      responses: { '200': { description: A, content: { application/json: { schema: ${read} } } } }
    put:
      operationId: listA
      x-method-semantics: { effect: replace, repeat: 200 }
      requestBody: { required: true, content: ${content} }
      responses: { ${answers} }
    patch:
      operationId: patchA
      x-method-semantics: { effect: merge, idempotent: true, repeat: 200 }
      requestBody: { required: true, content: ${content} }
      responses: { '204': { description: Done } }
components: { schemas: { A: { type: object }, B: { type: object } } }
`;
  const json = (schema: string): string => `{ application/json: { schema: ${schema} } }`;
  const patch = "application/merge-patch+json";
  const [a, b] = ["A", "B"].map((name) => `{ $ref: '#/components/schemas/${name}' }`) as [string, string];
  const both = `{ application/json: { schema: ${a} }, ${patch}: { schema: ${a} } }`;

  it.each([
    ["what is read", true, `'200': { description: A, content: ${json(a)} }`],
    ["something else", false, `'200': { description: A, content: ${json(b)} }`],
    ["nothing", false, "'204': { description: Done }"],
    ["it only when it was made", false, `'201': { description: A, content: ${json(a)} }`],
  ])("a PUT that answers %s: the same? %s", async (_, want, answers) => {
    const row = await rowOf(putting(a, answers, both));
    expect(row.includes("same: true")).toBe(want);
  });

  it("of several media types, a merge patch is sent; JSON goes without saying", async () => {
    const answers = "'204': { description: Done }";
    const types = (text: string) => [...text.matchAll(/\btype: "(.*)"/g)].map(([, type]) => type);
    expect(types(await rowOf(putting(a, answers, both)))).toEqual([patch, patch]);
    const one = putting(a, answers, json(a)).replace(/ {4}patch:[\s\S]*?(?=components:)/, "");
    expect(types(await rowOf(one))).toEqual([]);
  });

  it("there are none for a schema that is not a list", async () => {
    expect(await rowOf(page("{ properties: { items: { type: array } } }", "effect: read"))).not.toContain(
      "items:",
    );
  });

  it("sends again what is declared by its effect alone", async () => {
    expect(await rowOf(page("{}"))).toContain("safe: true");
  });
});

describe("what is not supported is an error with its place", () => {
  const header = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
  const given = (text: string): string => `${header}${text}`;
  const semantics = "x-method-semantics: { effect: read, safe: true, idempotent: true, repeat: 200 }";
  const get = (more: string, answer = "'200': { description: ok }"): string =>
    given(`paths:
  /a:
    get:
      operationId: a
      ${semantics}
      ${more}
      responses:
        ${answer}
`);
  it.each([
    [
      "no semantics",
      get("").replace(semantics, "summary: a"),
      "5:5",
      "no `x-method-semantics.effect`; add it",
    ],
    [
      "an effect that only the method suggests",
      get("").replace("effect: read, ", ""),
      "7:7",
      "no `x-method-semantics.effect`; add it: what one success of the operation does",
    ],
    [
      "an effect of another method",
      get("").replace("effect: read", "effect: create"),
      "7:29",
      "GET /a declares the effect create, which belongs to POST. Write read or list, or change the method to POST.",
    ],
    [
      "what an effect is not: unsafe",
      get("").replace("safe: true", "safe: false"),
      "7:43",
      "declares safe: false, but GET is safe",
    ],
    [
      "a safety that is not a boolean",
      get("").replace("safe: true", "safe: 'no'"),
      "7:43",
      "`x-method-semantics.safe` is not a boolean",
    ],
    [
      "what an effect is not: repeatable",
      get("").replace("idempotent: true", "idempotent: by-key"),
      "7:55",
      "declares idempotent: by-key, which the effect read does not allow",
    ],
    [
      "a status of four digits",
      get("", "'2000': { description: x }"),
      "10:9",
      '"2000" is not a status that a handler can return',
    ],
    [
      "a parameter in an unknown place",
      get("parameters: [{ name: c, in: querystring, content: { text/plain: {} } }]"),
      "8:20",
      'parameter "c": in "querystring" is not supported; use path, query, header or cookie',
    ],
    [
      "an answer of any type",
      get("", "'200': { description: x, content: { image/*: {} } }"),
      "10:45",
      "response: image/* is not supported; use one media type, such as application/octet-stream",
    ],
    [
      "a style of a different place",
      get("parameters: [{ name: t, in: query, style: matrix, schema: { type: string } }]"),
      "8:20",
      'parameter "t": the style matrix does not exist in query',
    ],
    [
      "a list of objects in the query",
      get("parameters: [{ name: t, in: query, schema: { type: array, items: { type: object } } }]"),
      "8:20",
      'parameter "t": a list or an object inside a list or an object has no text form',
    ],
    [
      "a parameter that is not JSON",
      get("parameters: [{ name: t, in: query, content: { text/csv: {} } }]"),
      "8:20",
      'parameter "t": content text/csv is not supported; use application/json',
    ],
    [
      "a path without a slash",
      get("").replace("  /a:", "  a:"),
      "4:3",
      'The path "a" does not begin with a slash',
    ],
    [
      "no response that a handler can return",
      get("", "'401': { description: x }"),
      "5:5",
      "a: no response that a handler can return; declare the one of a success",
    ],
    ["no responses at all", get("", "{}"), "5:5", "a: no response that a handler can return"],
    ["paths in a list", given("paths: [{ /a: {} }]\n"), "3:1", "`paths` is not a map"],
    ["no paths", given("tags: []\n"), "1:1", "the document has no operations"],
    ["no operations", given("paths: {}\n"), "3:1", "the document has no operations"],
    [
      "a path twice",
      get("").replace("paths:\n", "paths:\n  /%61: {}\n"),
      "5:3",
      'The paths "/%61" and "/a" match the same requests',
    ],
    ["another method", `${get("")}    query: {}\n`, "11:5", "QUERY: the generated server does not serve"],
    ["an unknown method", `${get("")}    copy: {}\n`, "11:5", '"copy" in a path item'],
    [
      "a keyword that the validators would not honour",
      get("", "'200': { description: x, content: { application/json: { schema: { $recursiveRef: '#' } } } }"),
      "10:75",
      "$recursiveRef",
    ],
  ])("%s", async (_, text, place, reason) => {
    const file = join(folder, "unsupported.yaml");
    await writeFile(file, text);
    const error = await generate(file).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnsupportedError);
    const { reasons } = error as UnsupportedError;
    const told = reasons.map((one) => `${one.line}:${one.column} ${one.reason}`).join("\n");
    expect(told).toContain(reason);
    expect(told).toContain(place);
  });
});
