// One request, its response, and the principal that sent it. Types only.

/** Names of header fields are in lower case; `content` is parsed where it is JSON. */
export type Exchange = {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly content: string | undefined;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly content: unknown;
    /** `content` with integers that no double holds as texts, if there are any: an id has to be read digit by digit. */
    readonly exact?: unknown;
    readonly text: string;
  };
};

/**
 * A client without credentials; with credentials that nobody was given; with those of the run's second principal; or with
 * credentials that nobody was given in a wrong form: under a different scheme, without a scheme, or the scheme without them.
 */
export type Principal = "nobody" | "impostor" | "second" | "other scheme" | "no scheme" | "no token";
