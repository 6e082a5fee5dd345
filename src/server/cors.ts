// Lets pages of configured origins use the service (Fetch 3.2). The front adds it, so every response has it.
import { corsNames, fields, isSafelisted } from "../semantics/fields.ts";
import { allowedMethods, type Method, methodNames } from "../semantics/methods.ts";
import type { Outcome } from "./port.ts";
import { fieldLines, type RawHead } from "./raw-head.ts";
import type { SchemeFacts, Wiring } from "./wiring.ts";

export type CorsRules = {
  /** The allowed values of `Origin`, such as `https://app.example`. */
  readonly origins: readonly string[];
  /** The header parameters that the document declares, besides those of the table. */
  readonly sent: readonly string[];
};

/**
 * @param wiring the operations, as the generator wrote them
 * @param origins the allowed origins
 * @returns the rules; `undefined` when no origin is allowed
 */
export function corsRules(
  wiring: Readonly<Record<string, Wiring>>,
  origins: readonly string[],
): CorsRules | undefined {
  if (origins.length === 0) return undefined;
  const sent = Object.values(wiring).flatMap(({ headerParameters, keyField, security = [] }) => [
    ...(keyField === undefined ? [] : [keyField]),
    ...Object.keys(headerParameters?.shapes ?? {}),
    ...security.flatMap(({ schemes }) => schemes.flatMap(headerOf)),
  ]);
  return { origins, sent: [...new Set(sent)] };
}

/** @returns the name of the field that carries the key of a scheme, if one of its own does. */
function headerOf({ in: where, parameter }: SchemeFacts): readonly string[] {
  return where === "header" && parameter !== undefined ? [parameter] : [];
}

/** How long a browser may remember a preflight, in seconds. */
const PREFLIGHT_AGE = "600";

/**
 * @param rules the origins
 * @param origin the value of `Origin`; `undefined` when it was not sent or is not known
 * @param response the names of the response's fields, and its `Vary`
 * @returns the fields to set on the response
 */
export function corsFields(
  { origins }: CorsRules,
  origin: string | undefined,
  response: { readonly names: readonly string[]; readonly vary: string | undefined },
): Readonly<Record<string, string>> {
  const vary = [response.vary, fields.origin.name].filter(Boolean).join(", ");
  if (origin === undefined || !origins.includes(origin)) return { [fields.vary.name]: vary };
  return {
    [fields.vary.name]: vary,
    [fields.allowOrigin.name]: origin,
    [fields.exposeHeaders.name]: merged(corsNames("read"), response.names)
      .filter((name) => !isSafelisted(name))
      .join(", "),
  };
}

/**
 * @param head the head of a request
 * @param rules the origins; `undefined` when there are none
 * @returns the response to a preflight from an allowed origin, without the fields of every response; otherwise `undefined`
 */
export function preflightAnswer(head: RawHead, rules: CorsRules | undefined): Outcome | undefined {
  if (rules === undefined || head.method !== ("OPTIONS" satisfies Method)) return undefined;
  const [origin = ""] = fieldLines(head, "origin");
  if (!rules.origins.includes(origin) || fieldLines(head, "requestMethod").length === 0) return undefined;
  const headers = {
    [fields.allowMethods.name]: allowedMethods(methodNames).filter(isForPages).join(", "),
    [fields.allowHeaders.name]: merged(corsNames("sent"), rules.sent).join(", "),
    [fields.maxAge.name]: PREFLIGHT_AGE,
    [fields.cacheControl.name]: "no-store",
  };
  return { status: 204, headers, body: null };
}

/** Fetch 4.6: a page can't send TRACE. */
function isForPages(method: Method): boolean {
  return method !== "TRACE";
}

/** Names are case-insensitive. */
function merged(first: readonly string[], more: readonly string[]): readonly string[] {
  const known = new Set(first.map((name) => name.toLowerCase()));
  return [...first, ...more.filter((name) => !known.has(name.toLowerCase()))];
}
