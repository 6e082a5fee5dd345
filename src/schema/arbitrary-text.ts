/** Draws arbitrary valid strings for a JSON schema: by pattern, by format, or by length in code points. */
import fc from "fast-check";
import { testerIfAny } from "./pattern/pattern.ts";

/** No value can be drawn: the bounds of the schema exclude each other, or it has an unknown `format` and no example. */
export class CannotDraw extends Error {
  override name = "CannotDraw";
}

type Keywords = Readonly<Record<string, unknown>>;

// One code point each, and none that a server might trim, fold or compose.
const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789", ..."éßñøжλ日本語😀"];
const LONG = 24;

/**
 * @param keywords the merged keywords of a schema whose type is `string`
 * @returns an arbitrary of strings that match the schema
 * @throws CannotDraw if its lengths exclude each other, or if it has an unknown `format` and no example
 */
export function arbitraryText(keywords: Keywords): fc.Arbitrary<string> {
  const { pattern, format, examples, example } = keywords;
  const least = Number(keywords.minLength ?? 0);
  const most = Number(keywords.maxLength ?? Number.POSITIVE_INFINITY);
  if (least > most) throw new CannotDraw(`no text has at least ${least} and at most ${most} characters`);
  const size = { minLength: least, maxLength: Math.min(most, Math.max(least, LONG)) };
  const plain = fc.array(fc.constantFrom(...letters), size).map((chars) => chars.join(""));
  if (typeof pattern === "string") {
    const tester = testerIfAny(pattern);
    const fits = (text: string): boolean => {
      const length = [...text].length;
      return length >= least && length <= most && tester?.test(text) !== false;
    };
    return fc
      .tuple(plain, fc.stringMatching(new RegExp(pattern, "u"), { size: "-1" }).filter(fits))
      .map(([usual, odd]) => [usual, normalised(odd), odd].find(fits) ?? odd);
  }
  if (typeof format === "string") {
    const known = formats(format);
    if (known !== undefined) return known;
    const given = Array.isArray(examples)
      ? examples.map(String)
      : example === undefined
        ? []
        : [String(example)];
    if (given.length === 0) throw new CannotDraw(`no example for a string with the format ${format}`);
    return fc.constantFrom(...given);
  }
  return plain;
}

/** The text as stored by a server that trims, folds case and composes characters. */
function normalised(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

const word = fc.array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), { minLength: 3, maxLength: 12 });
// Between 1970 and 2033, where every calendar and clock works.
const seconds = fc.integer({ min: 0, max: 2_000_000_000 });
const instant = seconds.map((second) => new Date(second * 1000).toISOString());

function formats(format: string): fc.Arbitrary<string> | undefined {
  switch (format) {
    case "date":
      return instant.map((text) => text.slice(0, 10));
    case "date-time":
      return instant;
    case "uuid":
      return fc.uuid();
    case "uri":
    case "iri":
      return word.map((chars) => `https://example.com/${chars.join("")}`);
    case "uri-reference":
    case "iri-reference":
      return word.map((chars) => `/${chars.join("")}`);
    case "email":
      return word.map((chars) => `${chars.join("")}@example.com`);
    case "password":
      return word.map((chars) => chars.join(""));
    default:
      return undefined;
  }
}
