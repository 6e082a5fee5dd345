// Some lists lag behind a change for a moment. Before one is accused, the law is checked again in a world that waits.
import type { Exchange } from "../../laws/exchange.ts";
import type { Failure } from "../../laws/failure.ts";
import { isSafe } from "../wire/exchanges.ts";

/** Milliseconds from a change to the next read of a list. */
const LAG = 800;
/** The waits of one world: a law that changes and reads often must not hold up the run. */
const WAITS = 12;

export type Settling = {
  readonly note: (exchange: Exchange) => void;
  /** Waits if something was changed since the last wait. */
  readonly settle: () => Promise<void>;
};

/** @returns what waits before a list is read; nothing waits unless the world is `patient`. */
export function makeSettling(patient: boolean, pause: (milliseconds: number) => Promise<void>): Settling {
  // The worlds before this one made and deleted something.
  let isChanged = true;
  let waits = 0;
  return {
    note(exchange) {
      if (!isSafe(exchange)) isChanged = true;
    },
    async settle() {
      if (!patient || !isChanged || waits >= WAITS) return;
      isChanged = false;
      waits += 1;
      await pause(LAG);
    },
  };
}

/** @returns whether the failure is what a list shows, so that a list that lags may be the reason. */
export function isSeenInList(failure: Failure): boolean {
  if (failure.kind === "change") return failure.change.kind.startsWith("entry");
  if (failure.kind === "member") return failure.rule.kind === "listed";
  return ["entry", "growth", "total", "filtered"].includes(failure.kind);
}
