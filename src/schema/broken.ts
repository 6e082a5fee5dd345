/** Draws content that its schema refuses, broken in one way that has a name; never loaded by a server. */
import fc from "fast-check";
import { arbitraryValue } from "./arbitrary.ts";
import { type Flat, flattened, typesOf } from "./flattened.ts";
import { type Components, isObject } from "./json-pointer.ts";

/** One way to break content: what is wrong with it, in words, and content that has it wrong. */
export type Broken = { readonly says: string; readonly content: fc.Arbitrary<unknown> };

const TOO_LONG_TO_SEND = 100_000;
const wrong: Readonly<Record<string, unknown>> = { string: 7, array: "text", object: "text" };

/**
 * @param schema the schema of an object
 * @param components the document's `components.schemas`
 * @returns each single way to break it that the schema surely refuses, on content otherwise valid and with all members
 */
export function waysToBreak(schema: unknown, components: Components): readonly Broken[] {
  const whole = arbitraryValue(schema, components, "all");
  const { keywords } = flattened(schema, components);
  const required = new Set([keywords.required ?? []].flat());
  const ways: Broken[] = [
    { says: "a list instead of an object", content: whole.map((content) => [content]) },
  ];
  if (keywords.additionalProperties === false) {
    ways.push({ says: "an unknown member", content: whole.map((one) => set(one, "x-unknown-member", true)) });
  }
  for (const [name, member] of Object.entries(isObject(keywords.properties) ? keywords.properties : {})) {
    const flat = flattened(member, components);
    if (flat.keywords.readOnly === true) continue;
    if (required.has(name))
      ways.push({ says: `without ${name}`, content: whole.map((one) => unset(one, name)) });
    for (const [says, value] of brokenMember(flat, components)) {
      ways.push({ says: `${name} ${says}`, content: whole.map((one) => set(one, name, value)) });
    }
  }
  return ways;
}

/**
 * @param schema the schema of an object
 * @param components the document's `components.schemas`
 * @returns an arbitrary of content that is broken in one of the ways, with the way's name
 */
export function brokenContent(
  schema: unknown,
  components: Components,
): fc.Arbitrary<{ readonly says: string; readonly content: unknown }> {
  const ways = waysToBreak(schema, components);
  return fc.oneof(...ways.map(({ says, content }) => content.map((value) => ({ says, content: value }))));
}

function brokenMember(flat: Flat, components: Components): readonly (readonly [string, unknown])[] {
  const { keywords, choices } = flat;
  const types = typesOf(flat, components);
  const found: (readonly [string, unknown])[] = [];
  if (types.length > 0) {
    const other = types.map((type) => wrong[type] ?? "text").find((value) => !types.includes(typeof value));
    if (other !== undefined && !(other === 7 && types.includes("integer")))
      found.push(["of a wrong type", other]);
  }
  if (choices.length === 0) found.push(...outOfBounds(keywords, types));
  return found;
}

function* outOfBounds(
  keywords: Flat["keywords"],
  types: readonly string[],
): Generator<readonly [string, unknown]> {
  const { minLength, maxLength, minimum, maximum, minItems, pattern } = keywords;
  if (types.includes("string")) {
    if (typeof minLength === "number" && minLength > 0) yield ["too short", "x".repeat(minLength - 1)];
    if (typeof maxLength === "number" && maxLength < TOO_LONG_TO_SEND)
      yield ["too long", "x".repeat(maxLength + 1)];
    const misfit = ["~ ~", "", "x"].find(
      (text) => pattern !== undefined && !new RegExp(`${pattern}`, "u").test(text),
    );
    if (misfit !== undefined) yield ["unlike its pattern", misfit];
    if (Array.isArray(keywords.enum)) yield ["none of its values", `${keywords.enum.join("")}-not`];
  }
  if (types.includes("integer") || types.includes("number")) {
    if (typeof minimum === "number") yield ["below its minimum", minimum - 1];
    if (typeof maximum === "number") yield ["above its maximum", maximum + 1];
    if (!types.includes("number")) yield ["not an integer", Number(minimum ?? 0) + 0.5];
  }
  if (types.includes("array") && typeof minItems === "number" && minItems > 0)
    yield ["with too few items", []];
}

function set(content: unknown, name: string, value: unknown): unknown {
  return isObject(content) ? { ...content, [name]: value } : content;
}

function unset(content: unknown, name: string): unknown {
  if (!isObject(content)) return content;
  const { [name]: _left, ...rest } = content;
  return rest;
}
