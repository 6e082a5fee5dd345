// What a run is told: the document, the server, and everything that would otherwise be chance.
import type { Contract } from "../contract/operation.ts";

export type Settings = {
  readonly contract: Contract;
  /** Sends one request: over the network, or to a handler in this process. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Where the server's paths begin, such as `http://localhost:8080`. */
  readonly baseUrl: string;
  /** The same seed draws the same content. */
  readonly seed: number;
  /** A word of letters and digits that no other run has: the ids and keys of this one begin with it. */
  readonly run: string;
  /** Header fields of every request; those that the document's security schemes name are the run's credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The credentials of a second principal, as header fields. */
  readonly second?: Readonly<Record<string, string>>;
  /** Waits, before something is called a change, to see whether it changes by itself. Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /**
   * Members declared readOnly have to stay, too, unless they are seen to change without a write: for a service that
   * promises that an identical PUT changes nothing at all. Default: false.
   */
  readonly strict?: boolean;
};
