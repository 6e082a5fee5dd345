// The records of keyed requests in memory: forgotten when they expire, undone with their unit of work.
import type { Undo } from "./journal.ts";
import { type KeyRecord, type Keys, StoreUnavailable } from "./port.ts";

export type KeyRecords = {
  /** @returns the records as one unit of work sees them; what it keeps is undone by its journal. */
  readonly within: (journal: Undo[]) => Keys;
};

/** The most records that are kept; a store that is full refuses rather than forget a live one. */
const LIMIT = 100_000;

/**
 * @param now milliseconds since 1970
 * @param limit the most records that are kept
 * @returns no records yet
 */
export function keyRecords(now: () => number, limit = LIMIT): KeyRecords {
  const records = new Map<string, KeyRecord>();
  return {
    within: (journal) => ({
      find: async (scope) => {
        const record = records.get(scope);
        return record !== undefined && record.expires > now() ? record : undefined;
      },
      keep: async (scope, record) => {
        forgetExpired(records, now());
        if (records.size >= limit) throw new StoreUnavailable("too many idempotency keys are remembered", 60);
        const before = records.get(scope);
        records.set(scope, record);
        journal.push(() => (before ? records.set(scope, before) : records.delete(scope)));
      },
    }),
  };
}

/** Records live equally long, so the oldest stand first. */
function forgetExpired(records: Map<string, KeyRecord>, now: number): void {
  for (const [scope, record] of records) {
    if (record.expires > now) return;
    records.delete(scope);
  }
}
