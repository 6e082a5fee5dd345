// The names of compiled validators: one for each schema of the document, never an empty one.
import { describe, expect, it } from "vitest";
import { collectValidators } from "../../src/codegen/names.ts";
import { loadDocument } from "../../src/contract/load.ts";

const { contract } = await loadDocument("test/documents/codegen/odd.yaml");
const validators = collectValidators(contract);

describe("nameOf", () => {
  it("gives each schema of the document its own name, an identifier", () => {
    expect(validators.entries.size).toBeGreaterThan(3);
    for (const [name, schema] of validators.entries) {
      expect(name).toMatch(/^[A-Za-z_$][\w$]*$/);
      expect(validators.nameOf(schema)).toBe(name);
    }
  });

  it("refuses a schema that no operation uses, in place of an empty name", () => {
    expect(() => validators.nameOf({ type: "null" })).toThrow(
      'No operation uses this schema, so it has no validator: {"type":"null"}',
    );
    // @ts-expect-error a caller has no name to give, so it can't give an empty one
    expect(() => validators.nameOf({ type: "null" }, "")).toThrow();
  });
});
