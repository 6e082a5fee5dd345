// Lets pages of configured origins use the service (Fetch 3.2). The front adds it to every response; an app without the front
// does so itself.
import { isToken } from "../http/field.ts";
import { corsNames, fields, isSafelisted } from "../semantics/fields.ts";
import { allowedMethods, type Method, methodNames } from "../semantics/methods.ts";
import type { Outcome } from "./port.ts";
import type { SchemeFacts, Wiring } from "./wiring.ts";

export type CorsRules = {
  /** The allowed values of `Origin`, such as `https://app.example`. */
  readonly origins: readonly string[];
  /** The header fields that pages may send besides those of the table: of the document, and of the options. */
  readonly sent: readonly string[];
};

export type CorsOptions = {
  /** Origins whose pages may use the server (CORS), and write without a token, such as `https://app.example`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Header fields that these pages may send besides the ones that the document declares. Default: none. */
  readonly allowedHeaders?: readonly string[];
};

/**
 * @param wiring the operations, as the generator wrote them
 * @param options the allowed origins, and the fields that their pages may send
 * @returns the rules; `undefined` when no origin is allowed
 * @throws Error for a header that is not the name of a field
 */
export function corsRules(
  wiring: Readonly<Record<string, Wiring>>,
  { allowedOrigins: origins = [], allowedHeaders = [] }: CorsOptions,
): CorsRules | undefined {
  const wrong = allowedHeaders.find((name) => !isToken(name));
  if (wrong !== undefined) {
    const quoted = JSON.stringify(wrong);
    throw new Error(`allowedHeaders: ${quoted} is not the name of a header field, such as X-Tenant`);
  }
  if (origins.length === 0) return undefined;
  const sent = Object.values(wiring).flatMap(({ headerParameters, keyField, security = [] }) => [
    ...(keyField === undefined ? [] : [keyField]),
    ...Object.keys(headerParameters?.shapes ?? {}),
    ...security.flatMap(({ schemes }) => schemes.flatMap(headerOf)),
  ]);
  return { origins, sent: [...new Set([...sent, ...allowedHeaders])] };
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
  const vary = merged(listOf(response.vary), [fields.origin.name]).join(", ");
  if (origin === undefined || !origins.includes(origin)) return { [fields.vary.name]: vary };
  return {
    [fields.vary.name]: vary,
    [fields.allowOrigin.name]: origin,
    [fields.exposeHeaders.name]: merged(corsNames("read"), response.names)
      .filter((name) => !isSafelisted(name))
      .join(", "),
  };
}

/** What tells a preflight from other requests (Fetch 3.2.2). */
export type MaybePreflight = {
  readonly method: string;
  readonly origin: string | undefined;
  /** The value of `Access-Control-Request-Method`. */
  readonly requestMethod: string | undefined;
};

/**
 * @param asked a request
 * @param rules the origins
 * @returns the response to a preflight from an allowed origin, without the fields of every response; otherwise `undefined`
 */
export function preflightAnswer(
  { method, origin = "", requestMethod }: MaybePreflight,
  rules: CorsRules,
): Outcome | undefined {
  if (method !== ("OPTIONS" satisfies Method)) return undefined;
  if (!rules.origins.includes(origin) || requestMethod === undefined) return undefined;
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

function listOf(vary: string | undefined): readonly string[] {
  return vary === undefined ? [] : vary.split(",").map((name) => name.trim());
}

/** Names are case-insensitive. */
function merged(first: readonly string[], more: readonly string[]): readonly string[] {
  const known = new Set(first.map((name) => name.toLowerCase()));
  return [...first, ...more.filter((name) => !known.has(name.toLowerCase()))];
}
