// The port between a store and its database: units of work over Kysely, whatever the database is.
import type { Kysely } from "kysely";
import type { Settled } from "../server/port.ts";
import type { Differences } from "./differences.ts";

/** An open database. `openSqlite` and `openPostgres` return one. */
export interface Database<Tables> {
  /** What it is and where, without a password. */
  readonly description: string;
  readonly differences: Differences;
  /** Runs `work` outside any unit of work, for migrations; again from the start while a different process holds a lock. */
  administer<R>(work: (db: Kysely<Tables>) => Promise<R>): Promise<R>;
  /** Runs `work` on one consistent state, which it can't change. */
  read<R>(work: (db: Kysely<Tables>) => Promise<R>): Promise<R>;
  /**
   * Runs `work` as if no other unit of work ran at the same time, and commits or undoes all of it. If the database asks for
   * it, `work` runs again from the start.
   */
  write<R>(work: (db: Kysely<Tables>) => Promise<Settled<R>>): Promise<R>;
  /** What it does now, such as connections and units of work that wait, by name. */
  load(): Readonly<Record<string, number>>;
  /** Closes it when the units of work in progress have ended. */
  close(): Promise<void>;
}

/** Where time, chance and waiting come from. */
export type DatabaseOptions = {
  /** Milliseconds that never go back. Default: `performance.now`. */
  readonly clock?: () => number;
  /** A number from 0 to 1, for the length of pauses. Default: `Math.random`. */
  readonly chance?: () => number;
  /** Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** How long a unit of work waits for its turn before it is refused, in milliseconds. Default: 5000. */
  readonly patience?: number;
  /** Called when a unit of work runs again or waits for a lock. */
  readonly onRetry?: (why: "conflict" | "connection lost" | "lock") => void;
};

/** @returns the options, with defaults. */
export function withDefaults(options: DatabaseOptions): Required<DatabaseOptions> {
  return {
    clock: options.clock ?? (() => performance.now()),
    chance: options.chance ?? Math.random,
    pause:
      options.pause ?? ((milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds))),
    patience: options.patience ?? 5000,
    onRetry: options.onRetry ?? (() => undefined),
  };
}
