// A client for documents that others wrote: without our declarations, with every media type, parameter style and name.
import { execFileSync } from "node:child_process";
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
  expect([...(await anything).keys()]).toEqual(["schema.d.ts", "client.ts"]);
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
import type { webhooks } from "./schema.d.ts";
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

it("compiles in strict mode", async () => {
  const own = join(folder, "own");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  mkdirSync(own);
  symlinkSync(resolve("."), join(folder, "node_modules/verbatim"));
  for (const [name, text] of await anything) writeFileSync(join(own, name), text);
  writeFileSync(join(own, "uses.ts"), uses);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const strict = ["strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "noUnusedLocals"];
  const flags = ["--noEmit", "--target", "es2024", "--module", "nodenext", "--allowImportingTsExtensions"];
  const args = [...flags, ...strict.map((name) => `--${name}`), "--types", "", "own/uses.ts"];
  const run = (): string =>
    execFileSync(process.execPath, [resolve("node_modules/typescript7/bin/tsc"), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  expect(run()).toBe("");
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
