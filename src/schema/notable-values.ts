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
/** A text without its own meaning in any program, with capitals, spaces and lines, and characters that NFKC replaces. */
const PUNCTUATED = `"It's" 5 < 6 & 7  > 3, 100% \\ {OK};\tGröße\n日本語 ½ﬁ`;
const SHORT = `Ab  "Cd" <e> & ½ﬁ`;
/** Beyond the basic plane, in the middle and at the end. */
const ASTRAL = "a 🐝 b𝒳";
const ANY = { test: () => true };
/** Beyond 32 bits, and with more digits than a float of 32 bits or an amount of money holds. */
const LARGE_INTEGER = 3_000_000_007;
const PRECISE = [98_765.4321, 0.1234];

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
function notableValues(flat: Flat, components: Components, depth = 0): readonly unknown[] {
  const { keywords, choices } = flat;
  const types = typesOf(flat, components).filter((type) => type !== "null");
  if (choices.length > 0 || types.length !== 1) return [];
  const formatted = types[0] === "string" ? formattedWithin(keywords) : undefined;
  if (formatted !== undefined) return formatted;
  const isWide = keywords.format === "int64" || keywords.format === "double";
  if (NARROW.some((keyword) => Object.hasOwn(keywords, keyword)) && !isWide) return [];
  switch (types[0]) {
    case "boolean":
      return [false, true];
    case "string":
      return textsWithin(keywords);
    case "integer":
      return [0, -1, LARGE_INTEGER].filter((one) => isWithin(one, keywords));
    case "number":
      return [0, -0.5, PRECISE.find((one) => isWithin(one, keywords))].filter(
        (one) => one !== undefined && isWithin(one, keywords),
      );
    case "array":
      return listsWithin(keywords, components, depth);
    case "object":
      return objectsWithin(keywords, components, depth);
    default:
      return [];
  }
}

const NARROW = ["const", "enum", "format", "multipleOf"];

/** Of each format, valid texts with a part that programs drop or change. */
const FORMATTED: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2024-02-29T23:30:15+05:30", "2024-12-31T23:59:59-08:00"],
  uri: ["https://example.com/Ab/c%20d?Ef=g&h=1#Part", "https://example.com/a?b=c,d;e=~f"],
  url: ["https://example.com/Ab/c%20d?Ef=g&h=1#Part"],
  email: ["first.last+tag@example.com"],
  uuid: ["4BDC1F5E-9A7C-4E4B-8F5D-0C6A2B3D4E5F"],
};

/** @returns `undefined` if the format is none of them, or there are further rules. */
function formattedWithin(keywords: Keywords): readonly unknown[] | undefined {
  const { format, maxLength, pattern } = keywords;
  const texts = typeof format === "string" ? FORMATTED[format] : undefined;
  if (texts === undefined || pattern !== undefined || Object.hasOwn(keywords, "enum")) return undefined;
  return texts.filter((text) => text.length <= Number(maxLength ?? text.length));
}

const DEEPEST = 1;

/** Objects whose members have such values; none if a required one has no such value. */
function objectsWithin(keywords: Keywords, components: Components, depth: number): readonly unknown[] {
  if (depth > DEEPEST) return [];
  const inner = Object.entries(membersOf(keywords.properties)).flatMap(([name, member]) => {
    const flat = settled(member, components);
    const values = flat.keywords.readOnly === true ? [] : notableValues(flat, components, depth + 1);
    return values.length === 0 ? [] : [[name, values] as const];
  });
  const names = new Set(inner.map(([name]) => name));
  if (![keywords.required ?? []].flat().every((name) => names.has(String(name)))) return [];
  const most = Math.max(0, ...inner.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(inner.map(([name, values]) => [name, values[at % values.length]])),
  );
}

/** The empty list, and one that is not in order and has a value twice, if the schema of its items allows one. */
function listsWithin(
  { minItems, maxItems, uniqueItems, items }: Keywords,
  components: Components,
  depth: number,
): readonly unknown[] {
  const [least, most] = [Number(minItems ?? 0), Number(maxItems ?? Number.POSITIVE_INFINITY)];
  const [low, high] = itemsWithin(items, components, depth);
  const unordered = uniqueItems === true ? [high, low] : [high, low, high];
  return [[], ...(low === undefined ? [] : [unordered])].filter(
    ({ length }) => length >= least && length <= most,
  );
}

/** Two valid items in their order. */
function itemsWithin(items: unknown, components: Components, depth: number): readonly unknown[] {
  if (items === undefined) return [];
  const flat = settled(items, components);
  const { keywords, choices } = flat;
  const narrow = ["const", "format", "multipleOf"].some((keyword) => Object.hasOwn(keywords, keyword));
  const types = typesOf(flat, components).filter((type) => type !== "null");
  if (choices.length > 0 || types.length !== 1 || narrow) return [];
  if (Array.isArray(keywords.enum)) {
    const texts = keywords.enum.filter((one) => typeof one === "string").sort();
    return texts.length > 1 ? [texts[0], texts.at(-1)] : [];
  }
  if (types[0] === "integer" || types[0] === "number")
    return [1, 2].every((one) => isWithin(one, keywords)) ? [1, 2] : [];
  if (types[0] === "object") {
    // A schema may contain a list of itself.
    const [, one, other] = objectsWithin(keywords, components, depth);
    return one === undefined || other === undefined ? [] : [one, other];
  }
  if (types[0] !== "string") return [];
  const { minLength, maxLength, pattern } = keywords;
  const tester = typeof pattern === "string" ? testerIfAny(pattern) : ANY;
  const words = ["Alder", "birch"];
  const isAllowed = (word: string): boolean =>
    word.length >= Number(minLength ?? 0) &&
    word.length <= Number(maxLength ?? word.length) &&
    tester?.test(word) === true;
  const lower = words.map((word) => word.toLowerCase());
  return [words, lower].find((some) => some.every(isAllowed)) ?? [];
}

function textsWithin({ minLength, maxLength, pattern }: Keywords): readonly string[] {
  const [least, most] = [Number(minLength ?? 0), Number(maxLength ?? Number.POSITIVE_INFINITY)];
  const length = most <= LONGEST ? most : LONG;
  // No space at the end, which a server may trim.
  const long = `${"abcdefghij klmnopqrst uvwxyz ".repeat(LONGEST).slice(0, Math.max(0, length - 1))}z`;
  const texts = ["", most < PUNCTUATED.length ? SHORT : PUNCTUATED, long, ASTRAL];
  const tester = typeof pattern === "string" ? testerIfAny(pattern) : ANY;
  if (!texts.every((text) => text === "" || tester?.test(text))) return [];
  return texts.filter((text) => lengthOf(text) >= least && lengthOf(text) <= most && tester?.test(text));
}

/** JSON Schema counts code points. */
function lengthOf(text: string): number {
  return [...text].length;
}

function isWithin(value: number, keywords: Keywords): boolean {
  const bound = (name: string, usual: number): number =>
    typeof keywords[name] === "number" ? Number(keywords[name]) : usual;
  const [low, high] = [bound("minimum", -Infinity), bound("maximum", Infinity)];
  const [above, below] = [bound("exclusiveMinimum", -Infinity), bound("exclusiveMaximum", Infinity)];
  return value >= low && value <= high && value > above && value < below;
}
