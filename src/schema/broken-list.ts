/** Lists that violate their schema by the number of items or by a duplicate item. */
import fc from "fast-check";
import type { Broken } from "./broken-scalar.ts";
import type { Flat } from "./flattened.ts";

const TOO_MANY_TO_SEND = 200;

/**
 * @param keywords of a schema whose type is `array`
 * @param item draws a valid item; called only if one is needed
 * @returns lists of valid items, each invalid in one way
 */
export function brokenList(keywords: Flat["keywords"], item: () => fc.Arbitrary<unknown>): readonly Broken[] {
  const { minItems, maxItems, uniqueItems } = keywords;
  const ways: Broken[] = [];
  const least = typeof minItems === "number" ? minItems : 0;
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  const lists = (length: number): fc.Arbitrary<unknown> => {
    const size = { minLength: length, maxLength: length };
    if (uniqueItems !== true) return fc.array(item(), size);
    // If there are too few different items, duplicates make the list just as invalid.
    return fc.array(item(), { minLength: 4 * length, maxLength: 4 * length }).map((items) => {
      const different = new Map(items.map((one) => [JSON.stringify(one), one]));
      return [...different.values(), ...items].slice(0, length);
    });
  };
  if (least > 0) ways.push({ says: "with too few items", content: lists(least - 1) });
  if (most < TOO_MANY_TO_SEND) ways.push({ says: "with too many items", content: lists(most + 1) });
  if (uniqueItems === true && least <= 2 && most >= 2)
    ways.push({ says: "with a duplicate item", content: item().map((one) => [one, one]) });
  return ways;
}
