/** Texts and numbers that their schema refuses by one keyword, as near to a valid value as can be. */
import fc from "fast-check";
import type { Flat } from "./flattened.ts";

/** One way to break a value: what is wrong with it, in words, and a value that has it wrong. */
export type Broken = {
  readonly says: string;
  readonly content: fc.Arbitrary<unknown>;
  /** Of an object: the member whose value is broken. */
  readonly member?: string;
};

type Keywords = Flat["keywords"];

const TOO_LONG_TO_SEND = 100_000;

/** Of each format texts that none of its readers takes for one. */
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
 * @param valid draws what fits; called only where that is needed
 * @returns texts that are broken in one way each
 */
export function brokenText(keywords: Keywords, valid: () => fc.Arbitrary<unknown>): readonly Broken[] {
  const { minLength, maxLength, pattern, format } = keywords;
  const ways: Broken[] = [];
  const add = (says: string, text: unknown): void => void ways.push({ says, content: fc.constant(text) });
  if (typeof minLength === "number" && minLength > 0) add("too short", "x".repeat(minLength - 1));
  if (typeof maxLength === "number" && maxLength < TOO_LONG_TO_SEND)
    add("too long", "x".repeat(maxLength + 1));
  if (typeof pattern === "string") ways.push(...unlikePattern(new RegExp(pattern, "u"), valid));
  if (Array.isArray(keywords.enum)) ways.push(...unlikeEnum(keywords.enum));
  const [far, near] = typeof format === "string" ? (misfits[format] ?? []) : [];
  if (far !== undefined) add(`not of the format ${format}`, far);
  if (near !== undefined) add(`a ${format} that no calendar has`, near);
  return ways;
}

function unlikePattern(pattern: RegExp, valid: () => fc.Arbitrary<unknown>): readonly Broken[] {
  const misfit = ["~ ~", "", "x"].find((text) => !pattern.test(text));
  if (misfit === undefined) return [];
  const around = (change: (text: string) => string): fc.Arbitrary<unknown> =>
    valid().map((text) => (pattern.test(change(String(text))) ? misfit : change(String(text))));
  return [
    { says: "unlike its pattern", content: fc.constant(misfit) },
    { says: "with more before what fits its pattern", content: around((text) => `~${text}`) },
    { says: "with more after what fits its pattern", content: around((text) => `${text}~`) },
  ];
}

function unlikeEnum(values: readonly unknown[]): readonly Broken[] {
  const other = values
    .filter((value) => typeof value === "string")
    .flatMap((value) => [value.toUpperCase(), value.toLowerCase()])
    .find((text) => !values.includes(text));
  const none = { says: "none of its values", content: fc.constant(`${values.join("")}-not`) };
  return other === undefined
    ? [none]
    : [none, { says: "a value in the wrong case", content: fc.constant(other) }];
}

/**
 * @param keywords of a schema whose types include `number` or `integer`
 * @param types all of its types
 * @returns numbers that are broken in one way each
 */
export function brokenNumber(keywords: Keywords, types: readonly string[]): readonly Broken[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const isInteger = !types.includes("number");
  const step = typeof multipleOf === "number" ? multipleOf : isInteger ? 1 : 0.25;
  const ways: Broken[] = [];
  const add = (says: string, value: number): void => void ways.push({ says, content: fc.constant(value) });
  if (typeof minimum === "number") add("below its minimum", minimum - step);
  if (typeof maximum === "number") add("above its maximum", maximum + step);
  if (typeof exclusiveMinimum === "number") add("at the bound that it has to be above", exclusiveMinimum);
  if (typeof exclusiveMaximum === "number") add("at the bound that it has to be below", exclusiveMaximum);
  const within = Number(minimum ?? exclusiveMinimum ?? Number(maximum ?? exclusiveMaximum ?? step) - step);
  const multiple = Math.ceil(within / step) * step;
  if (isInteger) add("not an integer", multiple + 0.5);
  const half = isInteger ? Math.floor(step / 2) : step / 2;
  if (typeof multipleOf === "number" && half > 0) add(`not a multiple of ${multipleOf}`, multiple + half);
  return ways;
}
