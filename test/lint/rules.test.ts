// All rules: each states in one sentence what must be true, and its findings say what to write instead.
import { describe, expect, test } from "vitest";
import { lintDocument } from "../../src/lint/lint.ts";
import { rules } from "../../src/lint/rules.ts";

describe("the rules", () => {
  test("every id is unique and is the name of its file", async () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id } of rules)
      expect(Object.values(await import(`../../src/lint/rules/${id}.ts`))).not.toEqual([]);
  });

  test.each(rules)("$id is one sentence, and names its source", ({ says, section }) => {
    expect(says).toMatch(/^[A-Z`][^\n]*[^.]\.$/);
    expect(section).toMatch(/^(RFC|OpenAPI|README|draft-)/);
  });

  test.each(rules)("$id says what to write instead", async ({ id }) => {
    const { findings } = await lintDocument(`test/documents/lint/${id}.yaml`, [], { root: "test/documents" });
    for (const { wrong, instead } of findings.filter(({ rule }) => rule === `verbatim/${id}`)) {
      expect(wrong).toMatch(/[^.]$/);
      expect(instead).toMatch(/^[A-Z][^\n]*[.?"]$/);
    }
  });
});
