// Reads a command line, and says what is wrong with it.
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Reading } from "../contract/read-openapi.ts";
import { suggestion } from "./text/suggestion.ts";

/** A command line that cannot be carried out; the message says where, what is wrong and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/**
 * @param args the command line after the command's name
 * @param options as for `parseArgs`
 * @returns the options' values and the other arguments
 * @throws UsageError for an unknown option, a missing value, or a value where there is none
 */
export function argumentsFrom<const T extends Options>(args: readonly string[], options: T): Arguments<T> {
  // Strict parsing finds the same faults, but words them for programmers.
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) {
      throw new UsageError(`${rawName}: unknown option${suggestion(name, Object.keys(options), "--")}`);
    }
    if (option.type === "boolean" && value !== undefined) {
      throw new UsageError(`${rawName}: this option takes no value; remove the part from "=" on`);
    }
    // "-" alone is a value by convention; what else begins with one is an option, unless written as --name=-x.
    const isMissing = value === undefined || (value.length > 1 && value.startsWith("-") && !inlineValue);
    if (option.type === "string" && isMissing) {
      throw new UsageError(`${rawName}: the value is missing`);
    }
  }
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

/**
 * @returns the document that a command reads: its one argument, else openapi.yaml
 * @throws UsageError for more than one
 */
export function documentFrom(positionals: readonly string[]): string {
  if (positionals.length > 1) {
    throw new UsageError(`expected one document, got ${positionals.length}: ${positionals.join(", ")}`);
  }
  return positionals[0] ?? "openapi.yaml";
}

/** The options that every command with a document has. */
export const readingOptions = {
  overlay: { type: "string", multiple: true },
  root: { type: "string" },
  "allow-remote": { type: "boolean", default: false },
} as const;

type ReadingValues = {
  readonly overlay?: readonly string[] | undefined;
  readonly root?: string | undefined;
  readonly "allow-remote": boolean;
};

/**
 * @param values what `--overlay`, `--root` and `--allow-remote` say
 * @param err prints a warning
 * @returns how to read a document, with warnings printed
 */
export function readingFrom(
  { overlay, root, "allow-remote": allowRemote }: ReadingValues,
  err: (text: string) => void,
): Reading {
  return {
    files: overlay ?? [],
    root,
    allowRemote,
    warn: ({ file, line, column, wrong, instead }) =>
      err(`${file}:${line}:${column}  warning: ${wrong}. ${instead}\n`),
  };
}

/**
 * @param formats all formats, by name
 * @returns the entry that `--format` names
 * @throws UsageError that lists the names
 */
export function formatFrom<T>(name: string, formats: Readonly<Record<string, T>>): T {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format !== undefined) return format;
  throw new UsageError(`--format: "${name}" is not one of ${Object.keys(formats).join(", ")}`);
}

/**
 * @param where the option or the environment variable
 * @param what the value is for, such as "a port"
 * @returns the number
 * @throws UsageError that gives the bounds
 */
export function numberFrom(
  where: string,
  text: string,
  { what, least, most }: { readonly what: string; readonly least: number; readonly most: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${where}: "${text}" is not ${what} (${least} to ${most})`);
}
