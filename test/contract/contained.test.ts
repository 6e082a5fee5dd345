// A document reads the files in its folder and nothing else; and no few lines of YAML stand for billions of values.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Reach } from "../../src/contract/contained-resolver.ts";
import { expansionFault } from "../../src/contract/expansion.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { withoutOuterReferences } from "../../src/contract/outer-references.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-contained-"));
  await mkdir(join(folder, "api", "parts"), { recursive: true });
  await writeFile(join(folder, "api", "parts", "text.yaml"), "type: string");
  await writeFile(join(folder, "secret.json"), '{"type":"string","description":"SECRET"}');
  await symlink("../secret.json", join(folder, "api", "link.json"));
  await symlink("..", join(folder, "api", "above"));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (ref: string, reach: Reach) => {
  const schema = ref === "" ? {} : { $ref: ref };
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const file = join(folder, "api", "openapi.json");
  await writeFile(
    file,
    JSON.stringify({ openapi: "3.1.0", info: {}, paths: { "/a": { get: { responses } } } }),
  );
  const { document } = await loadDocument(file, { files: [], warn: () => {}, ...reach });
  return JSON.stringify(document);
};
const here = (name: string) => pathToFileURL(join(folder, ...name.split("/"))).href;
const refused: readonly [ref: () => string, reason: string][] = [
  [() => "/etc/passwd", "outside the document's folder"],
  [() => "../secret.json", "outside the document's folder"],
  [() => "parts/../../secret.json", "outside the document's folder"],
  [() => "link.json", "outside the document's folder"],
  [() => "above/secret.json", "outside the document's folder"],
  [() => here("secret.json"), "outside the document's folder"],
  [() => "parts", "it is not a file"],
  [() => "parts/none.yaml", "no such file"],
  [() => "http://127.0.0.1:9/a.yaml", "it is on the network"],
  [() => 'data:application/json,{"type":"string"}', "it is on the network"],
  [() => "file://elsewhere.example/a.yaml", "it is on the network"],
];
it.each(refused)("a reference to %s is refused: %s", async (ref, reason) => {
  await expect(read(ref(), {})).rejects.toThrow(`openapi.json:1:`);
  await expect(read(ref(), {})).rejects.toThrow(`cannot resolve the reference ${ref()}: `);
  await expect(read(ref(), {})).rejects.toThrow(reason);
});

it("a reference into the folder is followed, also as a file: URL", async () => {
  expect(await read("parts/text.yaml", {})).toContain('"type":"string"');
  expect(await read(here("api/parts/text.yaml"), {})).toContain('"type":"string"');
});

it("--root names a folder that holds more", async () => {
  expect(await read("link.json", { root: folder })).toContain("SECRET");
  await expect(read("/etc/passwd", { root: folder })).rejects.toThrow("outside the root folder");
});

it("what bundling did not follow, no other tool follows", () => {
  const example = { $ref: "/etc/passwd", externalValue: "a.json" };
  expect(withoutOuterReferences({ example, schema: { $ref: "#/a" }, properties: { $ref: {} } })).toEqual({
    example: { "x-ref": "/etc/passwd", "x-externalValue": "a.json" },
    schema: { $ref: "#/a" },
    properties: { $ref: {} },
  });
});

it("aliases that stand for too much are found where they get too large, in time for the file as it is written", () => {
  const levels: unknown[] = [["a", "b"]];
  for (let level = 1; level < 60; level++) levels.push([levels[level - 1], levels[level - 1]]);
  expect(expansionFault(levels)).toMatchObject({ pointer: expect.stringMatching(/^#\/\d+$/) });
  expect(expansionFault(Array.from({ length: 300_000 }, () => [1]))).toBeUndefined();
  const own: unknown[] = [];
  own.push([own]);
  expect(expansionFault(own)).toEqual({
    pointer: "#/0/0",
    reason: "an alias leads to a value that contains it",
  });
});
