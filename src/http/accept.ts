/** Proactive negotiation: chooses the offered media type that an `Accept` field prefers (RFC 9110 12.5.1). */
import { splitParts } from "./field.ts";
import { type MediaType, parseMediaType } from "./media-type.ts";
import { parseWeight } from "./weight.ts";

type Range = MediaType & { readonly weight: number };

/**
 * Chooses the media type from `offered` (in the server's order of preference) that the field value `accept` prefers.
 *
 * Returns the offer unchanged: the first one if the field is absent, empty, or has no well-formed element;
 * `undefined` if none is acceptable. Malformed elements are ignored. RFC 9110 12.5.1.
 */
export function preferredMediaType(
  accept: string | undefined,
  offered: readonly string[],
): string | undefined {
  if (accept === undefined || accept === "*/*" || accept === offered[0]) return offered[0];
  const ranges = splitParts(accept, ",").flatMap(parseRange);
  if (ranges.length === 0) return offered[0];
  let preferred: string | undefined;
  let highest = 0;
  for (const offer of offered) {
    const type = parseMediaType(offer);
    const weight = type === undefined ? 0 : weightOf(type, ranges);
    if (weight > highest) [preferred, highest] = [offer, weight];
  }
  return preferred;
}

// RFC 9110 12.5.1: Accept = #( media-range [ weight ] ),
// media-range = ( "*/*" / ( type "/" "*" ) / ( type "/" subtype ) ) parameters.
// A parameter named "q" is the weight, in any position. Returns one range, or none if it is malformed.
function parseRange(element: string): readonly Range[] {
  const type = parseMediaType(element);
  if (type === undefined || (type.essence.startsWith("*/") && type.essence !== "*/*")) return [];
  if (type.parameters.size === 0) return [{ ...type, weight: 1 }];
  const parameters = new Map(type.parameters);
  const weight = parseWeight(parameters.get("q") ?? "1");
  parameters.delete("q");
  return weight === undefined ? [] : [{ essence: type.essence, parameters, weight }];
}

// RFC 9110 12.5.1: "the most specific reference has precedence"; of two equally specific ones, the higher weight.
function weightOf(type: MediaType, ranges: readonly Range[]): number {
  let closest = 0;
  let weight = 0;
  for (const range of ranges) {
    const specific = specificity(range, type);
    if (specific > closest || (specific === closest && range.weight > weight)) {
      [closest, weight] = [specific, range.weight];
    }
  }
  return closest === 0 ? 0 : weight;
}

// 0: no match; 1: any type; 2: any subtype; 3 or more: the type itself, plus one per parameter.
function specificity(range: Range, type: MediaType): number {
  for (const [name, value] of range.parameters) if (!hasParameter(type, name, value)) return 0;
  if (range.essence === "*/*") return 1;
  if (range.essence === type.essence) return 3 + range.parameters.size;
  return range.essence.endsWith("/*") && type.essence.startsWith(range.essence.slice(0, -1)) ? 2 : 0;
}

// Offers are UTF-8 even without a charset: clients ask for `application/json; charset=utf-8`, although
// RFC 8259 11 defines no such parameter.
function hasParameter(type: MediaType, name: string, value: string): boolean {
  const own = type.parameters.get(name) ?? (name === "charset" ? "utf-8" : undefined);
  return own?.toLowerCase() === value.toLowerCase();
}
