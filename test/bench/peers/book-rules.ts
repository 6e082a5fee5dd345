// The rules of a book's content, written by hand, for the servers that bring no validation.
import type { Content } from "./shelf.ts";

const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: (value) => isText(value, 300),
  authors: (value) => isTexts(value, 1, 200),
  isbn: (value) => typeof value === "string" && /^97[89][0-9]{10}$/.test(value),
  published: (value) => typeof value === "string" && /^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/.test(value),
  pageCount: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 50_000,
  language: (value) =>
    typeof value === "string" && value.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value),
  description: (value) => isText(value, 10_000),
  tags: (value) => isTexts(value, 0, 50) && new Set(value).size === value.length,
};

/** @returns the faults of a book's content, or of the changes to a book. */
export function faultsOf(value: unknown, isPatch = false): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return ["must be an object"];
  const faults: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    const rule = rules[name];
    if (rule === undefined) faults.push(`${name}: unknown member`);
    else if (!(isPatch && member === null) && !rule(member)) faults.push(`${name}: invalid`);
  }
  for (const name of isPatch ? [] : ["title", "authors"]) {
    if (!Object.hasOwn(value, name)) faults.push(`${name}: missing`);
  }
  return faults;
}

/** @returns whether the value is the content of a book. */
export function isContent(value: unknown): value is Content {
  return faultsOf(value).length === 0;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length >= 1 && value.length <= most;
}

function isTexts(value: unknown, least: number, most: number): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= 20 &&
    value.every((one) => isText(one, most))
  );
}
