// What the service says of the content, at the fields that it is about.
import { ProblemError } from "../../client/errors.ts";
import { type Faults, placeOf } from "../../pages/book-fields.ts";
import type { EditorField } from "./values.ts";

/** @returns what is wrong: name of a field -> words; "" for what no field can tell */
export function faultsOf(error: unknown, fields: readonly EditorField[]): Faults {
  if (!(error instanceof ProblemError)) return {};
  const faults: Record<string, string> = {};
  for (const { pointer = "", detail = "is not as it has to be" } of error.problem.errors ?? []) {
    const { name, item: at } = placeOf(pointer);
    const field = fields.find((one) => one.name === name);
    const subject = /^\d+$/.test(at ?? "") ? `${field?.label ?? name}: the ${nth(Number(at))}` : field?.label;
    const words = `${subject ?? name} ${forPeople(detail, field?.hint)}`.trim();
    const place = field?.name ?? "";
    const before = faults[place];
    faults[place] = before === undefined ? words : `${before}; ${words}`;
  }
  return faults;
}

/** A pattern is for programs; the field's hint says the same to people. */
function forPeople(detail: string, hint: string | undefined): string {
  return hint && /\bpattern\b/.test(detail) ? `is not as it has to be. ${hint}` : detail;
}

function nth(at: number): string {
  return ["first", "second", "third"][at] ?? `${at + 1}th`;
}
