// Reads the key that verifies tokens.
import { readFile } from "node:fs/promises";
import type { Authenticate } from "../../server/principals.ts";
import { jwtAuthenticator } from "../../server/tokens.ts";
import type { TokenSettings } from "./serve-settings.ts";

/**
 * @param settings the key, and the claims that a token must have
 * @param now milliseconds since 1970
 * @returns the function that verifies tokens
 * @throws Error that names the file, when it cannot be read or has no keys
 */
export async function authenticatorFrom(settings: TokenSettings, now: () => number): Promise<Authenticate> {
  const { key, issuer, audience, clockSkew } = settings;
  if ("secret" in key) {
    const secret = new TextEncoder().encode(key.secret);
    return jwtAuthenticator({ key: { secret }, issuer, audience, clockSkew, now });
  }
  const jwks = await readJwks(key.jwksFile);
  return jwtAuthenticator({ key: { jwks }, issuer, audience, clockSkew, now });
}

async function readJwks(file: string) {
  try {
    const jwks = JSON.parse(await readFile(file, "utf8"));
    if (!Array.isArray(jwks?.keys) || jwks.keys.length === 0) throw new Error('it has no "keys" array');
    return jwks;
  } catch (error) {
    throw new Error(`--jwks: cannot use ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
