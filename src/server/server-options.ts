// The options of a server: time, errors, limits, callers.
import type { Quota } from "../http/rate-limit-fields.ts";
import type { CorsOptions } from "./cors.ts";
import type { ErrorContent } from "./declared-answer.ts";
import type { Authenticate, Verify } from "./principals.ts";
import type { PublicUrlOptions } from "./public-url.ts";
import type { RateLimiter } from "./rate-limit.ts";

type Reached = PublicUrlOptions & CorsOptions;

export type ServerOptions = Reached & {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called for each failure of the server itself: an exception, or a response that does not fit the document. */
  readonly onError: (error: unknown, about: { readonly operation: string }) => void;
  /** Checks every response against the document before the commit. Default: false. */
  readonly checkResponses?: boolean;
  /** The most content that is read from one request, in bytes; of a form with files, the most of its other parts. Default: 1 MiB. */
  readonly contentLimit?: number;
  /**
   * The most bytes of an upload, which is binary content or a form with files. Default: what the document allows by `maxLength`,
   * otherwise `contentLimit`.
   */
  readonly uploadLimit?: number;
  /** Returns the principal of a bearer token. Default: every caller is one local principal, and `security` is ignored. */
  readonly authenticate?: Authenticate;
  /**
   * Returns the principal of the credentials of each security scheme, by its name in the document. `authenticate` verifies the
   * tokens of the schemes that are not listed.
   */
  readonly verifiers?: Readonly<Record<string, Verify>>;
  /**
   * The most requests of one caller in a window of that many seconds: of a principal, or of an address where there is none. Others
   * get 429 with `Retry-After`, and all get `RateLimit` and `RateLimit-Policy`. Each process counts by itself, up to 100,000
   * callers; for a limit that processes share, pass a function. Default: no limit.
   */
  readonly rateLimit?: Quota | RateLimiter;
  /** Resolves after that many milliseconds, or when it is aborted. Default: a timer. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /**
   * Makes the content of an error whose JSON schema is the document's own, from our problem. `createApp` asks for it where
   * the document declares such errors.
   */
  readonly errorContent?: ErrorContent;
  /** The path that precedes the document's paths, such as `/v2` or `""`. Default: the path of the document's servers. */
  readonly basePath?: string;
  /** Returns the id of a request from the environment of the platform; problems include it. */
  readonly requestIdOf?: (env: unknown) => string | undefined;
};

/** The option of a document that declares errors in schemas of its own, whose type is `Content`. */
export type ErrorsAs<Content> = {
  readonly errorContent: (...given: Parameters<ErrorContent>) => Content;
};
