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
    ["fits", lamp, { name: "a", next: { name: "b" } }, []],
    ["lacks a member deep inside", lamp, { name: "a", next: {} }, ["/next/name is required"]],
    ["an unknown format judges nothing", { type: "string", format: "shoe-size" }, "x", []],
    ["a known one does", { type: "string", format: "date" }, "x", ["must be a date such as 2026-01-31"]],
    ["OpenAPI 3.0 says null otherwise", { $ref: "#/components/schemas/Old" }, { name: null }, undefined],
    ["what is never shown is not missed", { $ref: "#/components/schemas/Secret" }, {}, undefined],
    ["a reference to nowhere", { $ref: "#/components/schemas/None" }, 1, undefined],
    ["a reference to a file", { $ref: "lamp.yaml" }, 1, undefined],
    ["a component that is not a schema", { $ref: "#/components/schemas/Broken" }, 1, undefined],
    ["an invalid pattern", { pattern: "(" }, "x", undefined],
  ])("%s", (_, schema, value, want) => {
    const found = faults(schema, value)?.map(({ pointer, detail }) => `${pointer} ${detail}`.trim());
    expect(found === undefined ? undefined : found.length).toBe(want?.length);
    if (want?.[0]?.startsWith("/")) expect(found).toEqual(want);
  });
});
