// How the server verifies each kind of security scheme (OpenAPI 3.1 4.8.27).

/**
 * @param kind a kind as the contract names it, such as `http bearer`
 * @returns how its credentials are sent: as a bearer token, a key, or by a scheme of HTTP; `undefined` if the server cannot
 *   see them
 */
export function schemeKind(kind: string): string | undefined {
  if (kind === "oauth2" || kind === "openIdConnect") return "bearer";
  if (kind === "apiKey") return kind;
  return /^http ([^ ]+)$/.exec(kind)?.[1];
}
