// Each document is next to its expected findings, one per line, so that a new case needs no code.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintDocument } from "../../src/lint/lint.ts";
import { rules } from "../../src/lint/rules.ts";

const folder = "test/documents/lint";
const names = (extension: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));
const documents = names(".yaml");
const GENERATED = "verbatim/server-can-be-generated";
const ids = rules.map(({ id }) => id);

describe("golden files", () => {
  test("every rule has a document, and every other document is clean", () => {
    const isClean = (name: string) => name.startsWith("clean");
    expect(documents.filter((name) => !isClean(name)).sort()).toEqual([...ids].sort());
    expect(documents.filter(isClean)).not.toEqual([]);
  });

  test("every document has a file of findings", () => {
    expect(names(".findings")).toEqual(documents);
  });

  test.each(documents)("%s causes its findings, and none of our other rules reports any", async (name) => {
    const { findings } = await lintDocument(`${folder}/${name}.yaml`, [], { root: "test/documents" });
    const ours = findings.filter(({ rule }) => rule.startsWith("verbatim/"));
    const lines = ours.map(
      ({ line, column, rule, wrong }) => `${line}:${column} ${rule.replace("verbatim/", "")}: ${wrong}\n`,
    );
    expect(lines.join("")).toBe(readFileSync(`${folder}/${name}.findings`, "utf8"));
    // What the server does not support, such as HEAD, may be right.
    const others = ours.filter(({ rule }) => rule === `verbatim/${name}` || rule !== GENERATED);
    expect(new Set(others.map(({ rule }) => rule))).toEqual(
      new Set(ids.includes(name) ? [`verbatim/${name}`] : []),
    );
    expect(new Set(others.map(({ file }) => file))).toEqual(
      new Set(ids.includes(name) ? [`${folder}/${name}.yaml`] : []),
    );
    expect(findings.filter((one) => one.severity === "error" && !ours.includes(one))).toEqual([]);
  });
});
