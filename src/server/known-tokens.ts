// Remembers the tokens that were valid, so that the next request of a caller does not verify its token again.
import type { Principal } from "./principals.ts";

/** The most tokens to remember, and their greatest length: together at most 2 MB. */
const MOST = 1000;
const LONGEST = 2048;

export type KnownTokens = {
  /** Returns the principal of a token, if it was valid before and has not expired since. */
  readonly find: (token: string) => Principal | undefined;
  /** Remembers a valid token until the time when it expires, in seconds since 1970. */
  readonly keep: (token: string, principal: Principal, expires: number) => void;
};

/**
 * @param now milliseconds since 1970
 * @param clockSkew how long a token is accepted after it has expired, in seconds
 * @returns no tokens yet; only for a key that does not change, as a remembered token is not checked by the key again
 */
export function knownTokens(now: () => number, clockSkew: number): KnownTokens {
  const known = new Map<
    string,
    { readonly principal: Principal; readonly since: number; readonly until: number }
  >();
  return {
    find: (token) => {
      const entry = known.get(token);
      if (entry === undefined) return undefined;
      const time = Math.floor(now() / 1000);
      // Before `since`, the clock was set back, and the token may not be valid yet.
      if (time >= entry.since && time < entry.until) return entry.principal;
      known.delete(token);
      return undefined;
    },
    keep: (token, principal, expires) => {
      if (token.length > LONGEST) return;
      const [oldest] = known.keys();
      if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
      known.set(token, { principal, since: Math.floor(now() / 1000), until: expires + clockSkew });
    },
  };
}
