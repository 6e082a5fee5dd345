// The table of laws is complete, and each law comes after its premises.
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { lawIds } from "../../src/laws/ids.ts";
import type { Law } from "../../src/laws/law.ts";
import { claimsDocument, claimsStyles } from "../servers/claims-styles.ts";
import { depotDocument } from "../servers/depot.ts";
import { readStranger } from "../servers/strangers/judging.ts";
import { chi, laravel } from "../servers/strangers/more-styles.ts";
import { express } from "../servers/strangers/styles.ts";

const ids = laws.map((law) => law.id);

it("has each law file once, under the file's name and the folder's subject", async () => {
  const files = await readdir("src/laws", { recursive: true });
  const withLaw: [subject: string, id: string][] = [];
  for (const file of files) {
    if (!file.endsWith(".ts")) continue;
    const text = await readFile(`src/laws/${file}`, "utf8");
    if (/^export const \w+: Law<.*> = \{$/m.test(text)) withLaw.push([dirname(file), basename(file, ".ts")]);
  }
  expect(laws.map(({ about, id }) => [about, id]).sort()).toEqual(withLaw.sort());
});

it("is a table by the laws' own ids", () => {
  expect(ids).toEqual(lawIds);
});

it("a misspelt premise does not compile", () => {
  // @ts-expect-error: no law has this id
  const premises: Law["premises"] = ["put-is-store"];
  expect(premises).toHaveLength(1);
});

it("every law applies to an operation of the book service, of guarded.yaml or of a server with faults", async () => {
  const servers = ["notes", "tasks"].map((name) => `test/servers/${name}.yaml`);
  const documents = ["openapi.yaml", "test/documents/guarded.yaml", ...servers];
  const contracts = await Promise.all(documents.map(async (file) => (await loadDocument(file)).contract));
  for (const style of [express, laravel, chi]) contracts.push(readStranger(style).contract);
  const workshop = await loadDocument("test/servers/workshop.yaml");
  contracts.push(contractToJudge(workshop.document, "workshop.yaml", false));
  contracts.push(contractToJudge(claimsDocument(claimsStyles.reports), "reports.json", false));
  contracts.push(contractToJudge(depotDocument("plain"), "depot.json", false));
  const idle = laws.filter(
    (law) => !contracts.some((contract) => contract.operations.some((one) => law.appliesTo(one, contract))),
  );
  expect(idle.map((law) => law.id)).toEqual([]);
});

describe.each(laws)("$id", (law) => {
  it("states the law in one sentence, with the section of the standard", () => {
    expect(law.says).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/);
    expect(law.section).toMatch(/^(RFC \d+ \d|draft-|x-method-semantics)/);
    expect(law.concerns).toMatch(/^(operations|the first operation)/);
    expect(law.notReported).not.toBe("");
  });

  it.each(["why", "evidence", "fix"] as const)("has %s in one to four whole sentences", (part) => {
    const text = law[part];
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/\s{2}|\n|\bTODO\b/);
    expect(text.length).toBeGreaterThan(20);
    expect(text.length).toBeLessThan(330);
    expect(text.split(/[.:;?!] (?=[A-Z])/).length).toBeLessThanOrEqual(4);
  });

  it("has texts that no other law has", () => {
    const twins = laws.filter((other) => other !== law && (other.why === law.why || other.says === law.says));
    expect(twins.map((other) => other.id)).toEqual([]);
  });

  it("has premises that are checked before it", () => {
    const before = ids.slice(0, ids.indexOf(law.id));
    expect(law.premises.filter((id) => !before.includes(id))).toEqual([]);
  });
});
