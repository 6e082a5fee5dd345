/** Converts the texts of a form, a query string, a path or a header field to the JSON values that their schema expects. */

type TextType = "string" | "integer" | "number" | "boolean";

/** How a member is written as text. */
export type TextShape = {
  /** The type of its text, or of each text of a list. */
  readonly type: TextType;
  /** The types to read a text as when the schema refuses its first reading, as in `oneOf: [integer, enum: [auto]]`. */
  readonly or?: readonly TextType[];
  /** Whether it is repeatable; `either`: one text is a value, or a list of one. */
  readonly list: boolean | "either";
  /** The members of an object that a parameter holds. */
  readonly members?: TextShapes;
  /** The object may have further members. */
  readonly open?: true;
};
export type TextShapes = Readonly<Record<string, TextShape>>;

/** What was sent for one name: its texts in order, the texts of each member of an object, or a value to take unchanged. */
export type Sent = readonly string[] | ReadonlyMap<string, readonly string[]> | { readonly value: unknown };

export type CoerceOptions = {
  readonly emptyMeansAbsent: boolean;
  /** Whether a double holds a number exactly as written (default: accept all numbers). */
  readonly keeps?: (literal: string) => boolean;
  /** The JSON pointers of what the schema refuses in a value (default: it refuses nothing). */
  readonly refusedIn?: (value: Readonly<Record<string, unknown>>) => readonly string[];
};

/**
 * @param values what was sent for each name, in order
 * @param shapes one row per member (`textShapes`)
 * @param options `emptyMeansAbsent`: treat a member with an empty value as absent, as in HTML forms
 * @returns an object to validate. A text that cannot be converted stays a string, a repeated member that is not
 * repeatable becomes an array, and a name without a shape keeps its text, so that validation reports each by name.
 * A text that may have several types is read as the first one that the schema accepts
 */
export function coerceText(
  values: ReadonlyMap<string, Sent>,
  shapes: TextShapes,
  options: CoerceOptions,
): { readonly value: Record<string, unknown> } {
  const choices = new Map<string, Choice>();
  const value = readAll(values, shapes, options, choices, "");
  if (choices.size === 0 || options.refusedIn === undefined) return { value };
  return {
    value: settle(value, choices, options.refusedIn, () => readAll(values, shapes, options, choices, "")),
  };
}

/** The readings of one text or list, and which of them is used. */
type Choice = { readonly readings: readonly unknown[]; at: number };

/** Uses the next reading of everything that is refused, until nothing is or no reading is left. */
function settle(
  first: Record<string, unknown>,
  choices: ReadonlyMap<string, Choice>,
  refusedIn: NonNullable<CoerceOptions["refusedIn"]>,
  readAgain: () => Record<string, unknown>,
): Record<string, unknown> {
  let value = first;
  for (let isOpen = true; isOpen; ) {
    const refused = refusedIn(value);
    const wrong = [...choices].filter(([pointer]) =>
      refused.some((one) => one === pointer || one.startsWith(`${pointer}/`)),
    );
    isOpen = false;
    for (const [, choice] of wrong) {
      if (choice.at + 1 >= choice.readings.length) continue;
      choice.at++;
      isOpen = true;
    }
    // The faults that a client sees are those of the first reading.
    if (!isOpen) for (const [, choice] of wrong) choice.at = 0;
    if (isOpen || wrong.length > 0) value = readAgain();
  }
  return value;
}

function readAll(
  values: ReadonlyMap<string, Sent>,
  shapes: TextShapes,
  options: CoerceOptions,
  choices: Map<string, Choice>,
  above: string,
): Record<string, unknown> {
  const members: [string, unknown][] = [];
  for (const [name, given] of values) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const pointer = `${above}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (given instanceof Map) {
      members.push([name, readAll(given, shape?.members ?? {}, options, choices, pointer)]);
    } else if ("value" in given) {
      members.push([name, given.value]);
    } else {
      const sent =
        shape && options.emptyMeansAbsent ? textsOf(given).filter((text) => text !== "") : textsOf(given);
      if (sent.length > 0) members.push([name, coerced(sent, shape, options, choices, pointer)]);
    }
  }
  // Unlike an assignment, fromEntries also creates a member named `__proto__`.
  return Object.fromEntries(members);
}

function textsOf(given: Sent): readonly string[] {
  return Array.isArray(given) ? given : [];
}

function coerced(
  texts: readonly string[],
  shape: TextShape | undefined,
  { keeps }: CoerceOptions,
  choices: Map<string, Choice>,
  pointer: string,
): unknown {
  const types = [shape?.type ?? "string", ...(shape?.or ?? [])];
  const isList = shape?.list === true || texts.length > 1;
  const values = texts.map((text, index) => {
    const readings = types.map((type) => {
      const value = readers[type](text);
      return typeof value === "number" && keeps?.(text) === false ? text : value;
    });
    const distinct = readings.filter((one, at) => readings.indexOf(one) === at);
    return chosen(distinct, isList ? `${pointer}/${index}` : pointer, choices);
  });
  if (isList) return values;
  // Only the schema knows whether one text is a list of one.
  return shape?.list === "either" ? chosen([values[0], values], pointer, choices) : values[0];
}

function chosen(readings: readonly unknown[], pointer: string, choices: Map<string, Choice>): unknown {
  if (readings.length === 1) return readings[0];
  const choice = choices.get(pointer) ?? { readings, at: 0 };
  choices.set(pointer, choice);
  return readings[choice.at];
}

const readers: Readonly<Record<TextType, (text: string) => unknown>> = {
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
  // An integer written without an exponent is an id or a count; every digit matters.
  const isExact = /^-?\d+$/.test(text) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : text;
}
