// `verbatim declare`: each document is next to what it becomes, so that a new case needs no code.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verbatimHere } from "../cli/command.ts";

const FOLDER = "test/documents/declare";
const files = (await readdir(FOLDER)).filter((name) => /\.(yaml|json)$/.test(name));
const documents = files.filter((name) => !name.includes(".declared") && !name.includes(".overlay"));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-declare-"));
});
afterAll(() => rm(folder, { recursive: true }));

const fresh = async (name: string) => {
  const copy = join(folder, name);
  await copyFile(join(FOLDER, name), copy);
  return copy;
};
const errorsOf = async (...args: readonly string[]) => {
  const { out } = await verbatimHere(["lint", ...args, "--format", "json"]);
  const report: { findings: { severity: string; wrong: string }[] } = JSON.parse(out);
  return report.findings.filter(({ severity }) => severity === "error").map(({ wrong }) => wrong);
};
const effectsOf = async (...args: readonly string[]) => {
  const { out } = await verbatimHere(["explain", ...args, "--format", "json"]);
  const { operations }: { operations: { declared: boolean; effect: string | null }[] } = JSON.parse(out);
  return operations.map(({ declared, effect }) => (declared ? effect : null));
};

describe.each(documents)("%s", (name) => {
  const golden = join(FOLDER, name.replace(/\.(\w+)$/, ".declared.$1"));
  const overlayGolden = join(FOLDER, name.replace(/\.\w+$/, ".overlay.yaml"));

  it("gets declarations and questions; everything else stays byte for byte", async () => {
    const copy = await fresh(name);
    const before = await errorsOf(copy);
    const { code, out } = await verbatimHere(["declare", copy]);
    const after = await readFile(copy, "utf8");
    expect({ code, out }).toMatchSnapshot();
    await expect(after).toMatchFileSnapshot(join("..", "..", golden));
    const kept = new Set(after.split("\n"));
    if (name.endsWith(".yaml"))
      expect(
        (await readFile(join(FOLDER, name), "utf8"))
          .split("\n")
          .filter((line) => !kept.has(line) && !line.includes("putNote")),
      ).toEqual([]);
    expect(await errorsOf(copy)).toEqual(before);
    await verbatimHere(["declare", copy]);
    expect(await readFile(copy, "utf8"), "a second run changes nothing").toBe(after);
  });

  it("as an overlay leaves the document unchanged, and means the same", async () => {
    const [copy, overlay] = [await fresh(name), join(folder, `${name}.overlay.yaml`)];
    await verbatimHere(["declare", copy, "--overlay", overlay]);
    const written = await readFile(overlay, "utf8");
    await expect(written).toMatchFileSnapshot(join("..", "..", overlayGolden));
    expect(await readFile(copy, "utf8")).toBe(await readFile(join(FOLDER, name), "utf8"));
    const effects = await effectsOf(copy, "--overlay", overlay);
    await verbatimHere(["declare", copy, "--overlay", overlay]);
    expect(await readFile(overlay, "utf8"), "a second run changes nothing").toBe(written);
    await verbatimHere(["declare", copy]);
    expect(await effectsOf(copy)).toEqual(effects);
  });
});

it("writes nothing with --dry-run, and each operation into its own file", async () => {
  const main = join(folder, "main.yaml");
  const other = join(folder, "item.yaml");
  const item = "post:\n  responses: { '201': { description: ok } }\n";
  await writeFile(
    main,
    "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths:\n  /a: { $ref: item.yaml }\n",
  );
  await writeFile(other, item);
  await verbatimHere(["declare", main, "--dry-run"]);
  expect(await readFile(other, "utf8")).toBe(item);
  await verbatimHere(["declare", main]);
  expect(await readFile(other, "utf8")).toContain("x-method-semantics: { effect: create");
});
