// The settings of a run: the document, the server, and everything that would otherwise be random.
import type { Contract } from "../contract/operation.ts";
import type { Over } from "../laws/reason.ts";
import type { Memory } from "./run-memory.ts";

/** Sends one request: over the network, or to a handler in this process. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export type Settings = {
  readonly contract: Contract;
  readonly fetch: Fetch;
  /** Sends clean-up requests, even after the budget is spent. Default: `fetch`. */
  readonly tidy?: Fetch;
  /** Why nothing more is asked; `undefined` while there is time. Default: there always is. */
  readonly over?: () => Over | undefined;
  /** The same while so many resources are to be deleted, which takes time, too. */
  readonly overWith?: (items: number) => Over | undefined;
  /** Whether there is time for so many requests that only make one verdict surer. Default: there always is. */
  readonly timeFor?: (requests: number) => boolean;
  /** The URL that the server's paths are relative to, such as `http://localhost:8080`. */
  readonly baseUrl: string;
  /** The same seed draws the same content. */
  readonly seed: number;
  /** The unique prefix of this run's ids and keys, of letters and digits. */
  readonly run: string;
  /**
   * Header fields of every request; those that the document's security schemes name are the run's credentials. A name
   * that begins with `?` is a query parameter with a credential.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** The credentials of a second principal, in the same form, who may not change what the first one created. */
  readonly second?: Readonly<Record<string, string>>;
  /** What the run keeps from one law to the next. */
  readonly memory: Memory;
  /** Waits before a change is reported, to see whether it happens on its own. Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /**
   * Members declared readOnly must not change either, unless they are seen to change without a write. This is for a
   * service that promises that an identical PUT changes nothing at all. Default: false.
   */
  readonly strict?: boolean;
  /** Creates nothing; uses existing resources from the lists. Default: false. */
  readonly safeOnly?: boolean;
  /** Waits between a change and the next read of a list. Default: false. */
  readonly patient?: boolean;
  /** Draws the shortest content; `required`: with the fewest members that a law can do with. */
  readonly small?: "short" | "required";
};

/** Waits so many milliseconds. */
export const timer = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
