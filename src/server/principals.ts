// Principals: the callers that tokens identify, or the one local caller of a service without keys.

export type Principal = {
  /** The token's `sub`: stored as the owner of what the principal creates, and never shown. */
  readonly id: string;
  readonly scopes: readonly string[];
};

/** Why a token, or a different credential, is not valid: for the log, never for the caller. */
export type RefusedToken = { readonly refused: string };

/**
 * @returns the principal of a bearer token; `undefined`, or the reason for the log, when it is not valid.
 *
 * @example
 * ```ts
 * import type { Authenticate } from "@verbatim-http/kit/server/principals";
 *
 * const sessions = new Map([["t0ken", { id: "ada", scopes: ["notes:write"] }]]);
 * export const authenticate: Authenticate = async (token) => sessions.get(token);
 * ```
 */
export type Authenticate = (token: string) => Promise<Principal | RefusedToken | undefined>;

/** The credentials of a request for one scheme of the document (OpenAPI 3.1 4.8.27). */
export type Credentials =
  /** `http` bearer, `oauth2` and `openIdConnect`. */
  | { readonly token: string }
  | { readonly username: string; readonly password: string }
  | { readonly key: string }
  /** Any other scheme of HTTP, in lower case, and what follows it. */
  | { readonly scheme: string; readonly credentials: string };

/**
 * @returns the principal that the credentials of one security scheme identify; `undefined` when they are not valid.
 *
 * @example
 * ```ts
 * import type { Verify } from "@verbatim-http/kit/server/principals";
 *
 * const keys = new Map([["s3cret", { id: "ada", scopes: [] }]]);
 * export const apiKey: Verify = (given) => ("key" in given ? keys.get(given.key) : undefined);
 * ```
 */
export type Verify = (credentials: Credentials) => Promise<Verified> | Verified;
type Verified = Principal | RefusedToken | undefined;

/** @internal Every caller of a service without keys; no token can claim to be this principal. */
export const LOCAL: Principal = Object.freeze({ id: "", scopes: Object.freeze([]) });

/**
 * @internal
 *
 * @param authorization the value of `Authorization`, if there is one
 * @returns the token of the Bearer scheme (RFC 6750 2.1); `undefined` when there is none
 */
export function bearerToken(authorization: string | null): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization ?? "")?.[1];
}

/**
 * @internal
 *
 * @param error why the request is rejected; `undefined` when no token was sent (RFC 6750 3.1)
 * @param scopes the scopes that a token needs
 * @returns the challenge for `WWW-Authenticate`
 */
export function challenge(
  error: "invalid_token" | "insufficient_scope" | undefined,
  scopes: readonly string[],
): string {
  const parameters = [
    'realm="verbatim"',
    ...(error === undefined ? [] : [`error="${error}"`]),
    ...(scopes.length === 0 ? [] : [`scope="${scopes.join(" ")}"`]),
  ];
  return `Bearer ${parameters.join(", ")}`;
}
