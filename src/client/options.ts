// The settings of a client: what an app may set, and the defaults of the platform.
import type { Row } from "./table.ts";

/** The limits of a call, set for the client or for one call. */
export type Limits = {
  /** How many requests one call may send; default: 5. */
  readonly attempts?: number;
  /** Milliseconds for one request and its answer; default: 10,000. */
  readonly tryTimeout?: number;
  /** Milliseconds for the whole call, waiting included; default: 60,000. */
  readonly deadline?: number;
  /** The most bytes of content that a response may have, after decoding; default: 64 MiB. */
  readonly contentLimit?: number;
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
  /** Its status; `undefined` when there was no response. */
  readonly status: number | undefined;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
};
export type ResultEvent = {
  readonly operation: string;
  readonly result: {
    readonly ok: boolean;
    /** 0 when there was no response. */
    readonly status: number;
    readonly attempts: number;
    readonly excused?: 404 | 412;
    readonly error?: Error | undefined;
  };
};

/** A layer above the retries that may return a response itself. */
export type Layer = (row: Row, request: Request, next: Send) => Promise<Response>;
export type Send = (request: Request) => Promise<Response>;

/** What the platform provides; tests pass their own. */
export type Platform = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Settles after that time or when the signal aborts, whichever comes first. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly newKey: () => string;
};

export type Options = Limits & {
  /** Origin and base path of the service, such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** Sends a request; default: the platform's `fetch`. */
  readonly fetch?: Send;
  /** Header fields of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The bearer token, or a function that returns it for each call. */
  readonly token?: string | (() => string | Promise<string>);
  /** Caches reads: `knownAnswers()`; default: no cache. */
  readonly cache?: Layer;
  /** Delay between attempts: up to `base` milliseconds, doubled each time, up to `cap`; default: 250, 8,000. */
  readonly backoff?: { readonly base: number; readonly cap: number };
  /**
   * Called for every request, every retry and every finished operation, including those of an `edit` and the re-read
   * after a 412. Errors of a hook are ignored.
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
 * @returns the options with the defaults filled in
 * @throws TypeError for a limit that is not a number
 */
export function settingsOf(options: Options): Settings {
  return {
    attempts: 5,
    tryTimeout: 10_000,
    deadline: 60_000,
    contentLimit: 2 ** 26,
    fetch: (request) => fetch(request),
    headers: {},
    cache: (_, request, next) => next(request),
    backoff: { base: 250, cap: 8_000 },
    ...given(options),
    platform: {
      now: Date.now,
      random: Math.random,
      // Not `randomUUID`, which insecure origins lack.
      newKey: () => crypto.getRandomValues(Uint32Array.of(0, 0, 0, 0)).join("-"),
      wait,
      ...given(options.platform ?? {}),
    },
  };
}

/**
 * @returns the options without those that are `undefined`
 * @throws TypeError for a limit that is not a number
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
    // The longest delay of a timer; a longer one would fire immediately.
    const timer = setTimeout(end, Math.min(milliseconds, 2 ** 31 - 1));
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}
