// Lints whole documents: ours, one of a second domain, other people's, and one in several files.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DocumentError } from "../../src/contract/read-openapi.ts";
import { type LocatedFinding, lintDocument } from "../../src/lint/lint.ts";

const ours = (findings: readonly LocatedFinding[]) =>
  findings.filter(({ rule }) => rule.startsWith("verbatim/"));

describe("documents without a finding", () => {
  test.each(["openapi.yaml", "test/documents/guarded.yaml"])("%s", async (file) => {
    const { operations, findings } = await lintDocument(file);
    expect(findings).toEqual([]);
    expect(operations).toBeGreaterThan(5);
  });
});

describe("other people's documents", () => {
  test.each([
    ["petstore", 20],
    ["galaxy", 10],
  ])(
    "%s gets only warnings: they ask for declarations, and say what our server does not do",
    async (name, operations) => {
      const report = await lintDocument(`test/documents/others/${name}.yaml`);
      expect(report.operations).toBe(operations);
      const rules = Map.groupBy(ours(report.findings), ({ rule }) => rule.replace("verbatim/", ""));
      expect([...rules.keys()].filter((rule) => rule !== "server-can-be-generated").sort()).toEqual([
        // A planet and a satellite need no more than an id and a name.
        ...(name === "galaxy" ? ["branches-differ"] : []),
        "media-types-are-served",
        "semantics-declared",
      ]);
      expect(new Set(ours(report.findings).map(({ severity }) => severity))).toEqual(new Set(["warn"]));
      expect(rules.get("semantics-declared")).toHaveLength(operations);
    },
  );

  test("the warning suggests the effect that follows from the standard parts", async () => {
    const { findings } = await lintDocument("test/documents/others/galaxy.yaml");
    const asked = findings.find(({ wrong }) => wrong.startsWith("GET /planets "));
    expect(asked?.instead).toContain("effect (list)");
  });
});

describe("a document in two files", () => {
  test("each finding is in the file that needs the fix, in reading order", async () => {
    const { findings } = await lintDocument("test/documents/split/openapi.yaml", [], {
      root: "test/documents",
    });
    const places = ours(findings).map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
    expect(places).toEqual([
      "test/documents/split/note.yaml:2:5 verbatim/id-is-one-segment",
      "test/documents/split/note.yaml:6:39 verbatim/safe-fits-method",
    ]);
  });
});

describe("a document next to a redocly.yaml", () => {
  let folder = "";
  const lintWith = async (config: string) => {
    writeFileSync(join(folder, "redocly.yaml"), config);
    const { findings } = await lintDocument(join(folder, "openapi.yaml"));
    return findings.map(({ rule, severity }) => `${severity} ${rule}`);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim-lint-"));
    writeFileSync(join(folder, "openapi.yaml"), undeclared);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("gets our rules in addition to its own", async () => {
    expect(await lintWith("extends: [minimal]\nrules: { info-license: error }\n")).toEqual([
      "error info-license",
      "warn verbatim/semantics-declared",
    ]);
  });

  test("can set the severity of our rules", async () => {
    expect(await lintWith("extends: []\nrules: { verbatim/semantics-declared: error }\n")).toEqual([
      "error verbatim/semantics-declared",
    ]);
    expect(await lintWith("extends: []\nrules: { verbatim/semantics-declared: off }\n")).toEqual([]);
  });

  test("can load the plugin itself, and then chooses the rules to run", async () => {
    const plugin = resolve("src/lint/redocly-plugin.ts");
    expect(await lintWith(`plugins: ['${plugin}']\nextends: [verbatim/recommended]\n`)).toEqual([
      "warn verbatim/semantics-declared",
    ]);
    expect(await lintWith(`plugins: ['${plugin}']\nrules: { info-license: warn }\n`)).toEqual([
      "warn info-license",
    ]);
  });

  test("leaves out what the ignore file ignores", async () => {
    const ignored = "openapi.yaml:\n  verbatim/semantics-declared:\n    - '#/paths/~1notes/get'\n";
    writeFileSync(join(folder, ".redocly.lint-ignore.yaml"), ignored);
    expect(await lintWith("extends: []\n")).toEqual([]);
  });

  test("is named in the error if it cannot be read", async () => {
    await expect(lintWith("extends: [nobody/knows]\n")).rejects.toThrow(/redocly\.yaml: .*nobody/);
  });
});

describe("a file that is not a document", () => {
  test.each([
    ["nowhere.yaml", "nowhere.yaml: no such file"],
    ["package.json", "package.json:1:1: not an OpenAPI 3.0, 3.1 or 3.2 document: it has no `openapi` member"],
    ["LICENSE", /^LICENSE:\d+:\d+: /],
  ])("%s", async (file, message) => {
    const failure: unknown = await lintDocument(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DocumentError);
    expect((failure as DocumentError).message).toMatch(message);
  });
});

const undeclared = `openapi: 3.1.0
info: { title: Notes, version: '1' }
servers: [{ url: / }]
security: []
paths:
  /notes:
    get:
      operationId: listNotes
      summary: List notes
      responses:
        '200': { description: Some notes. }
        '400': { description: What is wrong. }
`;
