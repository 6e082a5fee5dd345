/** Proactive negotiation: chooses the offered content coding that an `Accept-Encoding` field prefers (RFC 9110 12.5.3). */
import { parseParameter, splitParts, TOKEN } from "./field.ts";
import { parseWeight } from "./weight.ts";

const CODING = new RegExp(`^${TOKEN}$`);
const IDENTITY = "identity";

// RFC 9110 8.4.1.1, 8.4.1.3: the recipient should consider them equivalent.
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["x-gzip", "gzip"],
  ["x-compress", "compress"],
]);

/** Below every weight that can be written: `identity` is acceptable without being listed, but not asked for. */
const UNLISTED = 0.0001;

/**
 * Chooses the coding from `offered` (in the server's order of preference) that the field value `accepted` prefers; `identity`
 * is content without a coding.
 *
 * Returns `identity` if the field is absent; `undefined` if no offer is acceptable. Malformed elements are ignored.
 * RFC 9110 12.5.3.
 */
export function preferredCoding(
  accepted: string | undefined,
  offered: readonly string[],
): string | undefined {
  if (accepted === undefined) return offered.includes(IDENTITY) ? IDENTITY : offered[0];
  const weights = weightsIn(accepted);
  let preferred: string | undefined;
  let highest = 0;
  for (const offer of offered) {
    const weight = weightFor(offer, weights);
    if (weight > highest) [preferred, highest] = [offer, weight];
  }
  return preferred;
}

/** `*` stands for every coding that is not listed; it excludes `identity` with a weight of 0, and asks for it with none. */
function weightFor(offer: string, weights: ReadonlyMap<string, number>): number {
  const [listed, others] = [weights.get(offer), weights.get("*")];
  if (listed !== undefined) return listed;
  if (offer !== IDENTITY) return others ?? 0;
  return others === 0 ? 0 : UNLISTED;
}

// Accept-Encoding = #( codings [ weight ] ), codings = content-coding / "identity" / "*". Of two equal ones, the higher.
function weightsIn(accepted: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const element of splitParts(accepted, ",")) {
    const [name = "", ...parameters] = splitParts(element, ";");
    const weight = weightOf(parameters);
    if (!CODING.test(name) || weight === undefined) continue;
    const coding = ALIASES.get(name.toLowerCase()) ?? name.toLowerCase();
    weights.set(coding, Math.max(weight, weights.get(coding) ?? 0));
  }
  return weights;
}

function weightOf(parameters: readonly string[]): number | undefined {
  const [text = "q=1", ...more] = parameters;
  const [name, value] = parseParameter(text) ?? [];
  return name === "q" && value !== undefined && more.length === 0 ? parseWeight(value) : undefined;
}
