// Decisions about the caller and the origin of the request.
import { fields } from "../semantics/fields.ts";
import { type Decided, fieldOf, type Tests } from "./context.ts";
import { bearerToken, challenge } from "./principals.ts";
import { countedAs } from "./rate-limit.ts";
import { challengesOf, metRequirement } from "./requirements-met.ts";
import { whenKnown } from "./soon.ts";

export const callerTests = {
  "caller-is-known": async (context) => {
    const met = await metRequirement(context);
    if (met === undefined) {
      const headers = { [fields.wwwAuthenticate.name]: challengesOf(context) };
      const { whyRefused } = context;
      return whyRefused === undefined ? { no: [], headers } : { no: [], headers, reason: whyRefused };
    }
    context.principal = met.principal;
    context.requirement = met.requirement;
    return "yes";
  },

  "caller-has-requests-left": (context) => {
    if (context.rateLimiter === undefined) return "yes";
    return whenKnown(
      context.rateLimiter(countedAs(context.principal.id, context.address)),
      ({ isAllowed, headers }): Decided => {
        context.rateHeaders = headers;
        return isAllowed ? "yes" : { no: [] };
      },
    );
  },

  "caller-has-scope": ({ requirement, principal }) => {
    const scopes = requirement?.scopes ?? [];
    const missing = scopes.filter((scope) => !principal.scopes.includes(scope));
    if (missing.length === 0) return "yes";
    const headers = { [fields.wwwAuthenticate.name]: challenge("insufficient_scope", scopes) };
    return {
      no: [],
      detail: `The token lacks ${missing.join(" and ")}; request one with the scopes that WWW-Authenticate lists.`,
      headers,
    };
  },

  // RFC 9205 4.13: browsers let a form of a different site POST here.
  "request-is-not-cross-site": ({ request, allowedOrigins, requirement }) => {
    if (bearerToken(fieldOf(request, "authorization")) !== undefined) return "yes";
    // A page of a different site can send a field of its own only where CORS allows it (Fetch 4.8).
    if (requirement?.schemes.some((one) => one.kind === "apiKey" && one.in === "header")) return "yes";
    const origin = fieldOf(request, "origin");
    if (origin !== null && allowedOrigins.includes(origin)) return "yes";
    const isForeign = origin !== null && hostOf(origin) !== hostOf(request.url);
    return isForeign || fieldOf(request, "secFetchSite") === "cross-site" ? { no: [] } : "yes";
  },

  "caller-owns-target": ({ wiring, principal }, state) =>
    whenKnown(state.current(), (current): Decided => {
      const owner = current?.owner;
      const mayAll = wiring.ownerOrScope !== undefined && principal.scopes.includes(wiring.ownerOrScope);
      return owner === undefined || owner === principal.id || mayAll ? "yes" : { no: [] };
    }),
} satisfies Partial<Tests>;

/** The host and port of an origin or a URL; `undefined` for the opaque origin `null`. */
function hostOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).host : undefined;
}
