// Why the generator does not support a part of a document.

import type { Place } from "../../contract/spot.ts";

/** Reasons of one kind are reported once by `generate`, at the first place. */
export type Reason = {
  readonly kind?: string;
  readonly place: Place;
  readonly reason: string;
  /** A different rule, ours or Redocly's, reports it at the same place. */
  readonly isKnown?: true;
};
