// Ctrl-C and SIGTERM stop a check, which then deletes what it created; a second one quits at once.

export type Stop = {
  readonly signal: AbortSignal;
  /** Gives the signals their usual meaning back. */
  readonly release: () => void;
};

/** The exit code of a run that ctrl-C stopped: 128 plus the number of the signal. */
export const INTERRUPTED = 130;

/** @param onStop runs once, at the first signal */
export function stopOnSignal(onStop: () => void): Stop {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    onStop();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    release() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
