// A time limit that is over when the proxy says so: a busy machine may take seconds for an answer that is not late.
import type { Patience } from "./calls.ts";

/** Milliseconds that tell the time limit of an attempt from the pauses between attempts. */
const TRY_TIMEOUT = 30_000;

type Limited = {
  readonly patience: Patience;
  /** Ends the attempt of a call that is in progress; settles when the client has noticed. */
  readonly giveUp: (call: string) => Promise<void>;
};

/** @returns the patience of calls, and what ends it */
export function makePatience(): Limited {
  const timeOuts = new Map<string, () => void>();
  const clockOf: Patience["clockOf"] = (call) => ({
    now: () => 0,
    wait: async (milliseconds) => {
      if (milliseconds < TRY_TIMEOUT) return new Promise((resolve) => setTimeout(resolve, milliseconds));
      const { promise, resolve } = Promise.withResolvers<void>();
      if (milliseconds === TRY_TIMEOUT) timeOuts.set(call, resolve);
      return promise;
    },
  });
  const giveUp = async (call: string): Promise<void> => {
    timeOuts.get(call)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { patience: { tryTimeout: TRY_TIMEOUT, clockOf }, giveUp };
}
