// Files that are not OpenAPI documents: each is named, with the place and with what to do.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";

const folder = mkdtempSync(join(`${tmpdir()}/`, "unusable-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "a.yaml");
const deep = `openapi: 3.1.0\na: ${"[".repeat(150)}${"]".repeat(150)}\n`;

it.each<[string, string | Uint8Array, string]>([
  ["nothing", "", ":1:1: the file is empty"],
  ["a comment", "# nothing\n", ":1:1: the file is empty"],
  ["a list", "[1]", ":1:1: not an OpenAPI document: it is a list, not an object"],
  [
    "Swagger",
    "swagger: '2.0'",
    ":1:1: this is Swagger 2.0, not OpenAPI 3.0, 3.1 or 3.2: convert it to OpenAPI 3",
  ],
  [
    "AsyncAPI",
    "asyncapi: 3.0.0",
    ":1:1: this is AsyncAPI 3.0.0, not OpenAPI 3.0, 3.1 or 3.2: only OpenAPI is read",
  ],
  [
    "a number",
    "openapi: 3.1",
    ":1:1: `openapi: 3.1` is not a version: write three numbers, such as `openapi: 3.1.0`",
  ],
  [
    "an overlay",
    "info: {}\noverlay: 1.0.0",
    ":2:1: this is an OpenAPI Overlay 1.0.0, not OpenAPI 3.0, 3.1 or 3.2: give the document that it changes",
  ],
  ["a later version", "openapi: 4.0.0", ":1:1: OpenAPI 4.0.0 is not supported: use 3.0, 3.1 or 3.2"],
  ["UTF-16", Buffer.from("openapi: 3.1.0", "utf16le"), ":1:1: the file is UTF-16; save it as UTF-8"],
  ["Latin-1", Buffer.from("# café", "latin1"), ":1:1: the file is not UTF-8 (Latin-1?); save it as UTF-8"],
  [
    "two documents",
    "openapi: 3.1.0\n---\nopenapi: 3.1.0\n",
    ":2:1: the file has several YAML documents; put each in a file of its own",
  ],
  ["a name twice", "openapi: 3.1.0\ninfo: {}\ninfo: {}\n", ":3:1: a member is named twice; remove one"],
  ["too deep", deep, ":2:103: values are nested more than 100 levels deep"],
])("%s", async (_, text, reason) => {
  writeFileSync(file, text);
  await expect(loadDocument(file)).rejects.toThrow(`${file}${reason}`);
});

it("follows no reference in an extension or in an example", async () => {
  const missing = "{ $ref: './missing.yaml' }";
  const content = `{ application/json: { examples: { a: { externalValue: ./missing.json }, b: ${missing} } } }`;
  const get = `{ x-more: ${missing}, responses: { '200': { description: A, content: ${content} } } }`;
  writeFileSync(
    file,
    `openapi: 3.1.0\ninfo: { title: T, version: '1' }\nx-root: ${missing}\npaths: { /a: { get: ${get} } }\n`,
  );
  expect((await loadDocument(file)).contract.operations).toHaveLength(1);
});

it("reports a reference in a schema that is not in the document", async () => {
  const properties = "{ example: { $ref: './missing.yaml' } }";
  writeFileSync(
    file,
    `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { properties: ${properties} } } }\n`,
  );
  await expect(loadDocument(file)).rejects.toThrow(
    "cannot resolve the reference ./missing.yaml: no such file",
  );
});
