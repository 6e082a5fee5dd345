// Limits the requests of each caller in a window of time. Memory is bounded, however many callers there are.
import { networkOf } from "../http/client-network.ts";
import { formatRateLimit, formatRateLimitPolicy, type Quota } from "../http/rate-limit-fields.ts";
import { fields } from "../semantics/fields.ts";
import type { Soon } from "./soon.ts";

/** What one request may do, and what its response says about it. */
export type Allowance = {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
};

/** @returns the allowance of one more request of a caller; may ask a service that several processes share. */
export type RateLimiter = (caller: string) => Soon<Allowance>;

type Window = { used: number; readonly ends: number };

/** The most callers that are counted; beyond them, those whose windows began first start again. */
const MOST_CALLERS = 100_000;

/**
 * @param quota the limit
 * @param now milliseconds since 1970
 * @param mostCallers the most callers that are counted at a time
 */
export function rateLimiter(
  quota: Quota,
  now: () => number,
  mostCallers = MOST_CALLERS,
): (caller: string) => Allowance {
  // Two halves, one of which is dropped at once: finding the first entry of a Map takes longer, the more entries were deleted.
  let newer = new Map<string, Window>();
  let older = new Map<string, Window>();
  let turned = Number.NEGATIVE_INFINITY;
  const length = 1000 * quota.seconds;
  const policy = { [fields.rateLimitPolicy.name]: formatRateLimitPolicy(quota) };

  /** Drops the older half when all its windows have ended, or when the newer half is full. */
  const turn = (time: number): void => {
    const isDue = time - turned >= length || time < turned;
    if (!isDue && newer.size < mostCallers / 2) return;
    older = newer;
    newer = new Map();
    turned = time;
  };
  const windowOf = (caller: string, time: number): Window => {
    const known = newer.get(caller) ?? older.get(caller);
    // After the clock is set back, a window would last too long.
    if (known !== undefined && time < known.ends && known.ends - time <= length) return known;
    turn(time);
    const begun = { used: 0, ends: time + length };
    newer.set(caller, begun);
    return begun;
  };
  return (caller) => {
    const time = now();
    const window = windowOf(caller, time);
    const isAllowed = window.used < quota.requests;
    if (isAllowed) window.used += 1;
    const seconds = Math.max(1, Math.ceil((window.ends - time) / 1000));
    const left = { [fields.rateLimit.name]: formatRateLimit(quota.requests - window.used, seconds) };
    const wait = isAllowed ? {} : { [fields.retryAfter.name]: String(seconds) };
    return { isAllowed, headers: { ...policy, ...left, ...wait } };
  };
}

/**
 * @param principal the id of the caller; empty if there is none
 * @param address where the request came from
 * @returns whose requests are counted together: those of a principal, or of a network
 */
export function countedAs(principal: string, address: string | undefined): string {
  if (principal !== "") return `principal ${principal}`;
  return `address ${address === undefined ? "" : networkOf(address)}`;
}
