// What a command is, and its way to the terminal and the environment.

export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Replaces the last status line by this one, "" to clear it; absent when stderr is not a terminal. */
  readonly status?: (line: string) => void;
  readonly isTerminal: boolean;
  /** All of standard input. */
  readonly input?: () => Promise<string>;
  /** When this process started, in milliseconds since 1970: a budget counts from then. Default: when a command asks. */
  readonly startedAt?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type Command = {
  readonly name: string;
  /** `-` in place of its document means standard input. */
  readonly readsDocument?: true;
  /** The full text of `--help`. */
  readonly usage: string;
  /**
   * @returns the exit code: 0 done, 1 findings, 2 could not run
   * @throws UsageError, DocumentError, and other errors whose message is for the user
   */
  run(args: readonly string[], io: Io): Promise<number>;
};
