// Finds the key that verifies tokens: a secret, or the public keys of an issuer, in a file or at an address.
import { readFile, stat } from "node:fs/promises";
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { StoreUnavailable } from "../../server/port.ts";
import type { Authenticate } from "../../server/principals.ts";
import { jwtAuthenticator } from "../../server/tokens.ts";
import type { TokenSettings } from "./serve-settings.ts";

/** How often to look whether the file has changed, in milliseconds. */
const LOOK_EVERY = 1000;
/** How long keys from an address are kept, and how long to wait for them, in milliseconds. */
const KEPT = 600_000;
const PATIENCE = 5000;
/** For a caller whose token cannot be verified now, in seconds. */
const RETRY_AFTER = 30;

export type KeyOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Reports that new keys are used, or why not. */
  readonly say: (text: string) => void;
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
};

/**
 * @param settings the key, and the claims that a token must have
 * @param options the clock, the log, and how to fetch
 * @returns the function that verifies tokens
 * @throws Error that names the file, when it cannot be read or has no keys
 */
export async function authenticatorFrom(
  { key, issuer, audience, clockSkew }: TokenSettings,
  options: KeyOptions,
): Promise<Authenticate> {
  const rules = { issuer, audience, clockSkew, now: options.now };
  if ("secret" in key) {
    const secret = new TextEncoder().encode(key.secret);
    return jwtAuthenticator({ ...rules, key: { secret } });
  }
  const find = "jwksFile" in key ? await keysOfFile(key.jwksFile, options) : keysAt(key.jwksUrl, options);
  return jwtAuthenticator({ ...rules, key: { find } });
}

/** Reads the file again when it has changed; keys that cannot be used leave the former ones in use. */
async function keysOfFile(file: string, { now, say }: KeyOptions): Promise<JWTVerifyGetKey> {
  let version = await versionOf(file);
  let find = await readKeys(file);
  let looked = now();
  return async (header, token) => {
    if (Math.abs(now() - looked) >= LOOK_EVERY) {
      looked = now();
      const found = await versionOf(file).catch(String);
      if (found !== version) {
        version = found;
        try {
          find = await readKeys(file);
          say(`--jwks: ${file} has changed; its keys are used from now on`);
        } catch (error) {
          say(`${error instanceof Error ? error.message : error}; the former keys stay in use`);
        }
      }
    }
    return find(header, token);
  };
}

async function versionOf(file: string): Promise<string> {
  // Nanoseconds: a file may change twice within a millisecond.
  const { mtimeNs, size, ino } = await stat(file, { bigint: true });
  return `${mtimeNs} ${size} ${ino}`;
}

/** Keys are fetched for the first token, kept for a while, and fetched again for an unknown `kid`. */
function keysAt(address: string, options: KeyOptions): JWTVerifyGetKey {
  const find = createRemoteJWKSet(new URL(address), {
    cacheMaxAge: KEPT,
    timeoutDuration: PATIENCE,
    ...(options.fetch ? { [customFetch]: options.fetch } : {}),
  });
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      // The token may be valid, so it is not the caller's fault.
      const isAboutToken = [
        errors.JWKSNoMatchingKey,
        errors.JWKSMultipleMatchingKeys,
        errors.JOSENotSupported,
      ].some((kind) => error instanceof kind);
      if (isAboutToken) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreUnavailable(`--jwks: cannot use ${address}: ${why}`, RETRY_AFTER);
    }
  };
}

async function readKeys(file: string): Promise<JWTVerifyGetKey> {
  try {
    const jwks = JSON.parse(await readFile(file, "utf8"));
    if (!Array.isArray(jwks?.keys) || jwks.keys.length === 0) throw new Error('it has no "keys" array');
    return createLocalJWKSet(jwks);
  } catch (error) {
    throw new Error(`--jwks: cannot use ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
