// Assigns the errors in a problem to the fields of the form.
import { ProblemError } from "../../client/errors.ts";
import { type Faults, placeOf } from "../../pages/book-fields.ts";
import type { EditorField } from "./values.ts";

/** @returns the messages by the name of their field; those of no field are under "" */
export function faultsOf(error: unknown, fields: readonly EditorField[]): Faults {
  if (!(error instanceof ProblemError)) return {};
  const faults: Record<string, string> = {};
  for (const { pointer = "", detail = "is not valid" } of error.problem.errors ?? []) {
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

/** A regular expression is for programs; the hint of the field, which is next to the message, says it to people. */
function forPeople(detail: string, hint: string | undefined): string {
  return hint && /\bpattern\b/.test(detail) ? "is not valid" : detail;
}

function nth(at: number): string {
  return ["first", "second", "third"][at] ?? `${at + 1}th`;
}
