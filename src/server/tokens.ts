// Verifies JSON Web Tokens (RFC 7519, RFC 8725), by a shared secret or a set of public keys.
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { Authenticate } from "./principals.ts";

export type TokenRules = {
  /** A secret for HS256, or the public keys of an issuer. */
  readonly key: { readonly secret: Uint8Array } | { readonly jwks: JSONWebKeySet };
  readonly issuer: string;
  readonly audience: string;
  /** How far the clocks of issuer and server may differ, in seconds. */
  readonly clockSkew: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Asymmetric only: a public key must never be used as a shared secret (RFC 8725 3.1). */
const PUBLIC_KEY_ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"];

/** @returns a function that verifies tokens; a token without `sub` or `exp` is not valid. */
export function jwtAuthenticator(rules: TokenRules): Authenticate {
  const keys = "jwks" in rules.key ? createLocalJWKSet(rules.key.jwks) : undefined;
  const secret = "secret" in rules.key ? rules.key.secret : new Uint8Array();
  return async (token) => {
    const options = {
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: rules.clockSkew,
      currentDate: new Date(rules.now()),
      requiredClaims: ["sub", "exp"],
      algorithms: keys ? PUBLIC_KEY_ALGORITHMS : ["HS256"],
    };
    try {
      const { payload } = await (keys ? jwtVerify(token, keys, options) : jwtVerify(token, secret, options));
      return typeof payload.sub === "string" && payload.sub !== ""
        ? { id: payload.sub, scopes: scopesOf(payload) }
        : undefined;
    } catch (error) {
      // For an invalid key in the set, the platform throws a DOMException.
      const isInvalid = [errors.JOSEError, TypeError, DOMException].some((kind) => error instanceof kind);
      if (isInvalid) return undefined;
      throw error;
    }
  };
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
