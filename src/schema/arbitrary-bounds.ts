/** Draws valid values at the limits of a schema: at each bound, and text whose length is easy to miscount. */
import fc from "fast-check";
import { isRecord, membersOf } from "../json/record.ts";
import { arbitraryValue } from "./arbitrary.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, typesOf } from "./flattened.ts";
import { settled } from "./settled.ts";

/** The lower bounds, the upper bounds, and two kinds of text whose length programs miscount. */
export type Edge = (typeof edgeNames)[number];

export const edgeNames = ["least", "most", "astral", "mixed"] as const;

/** Each edge, as the end of a sentence about a value. */
export const edges: Readonly<Record<Edge, string>> = {
  least: "at its lower bound",
  most: "at its upper bound",
  astral: "of characters beyond the basic plane",
  mixed: "of combining and right-to-left characters",
};

// Each entry is one character as JSON Schema counts (RFC 8259 8.2: code points), and not white space or a control.
const characters: Readonly<Record<Edge, readonly string[]>> = {
  least: [..."abcdefghijklmnopqrstuvwxyz"],
  most: [..."abcdefghijklmnopqrstuvwxyz"],
  astral: [..."😀🌍𠮷𐍈🎈🚀"],
  mixed: [..."e\u0301o\u0308\u0323ñشלםع日"],
};

const LONGEST = 5000;
const MOST_ITEMS = 100;
const UNBOUNDED = 12;

type Drawing = { readonly components: Components; readonly edge: Edge; readonly depth: number };

/** How many objects and lists may be inside each other: a schema may contain itself. */
const DEEPEST = 5;

/**
 * Leaves out members with a `pattern`, a `format`, an `enum` or examples, since those are not bounds.
 *
 * @param schema the schema of an object
 * @param components the document's `components.schemas`
 * @param edge which edge
 * @returns member -> an arbitrary of its values at that edge; only members that have such an edge
 */
export function membersAtEdge(
  schema: unknown,
  components: Components,
  edge: Edge,
): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  return membersIn(schema, { components, edge, depth: 0 });
}

function membersIn(schema: unknown, drawing: Drawing): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const { components, depth } = drawing;
  if (depth >= DEEPEST) return {};
  const { keywords } = settled(schema, components);
  const found: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, member] of Object.entries(membersOf(keywords.properties))) {
    if (settled(member, components).keywords.readOnly === true) continue;
    const drawn = atEdge(member, { ...drawing, depth: depth + 1 });
    if (drawn !== undefined) found[name] = drawn;
  }
  return found;
}

/** `undefined`: the schema has no such edge. */
function atEdge(schema: unknown, drawing: Drawing): fc.Arbitrary<unknown> | undefined {
  const flat = settled(schema, drawing.components);
  const { keywords, choices } = flat;
  const narrow = ["const", "enum", "examples", "example", "pattern", "format"];
  if (choices.length > 0 || narrow.some((keyword) => Object.hasOwn(keywords, keyword))) return undefined;
  const types = typesOf(flat, drawing.components).filter((type) => type !== "null");
  switch (types.length === 1 ? types[0] : undefined) {
    case "string":
      return textAt(keywords, drawing.edge);
    case "integer":
    case "number":
      return numberAt(keywords, drawing.edge, types[0] === "integer");
    case "array":
      return listAt(keywords, drawing);
    case "object":
      return objectAt(schema, flat, drawing);
    default:
      return undefined;
  }
}

function textAt(keywords: Flat["keywords"], edge: Edge): fc.Arbitrary<unknown> | undefined {
  const { minLength, maxLength } = keywords;
  const least = typeof minLength === "number" ? minLength : undefined;
  const most = typeof maxLength === "number" && maxLength <= LONGEST ? maxLength : undefined;
  const lengths = { least, most, astral: most ?? UNBOUNDED, mixed: Math.min(most ?? UNBOUNDED, UNBOUNDED) };
  const length = lengths[edge];
  if (length === undefined || length < (least ?? 0)) return undefined;
  const one = fc.constantFrom(...characters[edge]);
  // A combining character at the beginning could combine with the character before the text.
  const first = edge === "mixed" ? fc.constant("e") : one;
  if (length === 0) return fc.constant("");
  const rest = fc.array(one, { minLength: length - 1, maxLength: length - 1 });
  return fc.tuple(first, rest).map(([start, more]) => [start, ...more].join(""));
}

function numberAt(
  keywords: Flat["keywords"],
  edge: Edge,
  isInteger: boolean,
): fc.Arbitrary<unknown> | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const step = typeof multipleOf === "number" ? multipleOf : isInteger ? 1 : undefined;
  const low = typeof exclusiveMinimum === "number" && step ? exclusiveMinimum + step : minimum;
  const high = typeof exclusiveMaximum === "number" && step ? exclusiveMaximum - step : maximum;
  const value = edge === "least" ? low : edge === "most" ? high : undefined;
  if (typeof value !== "number") return undefined;
  if (typeof low === "number" && typeof high === "number" && low > high) return undefined;
  const isMultiple = step === undefined || Number.isInteger(value / step);
  return isMultiple ? fc.constant(value) : undefined;
}

function listAt(keywords: Flat["keywords"], drawing: Drawing): fc.Arbitrary<unknown> | undefined {
  const { minItems, maxItems, uniqueItems, items = { type: "string" } } = keywords;
  const { components, edge } = drawing;
  const least = typeof minItems === "number" ? minItems : 0;
  const most = typeof maxItems === "number" && maxItems <= MOST_ITEMS ? maxItems : undefined;
  const inside =
    drawing.depth < DEEPEST ? atEdge(items, { ...drawing, depth: drawing.depth + 1 }) : undefined;
  if ((edge === "astral" || edge === "mixed") && (inside === undefined || most === 0)) return undefined;
  const length = edge === "least" ? least : edge === "most" ? most : Math.max(least, 1);
  if (length === undefined) return undefined;
  const item = inside ?? arbitraryValue(items, components, "all");
  const size = { minLength: length, maxLength: length };
  if (uniqueItems !== true || length < 2) return fc.array(item, size);
  // There may be too few different items at their bound, so draw any valid ones.
  return fc.uniqueArray(arbitraryValue(items, components, "all"), {
    ...size,
    selector: (one) => JSON.stringify(one),
  });
}

function objectAt(schema: unknown, { keywords }: Flat, drawing: Drawing): fc.Arbitrary<unknown> | undefined {
  const { components } = drawing;
  const members = membersIn(schema, drawing);
  if (Object.keys(members).length === 0 || !isRecord(keywords.properties)) return undefined;
  const whole = arbitraryValue(schema, components, "all");
  return fc.tuple(whole, fc.record(members)).map(([all, some]) => ({ ...(all as object), ...some }));
}
