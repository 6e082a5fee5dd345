// Values in third-party responses, validated against third-party schemas; what cannot be validated is not reported.
import { describe, expect, it } from "vitest";
import { faultsIn } from "../../src/schema/validity.ts";

const components = {
  Lamp: {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, next: { $ref: "#/components/schemas/Lamp" } },
  },
  Old: { type: "object", properties: { name: { type: "string", nullable: true } } },
  Secret: { type: "object", required: ["key"], properties: { key: { type: "string", writeOnly: true } } },
  Broken: { type: "strin" },
};
const faults = faultsIn(components);
const lamp = { $ref: "#/components/schemas/Lamp" };

describe("a value and its schema", () => {
  it.each<[string, unknown, unknown, readonly string[] | undefined]>([
    ["is valid", lamp, { name: "a", next: { name: "b" } }, []],
    ["lacks a nested member", lamp, { name: "a", next: {} }, ["/next/name is required"]],
    ["an unknown format is not checked", { type: "string", format: "shoe-size" }, "x", []],
    [
      "a known format is checked",
      { type: "string", format: "date" },
      "x",
      ["must be a date such as 2026-01-31"],
    ],
    [
      "nullable from OpenAPI 3.0 cannot be checked",
      { $ref: "#/components/schemas/Old" },
      { name: null },
      undefined,
    ],
    ["a write-only member may be absent", { $ref: "#/components/schemas/Secret" }, {}, undefined],
    ["an unresolved reference", { $ref: "#/components/schemas/None" }, 1, undefined],
    ["a reference to a file", { $ref: "lamp.yaml" }, 1, undefined],
    ["a component that is not a schema", { $ref: "#/components/schemas/Broken" }, 1, undefined],
    ["an invalid pattern", { pattern: "(" }, "x", undefined],
  ])("%s", (_, schema, value, want) => {
    const found = faults(schema, value)?.map(({ pointer, detail }) => `${pointer} ${detail}`.trim());
    expect(found === undefined ? undefined : found.length).toBe(want?.length);
    if (want?.[0]?.startsWith("/")) expect(found).toEqual(want);
  });
});
