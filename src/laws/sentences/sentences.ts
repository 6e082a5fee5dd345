// The sentences of reports. A report takes them as an argument, because they are written last.
import type { Failure } from "../failure.ts";
import type { Law } from "../law.ts";
import type { Reason } from "../reason.ts";
import { describeFailure } from "./describe-failure.ts";
import { describeReason, describeSharedReason } from "./describe-reason.ts";

export type Sentences = {
  readonly failure: (failure: Failure) => string;
  readonly reason: (reason: Reason) => string;
  /** The reason without what differs between the consequences of one broken law. */
  readonly sharedReason: (reason: Reason) => string;
  /** Why a law is not checked on an operation. */
  readonly notApplicable: (law: Law) => string;
};

export const sentences: Sentences = {
  failure: describeFailure,
  reason: describeReason,
  sharedReason: describeSharedReason,
  notApplicable: (law) => `it is about ${law.concerns}`,
};
