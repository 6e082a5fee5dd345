/** Valid values that programs lose: falsy ones, numbers that need many digits, long text, and text with punctuation. */
import { membersOf } from "../json/record.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, typesOf } from "./flattened.ts";
import { testerIfAny } from "./pattern/pattern.ts";
import { settled } from "./settled.ts";

type Keywords = Flat["keywords"];

/** Of text without a bound, and of text with one. */
const LONG = 600;
const LONGEST = 5000;
/** A text without its own meaning in any program, in lower case, because some servers fold the case of text. */
const PUNCTUATED = `"it's" 5 < 6 & 7 > 3, 100% \\ {ok}; größe 日本語`;
const ANY = { test: () => true };
/** Beyond 32 bits, and with more digits than a float of 32 bits holds. */
const LARGE_INTEGER = 3_000_000_007;
const PRECISE = 123_456_789.5;

/**
 * @param schema the schema of an object
 * @param components the document's `components.schemas`
 * @returns member -> its notable values, the falsy one first; only members that have any
 * @example
 * notableMembers({ properties: { stock: { type: "integer", minimum: 0 } } }, {}) // { stock: [0, 3000000007] }
 */
export function notableMembers(
  schema: unknown,
  components: Components,
): Readonly<Record<string, readonly unknown[]>> {
  const { keywords } = settled(schema, components);
  const found = Object.entries(membersOf(keywords.properties)).flatMap(([name, member]) => {
    const flat = settled(member, components);
    const values = flat.keywords.readOnly === true ? [] : notableValues(flat, components);
    return values.length === 0 ? [] : [[name, values] as const];
  });
  return Object.fromEntries(found);
}

/** Only of plain values: a format, or a pattern that one of the values does not match, says that there are further rules. */
function notableValues(flat: Flat, components: Components): readonly unknown[] {
  const { keywords, choices } = flat;
  const narrow = ["const", "enum", "format", "multipleOf"];
  const types = typesOf(flat, components).filter((type) => type !== "null");
  const isWide = keywords.format === "int64" || keywords.format === "double";
  if (choices.length > 0 || types.length !== 1) return [];
  if (narrow.some((keyword) => Object.hasOwn(keywords, keyword)) && !isWide) return [];
  switch (types[0]) {
    case "boolean":
      return [false, true];
    case "string":
      return textsWithin(keywords);
    case "integer":
      return [0, -1, LARGE_INTEGER].filter((one) => isWithin(one, keywords));
    case "number":
      return [0, -0.5, PRECISE].filter((one) => isWithin(one, keywords));
    case "array":
      return Number(keywords.minItems ?? 0) === 0 ? [[]] : [];
    default:
      return [];
  }
}

function textsWithin({ minLength, maxLength, pattern }: Keywords): readonly string[] {
  const [least, most] = [Number(minLength ?? 0), Number(maxLength ?? Number.POSITIVE_INFINITY)];
  const length = most <= LONGEST ? most : LONG;
  // No space at the end, which a server may trim.
  const long = `${"abcdefghij klmnopqrst uvwxyz ".repeat(LONGEST).slice(0, Math.max(0, length - 1))}z`;
  // One character each: the punctuation has none beyond the basic plane.
  const texts = ["", PUNCTUATED, long];
  const tester = typeof pattern === "string" ? testerIfAny(pattern) : ANY;
  if (!texts.every((text) => text === "" || tester?.test(text))) return [];
  return texts.filter((text) => text.length >= least && text.length <= most && tester?.test(text));
}

function isWithin(value: number, keywords: Keywords): boolean {
  const bound = (name: string, usual: number): number =>
    typeof keywords[name] === "number" ? Number(keywords[name]) : usual;
  const [low, high] = [bound("minimum", -Infinity), bound("maximum", Infinity)];
  const [above, below] = [bound("exclusiveMinimum", -Infinity), bound("exclusiveMaximum", Infinity)];
  return value >= low && value <= high && value > above && value < below;
}
