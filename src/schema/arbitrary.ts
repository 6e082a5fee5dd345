/** Draws arbitrary valid values for a JSON schema with fast-check; servers never load this module. */
import fc from "fast-check";
import { isRecord, membersOf } from "../json/record.ts";
import { arbitraryNumber } from "./arbitrary-number.ts";
import { arbitraryText, CannotDraw } from "./arbitrary-text.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, flattened, typesOf } from "./flattened.ts";

/** Which optional members a drawn object has. */
export type WhichMembers = "some" | "all" | "required";

type Drawing = { readonly components: Components; readonly members: WhichMembers; readonly depth: number };

const DEEPEST = 5;
const ITEMS = 3;

/**
 * Values are plain on purpose: they test what a server does with content, not how it reads unusual text. A value that
 * a server may trim, fold, round, sort or deduplicate is drawn in that form already.
 *
 * @param schema a schema as OpenAPI 3.1 uses it
 * @param components the document's `components.schemas`
 * @param members which optional members an object has; members marked `readOnly` are always left out
 * @returns an arbitrary of valid values; for a string with `examples` and a `pattern` or an unknown `format`, only the
 * examples, because rules outside the schema may apply to it
 * @throws CannotDraw if nothing can be drawn for a required value: its bounds exclude each other, or it has an unknown
 *   `format` and no example
 */
export function arbitraryValue(
  schema: unknown,
  components: Components,
  members: WhichMembers = "some",
): fc.Arbitrary<unknown> {
  return draw(schema, { components, members, depth: 0 });
}

function draw(schema: unknown, drawing: Drawing): fc.Arbitrary<unknown> {
  const flat = flattened(schema, drawing.components);
  const { keywords, choices } = flat;
  if (Object.hasOwn(keywords, "const")) return fc.constant(keywords.const);
  if (Array.isArray(keywords.enum)) {
    if (keywords.enum.length === 0) throw new CannotDraw("an empty `enum` allows no value");
    return fc.constantFrom(...keywords.enum);
  }
  const examples = examplesOf(keywords);
  if (examples.length > 0 && isNarrow(flat, drawing.components)) return fc.constantFrom(...examples);
  const [branches, ...others] = choices;
  if (branches !== undefined) {
    const rest = { ...keywords, allOf: others.map((anyOf) => ({ anyOf })) };
    return oneOfThese(branches, (branch) => draw({ allOf: [rest, branch] }, drawing));
  }
  const types = typesOf(flat, drawing.components);
  const likely = types.length > 0 ? types : [likelyType(keywords)];
  return oneOfThese(likely, (type) => drawType(type, keywords, drawing));
}

/** Leaves out the alternatives for which nothing can be drawn, as long as there is a different one. */
function oneOfThese<Alternative>(
  alternatives: readonly Alternative[],
  drawn: (alternative: Alternative) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const found: fc.Arbitrary<unknown>[] = [];
  let reason: CannotDraw | undefined;
  for (const alternative of alternatives) {
    try {
      found.push(drawn(alternative));
    } catch (error) {
      if (!(error instanceof CannotDraw)) throw error;
      reason ??= error;
    }
  }
  if (found.length === 0) throw reason ?? new CannotDraw("the schema allows no value");
  return fc.oneof(...found);
}

function drawType(type: string, keywords: Flat["keywords"], drawing: Drawing): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return arbitraryNumber(keywords, true);
    case "number":
      return arbitraryNumber(keywords, false);
    case "array":
      return drawArray(keywords, drawing);
    case "object":
      return drawObject(keywords, drawing);
    default:
      return arbitraryText(keywords);
  }
}

function drawArray(keywords: Flat["keywords"], drawing: Drawing): fc.Arbitrary<unknown> {
  const least = Number(keywords.minItems ?? 0);
  if (least > Number(keywords.maxItems ?? least))
    throw new CannotDraw(`no list has at least ${least} and at most ${keywords.maxItems} items`);
  if (drawing.depth >= DEEPEST) return fc.constant([]);
  const item = draw(keywords.items ?? { type: "string" }, { ...drawing, depth: drawing.depth + 1 });
  const size = {
    minLength:
      drawing.members === "all" ? Math.max(least, Math.min(1, Number(keywords.maxItems ?? 1))) : least,
    maxLength: Math.min(Number(keywords.maxItems ?? least + ITEMS), least + ITEMS),
  };
  const isUnique = keywords.uniqueItems === true;
  const drawn = isUnique
    ? fc.uniqueArray(item, { ...size, selector: (one) => JSON.stringify(one) })
    : fc.array(item, size);
  return drawn.map((items) => {
    const kept = sorted(items);
    return kept.length >= size.minLength ? kept : items;
  });
}

/** Sorts strings and numbers, without duplicates, in the order of every program; leaves other items unchanged. */
function sorted(items: readonly unknown[]): readonly unknown[] {
  const texts = items.filter((item) => typeof item === "string").sort((a, b) => a.localeCompare(b, "en"));
  if (texts.length === items.length && texts.length > 0) {
    const kept: string[] = [];
    for (const text of texts) if (text > (kept.at(-1) ?? "") || kept.length === 0) kept.push(text);
    return kept;
  }
  const numbers = items.filter((item) => typeof item === "number").sort((a, b) => a - b);
  return numbers.length === items.length ? [...new Set(numbers)] : items;
}

function drawObject(keywords: Flat["keywords"], drawing: Drawing): fc.Arbitrary<unknown> {
  const required = new Set([keywords.required ?? []].flat());
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, member] of Object.entries(membersOf(keywords.properties))) {
    if (flattened(member, drawing.components).keywords.readOnly === true) continue;
    if (!required.has(name) && (drawing.members === "required" || drawing.depth >= DEEPEST)) continue;
    const drawn = drawMember(member, { ...drawing, depth: drawing.depth + 1 }, required.has(name));
    if (drawn !== undefined) model[name] = drawn;
  }
  if (drawing.members === "all") return fc.record(model, { noNullPrototype: true });
  const requiredKeys = Object.keys(model).filter((name) => required.has(name));
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}

/** Leaves out an optional member for which no value can be drawn. */
function drawMember(
  schema: unknown,
  drawing: Drawing,
  isRequired: boolean,
): fc.Arbitrary<unknown> | undefined {
  try {
    return draw(schema, drawing);
  } catch (error) {
    if (error instanceof CannotDraw && !isRequired) return undefined;
    throw error;
  }
}

function examplesOf(keywords: Flat["keywords"]): readonly unknown[] {
  if (Array.isArray(keywords.examples)) return keywords.examples;
  return Object.hasOwn(keywords, "example") ? [keywords.example] : [];
}

/** Whether the schema has a pattern, also in a branch: usually there are further rules for such a value. */
function isNarrow({ keywords, choices }: Flat, components: Components): boolean {
  if (typeof keywords.pattern === "string") return true;
  return choices.some((branches) => branches.some((one) => isNarrow(flattened(one, components), components)));
}

function likelyType(keywords: Flat["keywords"]): string {
  if (isRecord(keywords.properties)) return "object";
  if ("items" in keywords) return "array";
  return "minimum" in keywords || "maximum" in keywords ? "integer" : "string";
}
