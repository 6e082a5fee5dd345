/** Draws content that violates its schema in one named way; servers never load this module. */
import fc from "fast-check";
import { isRecord, membersOf } from "../json/record.ts";
import { arbitraryValue } from "./arbitrary.ts";
import { brokenList } from "./broken-list.ts";
import { type Broken, brokenNumber, brokenText } from "./broken-scalar.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, typesOf } from "./flattened.ts";
import { settled } from "./settled.ts";

const DEEPEST = 2;
const wrong: Readonly<Record<string, unknown>> = { string: 7, array: "text", object: "text" };

/**
 * @param schema the schema of an object
 * @param components the document's `components.schemas`
 * @returns each single way that surely violates the schema, applied to valid content with all members
 */
export function waysToBreak(schema: unknown, components: Components): readonly Broken[] {
  const whole = arbitraryValue(schema, components, "all");
  const list = { says: "a list instead of an object", content: whole.map((content) => [content]) };
  return [list, ...brokenObject(schema, components, 0)];
}

/**
 * @param schema the schema of any value
 * @param components the document's `components.schemas`
 * @returns each single way that surely violates the schema
 */
export function waysToBreakValue(schema: unknown, components: Components): readonly Broken[] {
  return brokenValue(schema, components, 0);
}

function brokenObject(schema: unknown, components: Components, depth: number): readonly Broken[] {
  const { keywords } = settled(schema, components);
  const whole = arbitraryValue(schema, components, "all").filter(isRecord);
  const required = new Set([keywords.required ?? []].flat());
  const ways: Broken[] = [];
  if (keywords.additionalProperties === false) {
    ways.push({
      says: "with an unknown member",
      content: whole.map((one) => set(one, "x-unknown-member", true)),
    });
  }
  for (const [name, member] of Object.entries(membersOf(keywords.properties))) {
    if (settled(member, components).keywords.readOnly === true) continue;
    if (required.has(name))
      ways.push({ says: `without ${name}`, content: whole.map((one) => unset(one, name)) });
    for (const { says, content } of brokenValue(member, components, depth + 1)) {
      const joined = fc.tuple(whole, content).map(([one, value]) => set(one, name, value));
      ways.push({ says: `with ${name} ${says}`, content: joined, member: name });
    }
  }
  return ways;
}

function brokenValue(schema: unknown, components: Components, depth: number): readonly Broken[] {
  const flat = settled(schema, components);
  const types = typesOf(flat, components);
  const ways: Broken[] = [...wrongType(types)];
  // A value that one branch refuses may match a different branch.
  if (flat.choices.length > 0) return ways;
  if (Object.hasOwn(flat.keywords, "const")) {
    const other = typeof flat.keywords.const === "string" ? `${flat.keywords.const}-not` : "not";
    return [...ways, { says: "not its only allowed value", content: fc.constant(other) }];
  }
  return [...ways, ...brokenByType(flat, types, { schema, components, depth })];
}

type Inside = { readonly schema: unknown; readonly components: Components; readonly depth: number };

function brokenByType(flat: Flat, types: readonly string[], inside: Inside): readonly Broken[] {
  const { components, depth } = inside;
  const { keywords } = flat;
  const ways: Broken[] = [];
  // If no valid value can be drawn, a value can still be too long, but not almost valid.
  const draw = (schema: unknown): fc.Arbitrary<unknown> => arbitraryValue(schema, components, "all");
  if (types.includes("string")) ways.push(...brokenText(keywords, () => draw(inside.schema)));
  if (types.includes("integer") || types.includes("number")) ways.push(...brokenNumber(keywords, types));
  if (depth > DEEPEST) return ways;
  if (types.includes("array")) {
    ways.push(...brokenList(keywords, () => draw(keywords.items ?? { type: "string" })));
    if (keywords.items !== undefined && keywords.maxItems !== 0) {
      for (const { says, content } of brokenValue(keywords.items, components, depth + 1)) {
        ways.push({ says: `with an item ${says}`, content: content.map((item) => [item]) });
      }
    }
  }
  if (types.includes("object")) {
    for (const { says, content } of brokenObject(inside.schema, components, depth))
      ways.push({ says, content });
  }
  return ways;
}

function wrongType(types: readonly string[]): readonly Broken[] {
  if (types.length === 0) return [];
  const other = types.map((type) => wrong[type] ?? "text").find((value) => !types.includes(typeof value));
  if (other === undefined || (other === 7 && types.includes("integer"))) return [];
  return [{ says: "of the wrong type", content: fc.constant(other) }];
}

function set(content: Readonly<Record<string, unknown>>, name: string, value: unknown): unknown {
  return { ...content, [name]: value };
}

function unset(content: Readonly<Record<string, unknown>>, name: string): unknown {
  const { [name]: _left, ...rest } = content;
  return rest;
}
