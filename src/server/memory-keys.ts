// The records of keyed requests in memory: each principal has a separate share, so none can use up a different one's.
import type { Undo } from "./journal.ts";
import { KEYS_PER_PRINCIPAL } from "./keys.ts";
import { type KeyRecord, type Keys, ShareIsFull } from "./port.ts";

export type KeyRecords = {
  /** @returns the records that one unit of work sees; its journal undoes what it keeps. */
  readonly within: (journal: Undo[]) => Keys;
};

/** A record, and when it was added, in milliseconds since 1970. */
type Entry = { readonly record: KeyRecord; readonly kept: number };
/** The entries of one principal by scope, in order of expiry. */
type Share = Map<string, Entry>;

/**
 * @param now milliseconds since 1970
 * @param limit the most records of one principal
 * @returns an empty set of records
 */
export function keyRecords(now: () => number, limit = KEYS_PER_PRINCIPAL): KeyRecords {
  const shares = new Map<string, Share>();
  const places = new Map<string, Share>();
  let latest = Number.NEGATIVE_INFINITY;

  /** After a clock was ahead and is set back, its records would live too long: their lifetime starts again. */
  const tell = (): number => {
    const time = now();
    if (time < latest) for (const share of shares.values()) restart(share, time);
    latest = time;
    return time;
  };
  const remove = (share: Share, scope: string, principal: string): void => {
    share.delete(scope);
    places.delete(scope);
    if (share.size === 0) shares.delete(principal);
  };
  const forgetExpired = (share: Share, time: number): void => {
    for (const [scope, { record }] of share) {
      if (record.expires > time) return;
      remove(share, scope, record.principal);
    }
  };
  return {
    within: (journal) => ({
      find: async (scope) => {
        const record = places.get(scope)?.get(scope)?.record;
        return record !== undefined && record.expires > tell() ? record : undefined;
      },
      keep: async (scope, record) => {
        const time = tell();
        // Shares of principals that do not return expire here: each new record checks one of them.
        const [next] = shares.values();
        if (next !== undefined) forgetExpired(next, time);
        const { principal } = record;
        const share = shares.get(principal) ?? new Map<string, Entry>();
        forgetExpired(share, time);
        const [first] = share.values();
        if (first !== undefined && share.size >= limit)
          throw new ShareIsFull(Math.ceil((first.record.expires - time) / 1000));
        // The share that was used last is checked last.
        shares.delete(principal);
        shares.set(principal, share);
        share.set(scope, { record, kept: time });
        places.set(scope, share);
        journal.push(() => remove(share, scope, principal));
      },
    }),
  };
}

function restart(share: Share, time: number): void {
  for (const [scope, { record, kept }] of share) {
    if (kept > time) {
      share.set(scope, { record: { ...record, expires: time + record.expires - kept }, kept: time });
    }
  }
}
