// Ctrl-C and SIGTERM end a check: what it made is removed first; the second one ends it at once.

export type Stop = {
  readonly signal: AbortSignal;
  /** The signals mean again what they always mean. */
  readonly release: () => void;
};

/** The exit code of a run that was ended by ctrl-C: 128 and the number of the signal. */
export const INTERRUPTED = 130;

/** @param tell is told once, when the run is to end */
export function stopOnSignal(tell: () => void): Stop {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    tell();
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
