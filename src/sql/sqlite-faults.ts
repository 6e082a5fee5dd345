// What an error of SQLite means for a request.
import { StoreUnavailable } from "../server/port.ts";

/** Somebody frees space within minutes at best. */
const FULL_RETRY = 30;

/** Result codes (https://www.sqlite.org/rescode.html): what they say, and after how many seconds to retry. */
const unavailable: Readonly<Record<number, readonly [says: string, retryAfterSeconds: number]>> = {
  8: ["the file can't be written", FULL_RETRY],
  10: ["the disk reports an error", FULL_RETRY],
  13: ["the disk is full", FULL_RETRY],
  14: ["the file can't be opened", FULL_RETRY],
};

/** A different connection holds a lock: SQLITE_BUSY and SQLITE_LOCKED. */
const LOCKS = [5, 6];

/** @returns whether the error says that a different connection holds a lock. */
export function isLocked(error: unknown): boolean {
  return LOCKS.includes(codeOf(error) ?? 0);
}

/** @returns the error for the caller: `StoreUnavailable` when the request may succeed later, else the error itself. */
export function sqliteFault(error: unknown, file: string): unknown {
  const known = unavailable[codeOf(error) ?? 0];
  if (known === undefined) return error;
  const [says, retryAfterSeconds] = known;
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`${file}: ${says} (${detail})`, retryAfterSeconds);
}

/** The primary result code, which is the low byte of the extended one. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined;
}
