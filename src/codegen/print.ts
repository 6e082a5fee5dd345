// Prints plain data as TypeScript that a person can review: one member per line, in the given order.

/** Code that is printed verbatim: a name, a type, a spread. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object that a file may repeat, with the name of its constant and the type that the constant satisfies. */
export class Shared {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  constructor(name: string, type: string, value: unknown) {
    this.name = name;
    this.type = type;
    this.value = value;
  }
}

/**
 * @param value plain data; members that are `undefined` are left out
 * @param indent spaces before the closing bracket
 * @returns an expression; arrays of strings and numbers are on one line
 */
export function printValue(value: unknown, indent = 0): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Shared) return printValue(value.value, indent);
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== "object"))
      return `[${value.map((item) => printValue(item)).join(", ")}]`;
    return `[\n${value.map((item) => `${inner}${printValue(item, indent + 2)},\n`).join("")}${outer}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    if (members.length === 0) return "{}";
    const lines = members.map(([key, member]) =>
      member instanceof Raw && key.startsWith("...")
        ? `${inner}${member.text},\n`
        : `${inner}${printKey(key)}: ${printValue(member, indent + 2)},\n`,
    );
    return `{\n${lines.join("")}${outer}}`;
  }
  return JSON.stringify(value) ?? "undefined";
}

/** @returns a member's name, quoted only where JavaScript requires it. */
export function printKey(key: string): string {
  // In a literal, `__proto__: …` sets the prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$|^(?:0|[1-9]\d{0,14})$/.test(key) ? key : JSON.stringify(key);
}

/** @returns a doc comment of one or more lines; a terminator in the text can't end it early. */
export function printComment(lines: readonly string[], indent = 0): string {
  const pad = " ".repeat(indent);
  const safe = lines.map((line) => line.replaceAll("*/", "* /").trim());
  if (safe.length === 1) return `${pad}/** ${safe[0]} */\n`;
  return `${pad}/**\n${safe.map((line) => `${pad} * ${line}`.trimEnd()).join("\n")}\n${pad} */\n`;
}
