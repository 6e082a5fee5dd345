// What a command is, and what it may touch besides files.

export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Shows one line in place of the last one, "" for none; absent where nobody watches. */
  readonly status?: (line: string) => void;
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type Command = {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** The full text of `--help`. */
  readonly usage: string;
  /** @returns the exit code: 0 done, 1 findings, 2 could not run. */
  run(args: readonly string[], io: Io): Promise<number>;
};
