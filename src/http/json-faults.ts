/** Finds the faults of JSON content and their places: slow but exact, for content that `json-content.ts` finds suspicious. */
import { isLossless } from "../json/number.ts";
import { tryParse } from "../json/parse.ts";
import { formatPointer } from "../json/pointer.ts";
import { endOfString } from "../json/text.ts";
import type { ProblemFault } from "./problem.ts";

/** `malformed`: not JSON, or ambiguous JSON; `unprocessable`: JSON that cannot be stored exactly. */
export type JsonFaults = {
  readonly malformed: readonly ProblemFault[];
  readonly unprocessable: readonly ProblemFault[];
};

type Reader = {
  readonly text: string;
  at: number;
  readonly path: (string | number)[];
  readonly malformed: ProblemFault[];
  readonly unprocessable: ProblemFault[];
};

// A response must not grow with the input, so limit the number of faults and the length of pointers.
const MOST_FAULTS = 20;
const LONGEST_POINTER = 256;

/** Whether a member with this name is refused: a program that assigns it carelessly would change a prototype. */
export function isUnsafeName(name: string): boolean {
  return name === "__proto__" || name === "constructor" || name === "prototype";
}

/** All faults of the text; its nesting must be limited before (`scanJson`), because this function is recursive. */
export function findJsonFaults(text: string): JsonFaults {
  const reader: Reader = { text, at: 0, path: [], malformed: [], unprocessable: [] };
  const complete = readValue(reader) && next(reader) === undefined;
  if (!complete) reader.malformed.unshift({ detail: `not JSON: ${whereabouts(reader)}` });
  return { malformed: reader.malformed, unprocessable: reader.unprocessable };
}

// RFC 8259 3: value = false / null / true / object / array / number / string.
// Each of these functions advances past what it reads; if it is not JSON, it returns false and stays at the fault.
function readValue(reader: Reader): boolean {
  const first = next(reader);
  if (first === "{") return readObject(reader);
  if (first === "[") return readArray(reader);
  if (first !== '"') return readScalar(reader);
  const value = readString(reader);
  if (value?.isWellFormed() === false) note(reader, "string contains a lone surrogate");
  return value !== undefined;
}

// RFC 8259 4: object = begin-object [ member *( value-separator member ) ] end-object,
// member = string name-separator value
function readObject(reader: Reader): boolean {
  const names = new Set<string>();
  reader.at++;
  if (take(reader, "}")) return true;
  do {
    const name = next(reader) === '"' ? readString(reader) : undefined;
    if (name === undefined || !take(reader, ":")) return false;
    reader.path.push(name);
    checkName(reader, name, names);
    if (!readValue(reader)) return false;
    reader.path.pop();
  } while (take(reader, ","));
  return take(reader, "}");
}

function checkName(reader: Reader, name: string, names: Set<string>): void {
  if (names.has(name)) note(reader, "duplicate member", reader.malformed);
  if (isUnsafeName(name)) note(reader, "unknown member");
  if (!name.isWellFormed()) note(reader, "member name contains a lone surrogate");
  names.add(name);
}

// RFC 8259 5: array = begin-array [ value *( value-separator value ) ] end-array
function readArray(reader: Reader): boolean {
  reader.at++;
  if (take(reader, "]")) return true;
  let index = 0;
  do {
    reader.path.push(index++);
    if (!readValue(reader)) return false;
    reader.path.pop();
  } while (take(reader, ","));
  return take(reader, "]");
}

// RFC 8259 7: string = quotation-mark *char quotation-mark
function readString(reader: Reader): string | undefined {
  const end = endOfString(reader.text, reader.at) + 1;
  const value = tryParse(reader.text.slice(reader.at, end));
  if (end > reader.text.length) reader.at = reader.text.length;
  if (typeof value !== "string") return undefined;
  reader.at = end;
  return value;
}

// RFC 8259 6, 3: a number, true, false or null: the text before the next structural character
function readScalar(reader: Reader): boolean {
  const literal = reader.text.slice(reader.at, endOfRun(reader, /[^ \t\n\r,:[\]{}"]*/y));
  const value = tryParse(literal);
  if (value === undefined) return false;
  if (typeof value === "number" && !isLossless(literal)) {
    note(reader, "number is outside ±(2^53-1) or has more digits than a double can hold");
  }
  reader.at += literal.length;
  return true;
}

// RFC 8259 2: ws = *( %x20 / %x09 / %x0A / %x0D ). Returns the character after it.
function next(reader: Reader): string | undefined {
  reader.at = endOfRun(reader, /[ \t\n\r]*/y);
  return reader.text[reader.at];
}

function endOfRun({ text, at }: Reader, run: RegExp): number {
  run.lastIndex = at;
  run.test(text);
  return run.lastIndex;
}

function take(reader: Reader, char: string): boolean {
  const found = next(reader) === char;
  if (found) reader.at++;
  return found;
}

function note(reader: Reader, detail: string, faults: ProblemFault[] = reader.unprocessable): void {
  if (faults.length < MOST_FAULTS) faults.push({ pointer: shortPointer(reader.path), detail });
}

// The pointer to a value, or to its nearest parent with a pointer that is well-formed and short enough.
function shortPointer(path: readonly (string | number)[]): string {
  let pointer = "";
  for (const token of path) {
    const longer = pointer + formatPointer([token]);
    if (longer.length > LONGEST_POINTER || !longer.isWellFormed()) break;
    pointer = longer;
  }
  return pointer;
}

function whereabouts({ text, at }: Reader): string {
  const lines = text.slice(0, at).split("\n");
  const place = `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
  return `unexpected ${at < text.length ? "character" : "end"} at ${place}`;
}
