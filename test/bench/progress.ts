// Says what a run is doing and how long it still takes, on standard error.

/** Says where a run is: the line replaces the one before on a terminal, and is written every few seconds otherwise. */
export type Progress = {
  readonly at: (what: string, left?: number) => void;
  /** A line, or a table, that stays. */
  readonly say: (text: string) => void;
};

type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

/** Without a terminal, so many milliseconds pass between two lines. */
const PAUSE = 5000;

/**
 * @param screen standard error
 * @param now a monotonic clock, in milliseconds
 */
export function progressOn(screen: Screen, now: () => number): Progress {
  let written = Number.NEGATIVE_INFINITY;
  const clear = screen.isTTY ? "\r\u001b[2K" : "";
  return {
    at: (what, left) => {
      const line = left === undefined ? what : `${what}; ${timeIn(left)} left`;
      if (screen.isTTY) screen.write(`${clear}${line.slice(0, (screen.columns ?? 80) - 1)}`);
      else if (now() - written >= PAUSE) {
        written = now();
        screen.write(`${line}\n`);
      }
    },
    say: (text) => void screen.write(`${clear}${text}\n`),
  };
}

/** @returns such as `about 4 min` */
export function timeIn(milliseconds: number): string {
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}
