// Verifies JSON Web Tokens (RFC 7519, RFC 8725), by a shared secret or a set of public keys.
import {
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
  SignJWT,
} from "jose";
import { knownTokens } from "./known-tokens.ts";
import type { Authenticate, Principal } from "./principals.ts";

export type TokenRules = {
  /** A secret for HS256, or the public keys of an issuer, as `jose` finds them in a set. */
  readonly key: { readonly secret: Uint8Array } | { readonly find: JWTVerifyGetKey };
  readonly issuer: string;
  readonly audience: string;
  /** How far the clocks of issuer and server may differ, in seconds. */
  readonly clockSkew: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Asymmetric only: a public key must never be used as a shared secret (RFC 8725 3.1). */
const PUBLIC_KEY_ALGORITHMS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];

/** RFC 8725 3.11: a token of a different kind, such as a logout token, is not an access token (RFC 9068 2.1). */
const TYPES = ["at+jwt", "jwt"];

/** @returns a function that verifies tokens; a token without `sub` or `exp` is not valid. */
export function jwtAuthenticator(rules: TokenRules): Authenticate {
  // A set of keys may lose a key, and then its tokens are not valid any more; a secret stays the same.
  const known = "secret" in rules.key ? knownTokens(rules.now, rules.clockSkew) : undefined;
  return async (token) => {
    const before = known?.find(token);
    if (before !== undefined) return before;
    try {
      const { payload, protectedHeader } = await verify(token, rules);
      if (!isAccessToken(protectedHeader.typ))
        return { refused: `typ is ${JSON.stringify(protectedHeader.typ)}` };
      if (typeof payload.sub !== "string" || payload.sub === "") return { refused: "sub is not a name" };
      // Later requests get the same object, so no handler may add a scope.
      const principal: Principal = Object.freeze({
        id: payload.sub,
        scopes: Object.freeze(scopesOf(payload)),
      });
      if (payload.exp !== undefined) known?.keep(token, principal, payload.exp);
      return principal;
    } catch (error) {
      // For an invalid key in the set, the platform throws a DOMException.
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException)
        return { refused: error.message };
      throw error;
    }
  };
}

function verify(token: string, rules: TokenRules): Promise<JWTVerifyResult> {
  const options = {
    issuer: rules.issuer,
    audience: rules.audience,
    clockTolerance: rules.clockSkew,
    currentDate: new Date(rules.now()),
    requiredClaims: ["sub", "exp"],
    algorithms: "secret" in rules.key ? ["HS256"] : PUBLIC_KEY_ALGORITHMS,
  };
  return "secret" in rules.key
    ? jwtVerify(token, rules.key.secret, options)
    : verifyByAny(token, rules.key.find, options);
}

/** A signature costs about a fifth of a millisecond to check, and a caller without a valid token can ask for it. */
const MOST_KEYS_TRIED = 16;

/** Without `kid`, several keys may fit (RFC 7517 4.5): each is tried, up to a bound. */
async function verifyByAny(
  token: string,
  find: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, find, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let tried = 0;
    for await (const key of error) {
      if (tried === MOST_KEYS_TRIED)
        throw new errors.JWSSignatureVerificationFailed(
          `none of the first ${MOST_KEYS_TRIED} keys of the set made the signature, and the token has no kid`,
        );
      tried += 1;
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        // A key that the platform does not accept, such as a short one, made no valid signature either.
        if (!(failure instanceof errors.JWSSignatureVerificationFailed || failure instanceof TypeError))
          throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed("no key of the set made the signature");
  }
}

/** RFC 7515 4.1.9: `application/` may be left out. A token without `typ` may be of any kind. */
function isAccessToken(type: unknown): boolean {
  if (type === undefined) return true;
  return typeof type === "string" && TYPES.includes(type.toLowerCase().replace(/^application\//, ""));
}

/** RFC 8693 4.2: `scope` is one text with scopes separated by spaces. */
function scopesOf({ scope }: JWTPayload): readonly string[] {
  return typeof scope === "string" ? scope.split(" ").filter((one) => one !== "") : [];
}

/**
 * @param claims the subject, its scopes, and the lifetime in seconds
 * @param rules the rules that the token must meet; only a secret can sign
 * @returns a signed token, for tests and demonstrations
 */
export function signToken(
  claims: { readonly sub: string; readonly scopes: readonly string[]; readonly seconds: number },
  rules: Pick<TokenRules, "issuer" | "audience" | "now"> & { readonly secret: Uint8Array },
): Promise<string> {
  const issued = Math.floor(rules.now() / 1000);
  return new SignJWT({ scope: claims.scopes.join(" ") })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(claims.sub)
    .setIssuer(rules.issuer)
    .setAudience(rules.audience)
    .setIssuedAt(issued)
    .setExpirationTime(issued + claims.seconds)
    .sign(rules.secret);
}
