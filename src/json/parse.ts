/** A JSON.parse that does not throw. */

/** At least as many digits as 2^53 has. */
const LONG = /\d{16}/;

/**
 * @returns the value of JSON text, with integers beyond 2^53 as texts with all their digits; `undefined` if there are none
 * @example
 * parseLongIntegers('{"id":9007199254740993}') // { id: "9007199254740993" }
 */
export function parseLongIntegers(text: string): unknown {
  if (!LONG.test(text)) return undefined;
  let hasLong = false;
  const keepDigits = (
    _name: string,
    value: unknown,
    { source = "" }: { readonly source?: string } = {},
  ): unknown => {
    if (typeof value !== "number" || Number.isSafeInteger(value) || !/^-?\d+$/.test(source)) return value;
    hasLong = true;
    return source;
  };
  try {
    const value: unknown = JSON.parse(text, keepDigits);
    return hasLong ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the value of JSON text; `undefined`, which JSON cannot express, if the text is not JSON. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
