/** The `Prefer` field (RFC 7240). */
import { endOfPart, parseParameter, splitParts, trimSpace } from "./field.ts";

/**
 * Reads the field's value, such as `return=minimal, wait=10`.
 *
 * Returns the preferences by lower-case name; a missing value is `""`, which RFC 7240 2 calls equivalent. Of two with
 * the same name the first counts; parameters and malformed elements are ignored.
 */
export function parsePrefer(value: string): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  // RFC 7240 2: Prefer = 1#( preference *( OWS ";" [ OWS parameter ] ) )
  for (const element of splitParts(value, ",")) {
    const preference = parseParameter(trimSpace(element.slice(0, endOfPart(element, ";", 0))));
    if (preference !== undefined && !preferences.has(preference[0])) preferences.set(...preference);
  }
  return preferences;
}
