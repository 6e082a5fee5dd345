// Decisions about the caller and the origin of the request.
import { fields } from "../semantics/fields.ts";
import { fieldOf, type Tests } from "./context.ts";
import { bearerToken, challenge } from "./principals.ts";

export const callerTests = {
  "caller-is-known": async (context) => {
    const { wiring, request, authenticate } = context;
    const token = bearerToken(fieldOf(request, "authorization"));
    const principal = token === undefined ? undefined : await authenticate?.(token);
    if (principal !== undefined) {
      context.principal = principal;
      return "yes";
    }
    const error = fieldOf(request, "authorization") === null ? undefined : "invalid_token";
    return { no: [], headers: { [fields.wwwAuthenticate.name]: challenge(error, wiring.scopes) } };
  },

  "caller-has-scope": ({ wiring, principal }) => {
    const missing = wiring.scopes.filter((scope) => !principal.scopes.includes(scope));
    if (missing.length === 0) return "yes";
    const headers = { [fields.wwwAuthenticate.name]: challenge("insufficient_scope", wiring.scopes) };
    return {
      no: [],
      detail: `The token lacks ${missing.join(" and ")}; request one with the scopes that WWW-Authenticate lists.`,
      headers,
    };
  },

  // RFC 9205 4.13: browsers let a form of a different site POST here.
  "request-is-not-cross-site": ({ request, allowedOrigins }) => {
    if (bearerToken(fieldOf(request, "authorization")) !== undefined) return "yes";
    const origin = fieldOf(request, "origin");
    if (origin !== null && allowedOrigins.includes(origin)) return "yes";
    const isForeign = origin !== null && hostOf(origin) !== hostOf(request.url);
    return isForeign || fieldOf(request, "secFetchSite") === "cross-site" ? { no: [] } : "yes";
  },

  "caller-owns-target": async ({ wiring, principal }, state) => {
    const owner = (await state.current())?.owner;
    const mayAll = wiring.ownerOrScope !== undefined && principal.scopes.includes(wiring.ownerOrScope);
    return owner === undefined || owner === principal.id || mayAll ? "yes" : { no: [] };
  },
} satisfies Partial<Tests>;

/** The host and port of an origin or a URL; `undefined` for the opaque origin `null`. */
function hostOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).host : undefined;
}
