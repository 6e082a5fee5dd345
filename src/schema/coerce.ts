/** Converts the texts of a form or a query string to the JSON values that their schema expects. */

/** How a member is written in a form: the type of its text, and whether it is repeatable. */
export type TextShape = {
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly list: boolean;
};

export type CoerceOptions = {
  readonly emptyMeansAbsent: boolean;
  /** Whether a double holds a number exactly as written (default: accept all numbers). */
  readonly keeps?: (literal: string) => boolean;
};

/**
 * @param values the values of each name, in order, from a form or a query string
 * @param shapes one row per member (`textShapes`)
 * @param options `emptyMeansAbsent`: treat a member with an empty value as absent, as in HTML forms
 * @returns an object to validate. A text that cannot be converted stays a string, a repeated member that is not
 * repeatable becomes an array, and a name without a shape keeps its text, so that validation reports each by name
 */
export function coerceText(
  values: ReadonlyMap<string, readonly string[]>,
  shapes: Readonly<Record<string, TextShape>>,
  options: CoerceOptions,
): { readonly value: Record<string, unknown> } {
  const members: [string, unknown][] = [];
  for (const [name, texts] of values) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const sent = shape && options.emptyMeansAbsent ? texts.filter((text) => text !== "") : texts;
    if (sent.length > 0) members.push([name, coerced(sent, shape, options)]);
  }
  // Unlike an assignment, fromEntries also creates a member named `__proto__`.
  return { value: Object.fromEntries(members) };
}

function coerced(texts: readonly string[], shape: TextShape | undefined, { keeps }: CoerceOptions): unknown {
  const values = texts.map((text) => {
    const value = readers[shape?.type ?? "string"](text);
    return typeof value === "number" && keeps?.(text) === false ? text : value;
  });
  return shape?.list || values.length > 1 ? values : values[0];
}

const readers: Readonly<Record<TextShape["type"], (text: string) => unknown>> = {
  string: (text) => text,
  boolean: (text) => (text === "true" ? true : text === "false" ? false : text),
  number: readNumber,
  integer: readNumber,
};

// RFC 8259 6
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A number that a double cannot hold stays text, so that it is refused instead of silently changed. */
function readNumber(text: string): unknown {
  if (!jsonNumber.test(text)) return text;
  const value = Number(text);
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : text;
}
