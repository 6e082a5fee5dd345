// Differences between two values, and between two states of a server. Types only.
import type { Exchange } from "./exchange.ts";

/** A member with two values; `undefined` if it is absent. */
export type Difference = { readonly member: string; readonly expected: unknown; readonly seen: unknown };

/** The first difference between two states. */
export type Change = ChangedThing & {
  /** The reads that show it, of one target: the last before the requests under test, and the first after them. */
  readonly before: Exchange;
  readonly after: Exchange;
};

export type ChangedThing =
  /** The read returns a different status. */
  | { readonly kind: "status" }
  | { readonly kind: "member"; readonly difference: Difference }
  | { readonly kind: "tag"; readonly expected: string | undefined; readonly seen: string | undefined }
  /** The other kinds are about a list. */
  | { readonly kind: "entry gained" | "entry lost"; readonly id: string }
  | { readonly kind: "entry count"; readonly expected: number; readonly seen: number }
  | { readonly kind: "entry member"; readonly id: string; readonly difference: Difference };
