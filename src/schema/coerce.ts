/** Reads the texts of a form or a query string as the JSON values their schema asks for. */

/** How a member is written in a form: the type of its text, and whether it may be said several times. */
export type TextShape = {
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly list: boolean;
};

export type CoerceOptions = {
  readonly emptyMeansAbsent: boolean;
  /** Whether a double keeps a number as it is written (default: all are taken). */
  readonly keeps?: (literal: string) => boolean;
};

/**
 * @param values the values of each name, in their order, as a form or a query string gives them
 * @param shapes a row for each member (`textShapes`)
 * @param options `emptyMeansAbsent`: an empty value of a member is as if it had not been sent, as in HTML forms
 * @returns an object to be validated. What cannot be read as its shape asks stays a string, a member said more often
 * than it may be is an array, and a name without a shape keeps what was sent, so that validation refuses each by name
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
  // Unlike an assignment, fromEntries makes a member of `__proto__` too.
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

/** A number beyond what a double holds stays text: refused, rather than silently another number. */
function readNumber(text: string): unknown {
  if (!jsonNumber.test(text)) return text;
  const value = Number(text);
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : text;
}
