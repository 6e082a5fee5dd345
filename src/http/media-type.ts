/** Media types, as in `Content-Type` (RFC 9110 8.3.1). */
import { QUOTED_STRING, splitParts, TOKEN, trimSpace, unquote } from "./field.ts";

/** `essence` is `type/subtype` in lower case; names of `parameters` are in lower case, values unchanged. */
export type MediaType = { readonly essence: string; readonly parameters: ReadonlyMap<string, string> };

// RFC 9110 8.3.1: media-type = type "/" subtype parameters
const ESSENCE = new RegExp(`^${TOKEN}/${TOKEN}$`);

// RFC 9110 5.6.6: parameter = parameter-name "=" parameter-value, without any whitespace around "="
const PARAMETER = new RegExp(`^(${TOKEN})=(${TOKEN}|${QUOTED_STRING})$`);

/**
 * Reads a media type, or a media range such as `text/*`, whose wildcard is a token too.
 *
 * Returns `undefined` if the value is malformed or repeats a parameter (RFC 6838 4.3: an error). The caller decides
 * whether the value of a parameter such as `charset` is case-sensitive. RFC 9110 8.3.1, 5.6.6.
 */
export function parseMediaType(value: string): MediaType | undefined {
  // An essence that is well-formed has no quotes, so that the first semicolon ends it.
  const semicolon = value.indexOf(";");
  const end = semicolon < 0 ? value.length : semicolon;
  const essence = trimSpace(value.slice(0, end));
  if (!ESSENCE.test(essence)) return undefined;
  const parameters = new Map<string, string>();
  // RFC 9110 5.6.6: parameters = *( OWS ";" OWS [ parameter ] )
  for (const part of splitParts(value.slice(end), ";")) {
    const [, name, word] = PARAMETER.exec(part) ?? [];
    if (name === undefined || word === undefined || parameters.has(name.toLowerCase())) return undefined;
    parameters.set(name.toLowerCase(), unquote(word));
  }
  return { essence: essence.toLowerCase(), parameters };
}

/** @returns whether the value of `Content-Type` names JSON: by its subtype, or by the suffix `+json` (RFC 6839 3.1). */
export function isJsonType(value: string): boolean {
  return /^[^;]*[/+]json[ \t]*(?:;|$)/i.test(value);
}
