/** Draws arbitrary valid numbers for a JSON schema: multiples of a step, between its bounds. */
import fc from "fast-check";
import { CannotDraw } from "./arbitrary-text.ts";

type Keywords = Readonly<Record<string, unknown>>;

/** How many numbers a schema without an upper bound allows. */
const MANY = 1000;
/** How often a step is divided by ten where no multiple of it is between the bounds. */
const FINEST = 12;

/**
 * @param keywords the merged keywords of a schema whose type is `integer` or `number`
 * @returns an arbitrary of numbers that the schema allows, halves at most where there are some between the bounds
 * @throws CannotDraw if no number is between the bounds
 */
export function arbitraryNumber(keywords: Keywords, isInteger: boolean): fc.Arbitrary<number> {
  const { multipleOf } = keywords;
  // Every program writes halves the same way, even one that rounds to tenths.
  const steps =
    typeof multipleOf === "number"
      ? [isInteger && !Number.isInteger(multipleOf) ? wholeStep(multipleOf) : multipleOf]
      : isInteger
        ? [1]
        : [0.5, ...Array.from({ length: FINEST }, (_, at) => Number(`1e-${at + 1}`))];
  for (const step of steps) {
    const { min, max } = timesWithin(keywords, step);
    // In binary, 0.1 * 3 is not a multiple of 0.1, so round to the number with the shortest text.
    if (min <= max) return fc.integer({ min, max }).map((times) => Number((times * step).toPrecision(15)));
  }
  throw new CannotDraw(`no ${isInteger ? "integer" : "number"} is ${boundsOf(keywords)}`);
}

/** The least integer that is a multiple of a fraction, such as 5 for 2.5. */
function wholeStep(step: number): number {
  for (let times = 1; times <= MANY; times++)
    if (Number.isInteger(Number((times * step).toPrecision(12)))) return Math.round(times * step);
  return step;
}

/** How often the step fits between the bounds; integers beyond 2^53 are left out where there are others. */
function timesWithin(keywords: Keywords, step: number): { readonly min: number; readonly max: number } {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = keywords;
  const times = (bound: number): number => Number((bound / step).toPrecision(15));
  const low = [
    ...(typeof minimum === "number" ? [Math.ceil(times(minimum))] : []),
    ...(typeof exclusiveMinimum === "number" ? [Math.floor(times(exclusiveMinimum)) + 1] : []),
  ];
  const high = [
    ...(typeof maximum === "number" ? [Math.floor(times(maximum))] : []),
    ...(typeof exclusiveMaximum === "number" ? [Math.ceil(times(exclusiveMaximum)) - 1] : []),
  ];
  const upper = Math.min(Number.MAX_SAFE_INTEGER, ...high);
  const min = Math.max(...(low.length > 0 ? low : [Math.min(0, upper)]), -Number.MAX_SAFE_INTEGER);
  const most = high.length > 0 ? upper : Math.min(upper, min + Math.ceil(MANY / step));
  return { min, max: most };
}

function boundsOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf }: Keywords): string {
  const bounds = [
    ["at least", minimum],
    ["above", exclusiveMinimum],
    ["at most", maximum],
    ["below", exclusiveMaximum],
    ["a multiple of", multipleOf],
  ] as const;
  return bounds
    .flatMap(([word, bound]) => (typeof bound === "number" ? `${word} ${bound}` : []))
    .join(" and ");
}
