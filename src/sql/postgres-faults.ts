// What an error of PostgreSQL or of the connection to it means for a request.
import { StoreUnavailable } from "../server/port.ts";

/** The transaction met a different one (PostgreSQL, appendix A): run it again. */
const CONFLICTS = ["40001", "40P01"];
/** Two processes created the same table, type or row at their start. */
const RACES = ["23505", "42P07", "42710"];

/** How codes of errors begin that say that the database does not answer now, and after how many seconds to retry. */
const unavailable: readonly (readonly [code: string, says: string, retryAfterSeconds: number])[] = [
  ["08", "the connection was lost", 1],
  ["25006", "it accepts no writes", 5],
  ["25P03", "the transaction took too long", 1],
  ["531", "its disk is full", 30],
  ["53", "it lacks resources", 5],
  ["55P03", "it waited too long for a lock", 1],
  ["57014", "the statement took too long", 1],
  ["57P", "it is shutting down or starting", 1],
  ["58", "its disk reports an error", 30],
  ["ECONN", "the connection was lost", 1],
  ["EPIPE", "the connection was lost", 1],
  ["ENOTFOUND", "its name is unknown", 5],
  ["EAI_AGAIN", "its name can't be resolved now", 5],
  ["EHOSTUNREACH", "it can't be reached", 5],
  ["ENETUNREACH", "it can't be reached", 5],
  ["ETIMEDOUT", "it does not answer", 1],
];

/** Messages of `pg` without a code. */
const lost =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** @returns whether the unit of work may succeed when it runs again. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.includes(codeOf(error));
}

/** @returns whether a different process did the same thing at the same time. */
export function isRace(error: unknown): boolean {
  return isConflict(error) || RACES.includes(codeOf(error));
}

/** @returns the error for the caller: `StoreUnavailable` when the request may succeed later, else the error itself. */
export function postgresFault(error: unknown, place: string): unknown {
  const code = codeOf(error);
  const known = unavailable.find(([beginning]) => code.startsWith(beginning));
  const [, says, retryAfterSeconds] = known ?? (isLost(error) ? ["", "the connection was lost", 1] : []);
  if (says === undefined) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`${place}: ${says} (${detail})`, retryAfterSeconds);
}

function isLost(error: unknown): boolean {
  return error instanceof Error && lost.test(error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
