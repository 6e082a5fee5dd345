// A client for documents that others wrote: without our declarations, with every media type, parameter style and name.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { generate, type LocatedWarning } from "../../src/codegen/generate.ts";
import { namesOf } from "../../src/codegen/operation-names.ts";

const anything = generate("test/documents/codegen/anything.yaml", ["client"]);
const folder = mkdtempSync(join(`${tmpdir()}/`, "any-document-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("has one row for each operation, whatever its name, media types and parameters", async () => {
  expect([...(await anything).keys()]).toEqual(["schema.ts", "client.ts"]);
  await expect((await anything).get("client.ts")).toMatchFileSnapshot(
    "../documents/codegen/anything.client.golden",
  );
});

it("warns once per kind, with the number and the first places", async () => {
  const warnings: LocatedWarning[] = [];
  await generate("test/documents/codegen/anything.yaml", ["client"], (one) => warnings.push(one));
  const lines = warnings.map(({ text, count, first }) => [
    text.split(/[:,(]/)[0]?.trim(),
    count,
    first.length,
  ]);
  expect(lines).toEqual([
    ["operations without x-method-semantics", 6, 3],
    ["PUTs that the client does not repeat", 1, 1],
    ["operations with a name of the client's own", 5, 3],
  ]);
  const none: LocatedWarning[] = [];
  await generate("openapi.yaml", ["client"], (one) => none.push(one));
  expect(none).toEqual([]);
});

/** Uses of the generated client that must compile, or must not. */
const uses = `import { createClient } from "./client.js";
import type { webhooks } from "./schema.js";
const api = createClient({ baseUrl: "http://a.invalid" });
const file = await api.filesGetOne({ path: { fileId: "a" } });
export const bytes: Blob = file.ok ? file.data : new Blob([]);
if (file.status === 404) file.data?.message.trim();
if (file.status === 500) file.data.title.trim();
await api.filesUpload({ path: { fileId: "a" }, body: { file: new Blob(["x"]) } });
await api.filesUpload({ path: { fileId: "a" } });
// @ts-expect-error A file is a Blob.
await api.filesUpload({ path: { fileId: "a" }, body: { file: "x" } });
const things = await api._then({ query: { tags: ["a", "b"], filter: { size: "1" } } }).orThrow();
export const sizes = things.map((thing) => thing?.size ?? 0);
// The list may be added twice, so the client does not repeat it; a default may be left out.
await api.createThings({ body: [{}] });
await api.createThings_2({ body: "a,b", key: "mine" });
const gone = await api.deleteFilesByFileId({ path: { fileId: "a" } });
if (gone.status === 404) gone.data?.message.trim();
export type Done = webhooks["done of createThings: {$request.query.url}"]["post"]["responses"][204];
`;

/** The types, without the comment that keeps compilers from checking them; the validators are JavaScript. */
function checked(text: string): string {
  const names = new Set([...text.matchAll(/\bvalidators\.(\w+)/g)].map(([, name]) => JSON.stringify(name)));
  const type = `Record<${[...names].join(" | ")}, Wiring["pathParameters"]["validate"]>`;
  return text
    .replace("// @ts-nocheck\n", "")
    .replace(/function compiledValidators[\s\S]*$/, `declare function compiledValidators(): ${type};\n`);
}

it("compiles in strict mode", async () => {
  const own = join(folder, "own");
  mkdirSync(join(folder, "node_modules/@verbatim-http"), { recursive: true });
  mkdirSync(own);
  symlinkSync(resolve("."), join(folder, "node_modules/@verbatim-http/kit"));
  symlinkSync(resolve("node_modules/@types"), join(folder, "node_modules/@types"));
  for (const [name, text] of await anything) writeFileSync(join(own, name), checked(text));
  writeFileSync(join(own, "uses.ts"), uses);
  const served = join(folder, "served");
  mkdirSync(served);
  for (const [name, text] of await generate("test/documents/codegen/lamps.yaml", ["server"]))
    writeFileSync(join(served, name), checked(text));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const strict = ["strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "noUnusedLocals"];
  const flags = ["--noEmit", "--target", "es2024", "--module", "nodenext", "--allowImportingTsExtensions"];
  const args = [
    ...["--checkers", "1"],
    ...flags,
    ...strict.map((name) => `--${name}`),
    "--types",
    "node",
    "own/uses.ts",
    "served/server.ts",
  ];
  const compiler = resolve("node_modules/typescript7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, ...args], { cwd: folder, encoding: "utf8" });
  expect(stdout).toBe("");
});

it.each([
  [
    ["getBook", undefined, "getBook"],
    ["getBook", "getBooksByBookId", "getBook_2"],
  ],
  [
    ["repos/list-for-user", "Get Pets", "list_pets"],
    ["reposListForUser", "getPets", "list_pets"],
  ],
  [
    ["then", "__proto__", "2fa", "ünï", "---"],
    ["_then", "___proto__", "_2fa", "ünï", "getBooksByBookId"],
  ],
  [
    ["a-b", "aB", "a b"],
    ["aB_2", "aB", "aB_3"],
  ],
])("the operationIds %j become %j", (ids, names) => {
  expect(namesOf(ids.map((id) => ({ id, method: "GET", path: "/books/{bookId}" })))).toEqual(names);
});
