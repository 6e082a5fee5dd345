// What the lint rule branches-differ reports, a validator that we generate refuses.
import { expect, it } from "vitest";
import { overlapOf } from "../../src/schema/overlap.ts";
import { compiled } from "./compiled.ts";

const text = { type: "string" };
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
});
const overlapping: readonly [name: string, oneOf: readonly unknown[], fitsBoth: unknown][] = [
  ["numbers", [{ type: "integer" }, { type: "number" }], 1],
  ["dates", [{ type: "string", format: "date" }, text], "2020-01-01"],
  ["sizes", [{ enum: ["s", "m"] }, { enum: ["m", "l"] }], "m"],
  ["ranges", [object({ lt: { type: "number" } }), object({ lt: text })], {}],
  ["optional", [object({ a: text }), object({ b: text })], {}],
  ["kinds", [object({ kind: text }, ["kind"]), object({ kind: text, more: text }, ["kind"])], { kind: "a" }],
  [
    "unnamed",
    [object({ type: { enum: ["a"] } }, ["type"]), object({ id: text }, ["id"])],
    { type: "a", id: "b" },
  ],
];
const entries = Object.fromEntries(overlapping.map(([name, oneOf]) => [name, { oneOf }]));
const validators = await compiled({ components: {}, entries });

it.each(overlapping)("branches of %s overlap, and what fits both is refused", (name, [one, other], value) => {
  expect(overlapOf(one, other, {})).toBeDefined();
  expect(validators[name]?.(value)).toBe(false);
});
