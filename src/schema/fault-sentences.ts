/** The sentence for an error of Ajv, per keyword, for the person who sent the value. */

type Params = Readonly<Record<string, unknown>>;

/** Responses do not repeat longer texts from a schema (a pattern, a list of values). */
const longest = 200;

/**
 * @param keyword the keyword of JSON Schema that failed, such as `maxLength`
 * @param params Ajv's parameters of the error: what the schema requires, never the value that was sent
 * @param otherwise the sentence for a keyword that is not in the table
 * @returns the predicate of a sentence whose subject is the value: `must be at most 300 characters`
 */
export function sentenceFor(keyword: string, params: Params, otherwise: string): string {
  return (Object.hasOwn(sentences, keyword) && sentences[keyword]?.(params)) || otherwise;
}

const sentences: Readonly<Record<string, (params: Params) => string>> = {
  type: ({ type }) =>
    `must be ${typeof type === "string" ? kindOf(type) : listed([type].flat().map(kindOf))}`,
  enum: ({ allowedValues }) => `must be ${oneOf(Array.isArray(allowedValues) ? allowedValues : [])}`,
  const: ({ allowedValue }) => `must be ${short(JSON.stringify(allowedValue), "the only allowed value")}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be greater than ${limit}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${limit}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${multipleOf}`,
  minLength: ({ limit }) => `must be at least ${counted(limit, "character")}`,
  maxLength: ({ limit }) => `must be at most ${counted(limit, "character")}`,
  pattern: ({ pattern }) =>
    patterns.get(String(pattern)) ?? `must match the pattern ${short(String(pattern), "declared for it")}`,
  format: ({ format }) => `must be ${formats.get(String(format)) ?? `in the format "${format}"`}`,
  minItems: ({ limit }) => `must have at least ${counted(limit, "item")}`,
  maxItems: ({ limit }) => `must have at most ${counted(limit, "item")}`,
  items: ({ limit }) => `must have at most ${counted(limit, "item")}`,
  uniqueItems: ({ i, j }) => `must not repeat items (items ${i} and ${j} are the same)`,
  contains: ({ minContains, maxContains }) =>
    maxContains === undefined
      ? `must have at least ${counted(minContains, "item")} of the declared kind`
      : `must have ${minContains} to ${counted(maxContains, "item")} of the declared kind`,
  minProperties: ({ limit }) => `must have at least ${counted(limit, "member")}`,
  maxProperties: ({ limit }) => `must have at most ${counted(limit, "member")}`,
  required: () => "is required",
  dependentRequired: ({ property }) =>
    `is required if ${short(JSON.stringify(property), "another member")} is present`,
  additionalProperties: () => "is not a declared member of this object",
  unevaluatedProperties: () => "is not a declared member of this object",
  unevaluatedItems: ({ len }) => `must have at most ${counted(len, "item")}`,
  not: () => "must not match the excluded schema",
  oneOf: () => "matches more than one of the allowed forms, but must match exactly one",
  "false schema": () => "is not allowed",
};

/** Patterns that refuse a character that nobody sees. */
const patterns: ReadonlyMap<string, string> = new Map(
  ["^[^\\u0000]*$", "^[^\\x00]*$", "^[^\\0]*$", "^[^\\u0000]+$", "^[^\\x00]+$", "^[^\\0]+$"].map(
    (pattern) => [pattern, "must not contain the character U+0000"],
  ),
);

const types: ReadonlyMap<string, string> = new Map([
  ["string", "a string"],
  ["integer", "an integer"],
  ["number", "a number"],
  ["boolean", "true or false"],
  ["array", "an array"],
  ["object", "an object"],
  ["null", "null"],
]);

const formats: ReadonlyMap<string, string> = new Map([
  ["date", "a date, such as 2026-11-30"],
  ["time", "a time with its offset, such as 09:30:00Z"],
  ["date-time", "a date and time with its offset, such as 2026-11-30T09:30:00Z"],
  ["duration", "a duration, such as P3DT12H"],
  ["uri", "an absolute URI, such as https://example.com/books"],
  ["uri-reference", "a URI or a reference relative to one"],
  ["email", "an e-mail address"],
  ["hostname", "a host name"],
  ["ipv4", "an IPv4 address"],
  ["ipv6", "an IPv6 address"],
  ["uuid", "a UUID, such as 123e4567-e89b-12d3-a456-426614174000"],
  ["byte", "Base64"],
  ["int32", "a 32-bit integer"],
  ["int64", "a 64-bit integer"],
]);

function kindOf(type: unknown): string {
  return types.get(String(type)) ?? String(type);
}

/** @returns `a, b or c` */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => JSON.stringify(value));
  return words.length === 1 ? short(words.join(), "the only allowed value") : `one of ${few(words)}`;
}

function few(words: readonly string[]): string {
  const whole = words.join(", ");
  if (whole.length <= longest) return whole;
  const fitting = words.filter((_word, at) => words.slice(0, at + 1).join(", ").length <= longest);
  return `the ${words.length} allowed values${fitting.length === 0 ? "" : `, such as ${fitting.slice(0, 3).join(", ")}`}`;
}

function short(text: string, otherwise: string): string {
  return text.length <= longest ? text : otherwise;
}

function counted(count: unknown, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
