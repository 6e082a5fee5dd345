/** Strings and numbers that violate one keyword of their schema and are otherwise as close to valid as possible. */
import fc from "fast-check";
import type { Flat } from "./flattened.ts";
import type { Tester } from "./pattern/linear.ts";
import { testerIfAny } from "./pattern/pattern.ts";

/** One way to make a value invalid: what is wrong, in words, and an arbitrary of such values. */
export type Broken = {
  readonly says: string;
  readonly content: fc.Arbitrary<unknown>;
  /** For an object: the member whose value is invalid. */
  readonly member?: string;
};

type Keywords = Flat["keywords"];

const TOO_LONG_TO_SEND = 100_000;
/** Some databases cannot keep it, so a pattern may refuse it and nothing else. */
const NUL = "\0";

/** For each format, texts that no reader of the format accepts. */
const misfits: Readonly<Record<string, readonly string[]>> = {
  date: ["not-a-date", "2023-02-30"],
  "date-time": ["not-a-time", "2023-02-30T10:00:00Z"],
  time: ["not-a-time"],
  email: ["nobody"],
  uuid: ["not-a-uuid"],
  uri: ["not a uri"],
  ipv4: ["1.2.3.256"],
  ipv6: ["not-an-address"],
};

/**
 * @param keywords of a schema whose type is `string`
 * @param valid draws valid values; called only if one is needed
 * @returns strings, each invalid in one way
 */
export function brokenText(keywords: Keywords, valid: () => fc.Arbitrary<unknown>): readonly Broken[] {
  const { minLength, maxLength, pattern, format } = keywords;
  const ways: Broken[] = [];
  const add = (says: string, text: unknown): void => void ways.push({ says, content: fc.constant(text) });
  if (typeof minLength === "number" && minLength > 0) add("too short", "x".repeat(minLength - 1));
  if (typeof maxLength === "number" && maxLength < TOO_LONG_TO_SEND)
    add("too long", "x".repeat(maxLength + 1));
  const tester = typeof pattern === "string" ? testerIfAny(pattern) : undefined;
  if (tester !== undefined) ways.push(...unlikePattern(tester, valid));
  if (Array.isArray(keywords.enum)) ways.push(...unlikeEnum(keywords.enum));
  const [far, near] = typeof format === "string" ? (misfits[format] ?? []) : [];
  if (far !== undefined) add(`not in the format ${format}`, far);
  if (near !== undefined) add(`a ${format} that does not exist`, near);
  return ways;
}

function unlikePattern(pattern: Tester, valid: () => fc.Arbitrary<unknown>): readonly Broken[] {
  const misfit = ["~ ~", "", "x", NUL].find((text) => !pattern.test(text));
  if (misfit === undefined) return [];
  const alone = { says: "that does not match its pattern", content: fc.constant(misfit) };
  if (misfit === NUL) return [alone];
  const matching = valid();
  const around = (change: (text: string) => string): fc.Arbitrary<unknown> =>
    matching.map((text) => (pattern.test(change(String(text))) ? misfit : change(String(text))));
  return [
    alone,
    { says: "with extra text before a match of its pattern", content: around((text) => `~${text}`) },
    { says: "with extra text after a match of its pattern", content: around((text) => `${text}~`) },
  ];
}

function unlikeEnum(values: readonly unknown[]): readonly Broken[] {
  const other = values
    .filter((value) => typeof value === "string")
    .flatMap((value) => [value.toUpperCase(), value.toLowerCase()])
    .find((text) => !values.includes(text));
  const none = { says: "not one of its values", content: fc.constant(`${values.join("")}-not`) };
  return other === undefined
    ? [none]
    : [none, { says: "a value in the wrong case", content: fc.constant(other) }];
}

/**
 * @param keywords of a schema whose types include `number` or `integer`
 * @param types all of its types
 * @returns numbers, each invalid in one way
 */
export function brokenNumber(keywords: Keywords, types: readonly string[]): readonly Broken[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const isInteger = !types.includes("number");
  const step = typeof multipleOf === "number" ? multipleOf : isInteger ? 1 : 0.25;
  const ways: Broken[] = [];
  const add = (says: string, value: number): void => void ways.push({ says, content: fc.constant(value) });
  if (typeof minimum === "number") add("below its minimum", minimum - step);
  if (typeof maximum === "number") add("above its maximum", maximum + step);
  if (typeof exclusiveMinimum === "number") add("equal to its exclusive minimum", exclusiveMinimum);
  if (typeof exclusiveMaximum === "number") add("equal to its exclusive maximum", exclusiveMaximum);
  const within = Number(minimum ?? exclusiveMinimum ?? Number(maximum ?? exclusiveMaximum ?? step) - step);
  const multiple = Math.ceil(within / step) * step;
  if (isInteger) add("not an integer", multiple + 0.5);
  const half = isInteger ? Math.floor(step / 2) : step / 2;
  if (typeof multipleOf === "number" && half > 0) add(`not a multiple of ${multipleOf}`, multiple + half);
  return ways;
}
