// The words that sentences about failures and reasons share.
import type { Exchange } from "../exchange.ts";
import type { RequestLine } from "../reason.ts";

/** @returns the exchange in short, such as "PUT /notes/a returned 200". */
export function describeExchange({ request, response }: Exchange): string {
  return `${describeRequest(request)} returned ${response.status}`;
}

/** @returns the method and the target, such as "PUT /notes/a". */
export function describeRequest({ method, target }: RequestLine): string {
  return `${method} ${shortened(target)}`;
}

const LONGEST = 120;
const SHOWN = 60;

/** @returns the text, or its beginning and its length if no sentence can hold it. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, SHOWN).toWellFormed()}... (${text.length} characters)`;
}

/** @returns the value as JSON, cut to a length that a sentence can hold; "absent" for none. */
export function formatValue(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77).toWellFormed()}...` : text;
}

/** @returns the words with commas, and `last` before the last one, such as "400, 409 or 422". */
export function joinWords(words: readonly (string | number)[], last: "and" | "or"): string {
  const [end = "", ...before] = [...words].reverse();
  return before.length === 0 ? String(end) : `${before.reverse().join(", ")} ${last} ${end}`;
}
