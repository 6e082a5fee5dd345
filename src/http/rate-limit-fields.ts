// The fields that say how many requests a caller has left (draft-ietf-httpapi-ratelimit-headers-10).

/** A limit: so many requests in each window of so many seconds. */
export type Quota = { readonly requests: number; readonly seconds: number };

/** The name of the only policy. */
const NAME = "default";

/** @returns the value of `RateLimit-Policy` (3), such as `"default";q=100;w=60` */
export function formatRateLimitPolicy({ requests, seconds }: Quota): string {
  return `"${NAME}";q=${requests};w=${seconds}`;
}

/** @returns the value of `RateLimit` (4), such as `"default";r=50;t=30`: 50 requests are left for 30 seconds */
export function formatRateLimit(remaining: number, seconds: number): string {
  return `"${NAME}";r=${remaining};t=${seconds}`;
}
