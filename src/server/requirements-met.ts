// Finds the credentials of a request, and the principal that they identify, by the schemes that the document declares.
import { trimSpace } from "../http/field.ts";
import { decodeQuery, parseCookies, queryPairs } from "../http/parameter-styles.ts";
import { fieldOf, type RequestContext } from "./context.ts";
import { bearerToken, type Credentials, challenge, type Principal, type Verify } from "./principals.ts";
import type { RequirementFacts, SchemeFacts } from "./wiring.ts";

/** A requirement that a request meets, and who sent it; the scopes may still be missing. */
export type Met = { readonly requirement: RequirementFacts; readonly principal: Principal };

/**
 * OpenAPI 3.1.1 4.8.30: one requirement of the list must be met, and of a requirement every scheme.
 *
 * @param context a request to a secured operation
 * @returns the first requirement that is met with its scopes, otherwise the first that is met without; `undefined` if none
 */
export async function metRequirement(context: RequestContext): Promise<Met | undefined> {
  const met: Met[] = [];
  for (const requirement of context.wiring.security ?? []) {
    const principal = await principalOf(context, requirement);
    if (principal === undefined) continue;
    if (requirement.scopes.every((scope) => principal.scopes.includes(scope)))
      return { requirement, principal };
    met.push({ requirement, principal });
  }
  return met[0];
}

async function principalOf(
  context: RequestContext,
  { schemes }: RequirementFacts,
): Promise<Principal | undefined> {
  const principals: Principal[] = [];
  for (const scheme of schemes) {
    const credentials = credentialsOf(context, scheme);
    const found = credentials && (await verifierOf(context, scheme)?.(credentials));
    if (found === undefined) return undefined;
    if ("refused" in found) {
      context.whyRefused = found.refused;
      return undefined;
    }
    principals.push(found);
  }
  const [first] = principals;
  return first && { ...first, scopes: [...new Set(principals.flatMap(({ scopes }) => scopes))] };
}

/** `authenticate` verifies the tokens of every scheme that has no verifier of its own. */
function verifierOf({ verifiers, authenticate }: RequestContext, { name }: SchemeFacts): Verify | undefined {
  const own = verifiers !== undefined && Object.hasOwn(verifiers, name) ? verifiers[name] : undefined;
  if (own !== undefined || authenticate === undefined) return own;
  return (credentials) => ("token" in credentials ? authenticate(credentials.token) : undefined);
}

/** @returns the credentials that a request has for a scheme; `undefined` for none, or malformed ones. */
function credentialsOf(context: RequestContext, scheme: SchemeFacts): Credentials | undefined {
  if (scheme.kind === "apiKey") {
    const key = keyIn(context, scheme);
    return key === undefined ? undefined : { key };
  }
  const authorization = fieldOf(context.request, "authorization");
  if (scheme.kind === "bearer") {
    const token = bearerToken(authorization);
    return token === undefined ? undefined : { token };
  }
  const [, name = "", credentials = ""] = /^([^ ]+) (.*)$/s.exec(authorization ?? "") ?? [];
  const rest = trimSpace(credentials);
  if (rest === "" || name.toLowerCase() !== scheme.kind) return undefined;
  return scheme.kind === "basic" ? basicCredentials(rest) : { scheme: scheme.kind, credentials: rest };
}

/** RFC 7617 2: the user-id has no colon; the password may have some. */
function basicCredentials(encoded: string): Credentials | undefined {
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const at = pair.indexOf(":");
  return at < 0 ? undefined : { username: pair.slice(0, at), password: pair.slice(at + 1) };
}

function keyIn(
  { request, requestTarget }: RequestContext,
  { in: where, parameter = "" }: SchemeFacts,
): string | undefined {
  if (where === "header") return request.headers.get(parameter.toLowerCase()) ?? undefined;
  if (where === "cookie") return parseCookies(fieldOf(request, "cookie") ?? "").get(parameter);
  const pair = queryPairs(requestTarget.search)?.find(([name]) => name === parameter);
  return pair && decodeQuery(pair[1]);
}

/** @returns the challenges of a 401, one per scheme of the document (RFC 9110 11.6.1). */
export function challengesOf({ wiring, request }: RequestContext): string {
  const error = fieldOf(request, "authorization") === null ? undefined : "invalid_token";
  const all = (wiring.security ?? []).flatMap(({ schemes, scopes }) =>
    schemes.map(({ kind, in: where, parameter }) => {
      if (kind === "bearer") return challenge(error, scopes);
      if (kind === "basic") return 'Basic realm="verbatim", charset="UTF-8"';
      return kind === "apiKey"
        ? `ApiKey realm="verbatim", in="${where}", name="${parameter}"`
        : `${kind.charAt(0).toUpperCase()}${kind.slice(1)} realm="verbatim"`;
    }),
  );
  return [...new Set(all)].join(", ");
}

/** @returns the names of the query parameters that carry keys; they are not parameters of the operation. */
export function keyNames({ wiring }: RequestContext): readonly string[] {
  return (wiring.security ?? []).flatMap(({ schemes }) =>
    schemes.flatMap(({ in: where, parameter }) => (where === "query" && parameter ? [parameter] : [])),
  );
}
