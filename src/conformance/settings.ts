// What a run is told: the document, the server, and everything that would otherwise be chance.
import type { Contract } from "../contract/operation.ts";
import type { Memory } from "./memory.ts";

/** Sends one request: over the network, or to a handler in this process. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export type Settings = {
  readonly contract: Contract;
  readonly fetch: Fetch;
  /** Sends what removes what a world made, also when nothing else is sent any more. Default: `fetch`. */
  readonly tidy?: Fetch;
  /** Where the server's paths begin, such as `http://localhost:8080`. */
  readonly baseUrl: string;
  /** The same seed draws the same content. */
  readonly seed: number;
  /** A word of letters and digits that no other run has: the ids and keys of this one begin with it. */
  readonly run: string;
  /** Header fields of every request; those that the document's security schemes name are the run's credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The credentials of a second principal, as header fields: one who may not change what the first has made. */
  readonly second?: Readonly<Record<string, string>>;
  /** What the run keeps from one law to the next. */
  readonly memory: Memory;
  /** Waits, before something is called a change, to see whether it changes by itself. Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /**
   * Members declared readOnly have to stay, too, unless they are seen to change without a write: for a service that
   * promises that an identical PUT changes nothing at all. Default: false.
   */
  readonly strict?: boolean;
  /** Nothing is made: what the lists show is looked at. Default: false. */
  readonly safeOnly?: boolean;
  /** Content is drawn as short as it comes, `required`: with as few members as a law can do with. */
  readonly small?: "short" | "required";
};

/** Waits so many milliseconds. */
export const timer = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
