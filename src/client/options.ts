// How a client behaves: what an app may set, and what the platform gives by default.
import type { Row } from "./table.ts";

/** Limits of a call; of the client, or of one call. */
export type Limits = {
  /** How many requests one call may send; default: 5. */
  readonly attempts?: number;
  /** Milliseconds for one request and its answer; default: 10,000. */
  readonly tryTimeout?: number;
  /** Milliseconds for the whole call, waiting included; default: 60,000. */
  readonly deadline?: number;
};

export type AttemptEvent = {
  readonly operation: string;
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
};
export type RetryEvent = {
  readonly operation: string;
  /** The attempt that failed. */
  readonly attempt: number;
  /** Its status; `undefined` when no answer came. */
  readonly status: number | undefined;
  /** Milliseconds until the next one. */
  readonly delay: number;
};
export type ResultEvent = {
  readonly operation: string;
  readonly result: {
    readonly ok: boolean;
    /** 0 when no answer came. */
    readonly status: number;
    readonly attempts: number;
    readonly excused?: 404 | 412;
    readonly error?: Error | undefined;
  };
};

/** A layer above the retries that may answer by itself. */
export type Layer = (row: Row, request: Request, next: Send) => Promise<Response>;
export type Send = (request: Request) => Promise<Response>;

/** What the platform gives; a test gives its own. */
export type Platform = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Settles when the time is over or the signal aborts, whichever comes first. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly newKey: () => string;
};

export type Options = Limits & {
  /** Origin and base path of the service, such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** How a request is sent; default: the platform's own `fetch`. */
  readonly fetch?: Send;
  /** Header fields of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The bearer token, or a function that is asked for it at every call. */
  readonly token?: string | (() => string | Promise<string>);
  /** Remembers what was read: `knownAnswers()`; default: nothing is remembered. */
  readonly cache?: Layer;
  /** What waits between two tries: up to `base`, doubled each time, up to `cap` milliseconds; default: 250, 8,000. */
  readonly backoff?: { readonly base: number; readonly cap: number };
  /**
   * Told of every request, every repetition and every end of an operation, those of an `edit` and of the look after a
   * 412 among them; what they throw, at once or later, is ignored.
   */
  readonly onAttempt?: (event: AttemptEvent) => unknown;
  readonly onRetry?: (event: RetryEvent) => unknown;
  readonly onResult?: (event: ResultEvent) => unknown;
  readonly platform?: Partial<Platform>;
};

export type Settings = Required<Omit<Options, "token" | "onAttempt" | "onRetry" | "onResult">> &
  Pick<Options, "token" | "onAttempt" | "onRetry" | "onResult"> & {
    readonly platform: Platform;
  };

/**
 * @returns the options with everything that was left out
 * @throws TypeError for one that is not a number
 */
export function settingsOf(options: Options): Settings {
  return {
    attempts: 5,
    tryTimeout: 10_000,
    deadline: 60_000,
    fetch: (request) => fetch(request),
    headers: {},
    cache: (_, request, next) => next(request),
    backoff: { base: 250, cap: 8_000 },
    ...given(options),
    platform: {
      now: Date.now,
      random: Math.random,
      // Not `randomUUID`: an origin that is not secure has none.
      newKey: () => crypto.getRandomValues(Uint32Array.of(0, 0, 0, 0)).join("-"),
      wait,
      ...given(options.platform ?? {}),
    },
  };
}

/**
 * @returns the options that have a value: one that is `undefined` is left out
 * @throws TypeError for one that is not a number
 */
export function given<Given extends object>(options: Given): Given {
  const isGiven = ([name, value]: readonly [string, unknown]): boolean => {
    if (Number.isNaN(value)) throw new TypeError(`${name} is NaN.`);
    return value !== undefined;
  };
  return Object.fromEntries(Object.entries(options).filter(isGiven)) as Given;
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    // The longest that a timer can run; a longer one would fire at once.
    const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1));
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}
