// Every law, in the order in which they are asked: a premise stands before what it explains.
import { createOnly } from "./create-only.ts";
import { createdIsLocated } from "./created-is-located.ts";
import { deleteRemoves } from "./delete-removes.ts";
import { deleteTakesChildren } from "./delete-takes-children.ts";
import { deleteTouchesNothingElse } from "./delete-touches-nothing-else.ts";
import { deleteTwiceIsDeleteOnce } from "./delete-twice-is-delete-once.ts";
import { getChangesNothing } from "./get-changes-nothing.ts";
import { headIsGetWithoutContent } from "./head-is-get-without-content.ts";
import { ifMatchOnNothingCreatesNothing } from "./if-match-on-nothing-creates-nothing.ts";
import { keyRefusesOtherContent } from "./key-refuses-other-content.ts";
import { keyRepeatsTheAnswer } from "./key-repeats-the-answer.ts";
import { knownTagIsNotModified } from "./known-tag-is-not-modified.ts";
import type { Law } from "./law.ts";
import { patchChangesNamedMembers } from "./patch-changes-named-members.ts";
import { patchNullRemoves } from "./patch-null-removes.ts";
import { patchRefusedChangesNothing } from "./patch-refused-changes-nothing.ts";
import { patchTouchesNothingElse } from "./patch-touches-nothing-else.ts";
import { patchTwiceIsPatchOnce } from "./patch-twice-is-patch-once.ts";
import { postAddsEachTime } from "./post-adds-each-time.ts";
import { putCreatesThenReplaces } from "./put-creates-then-replaces.ts";
import { putIsStored } from "./put-is-stored.ts";
import { putReplacesWhole } from "./put-replaces-whole.ts";
import { putTouchesNothingElse } from "./put-touches-nothing-else.ts";
import { putTwiceIsPutOnce } from "./put-twice-is-put-once.ts";
import { refusedContentChangesNothing } from "./refused-content-changes-nothing.ts";
import { requiredKeyIsRequired } from "./required-key-is-required.ts";
import { requiredPreconditionIsRequired } from "./required-precondition-is-required.ts";
import { secondAnswerIsAsDeclared } from "./second-answer-is-as-declared.ts";
import { sentBackAsItIs } from "./sent-back-as-it-is.ts";
import { staleIfMatchIsRefused } from "./stale-if-match-is-refused.ts";
import { tagFollowsRepresentation } from "./tag-follows-representation.ts";
import { undeclaredMethodIsRefused } from "./undeclared-method-is-refused.ts";

export const laws: readonly Law[] = [
  getChangesNothing,
  headIsGetWithoutContent,
  createdIsLocated,
  postAddsEachTime,
  keyRepeatsTheAnswer,
  keyRefusesOtherContent,
  requiredKeyIsRequired,
  putIsStored,
  putCreatesThenReplaces,
  putTwiceIsPutOnce,
  putReplacesWhole,
  putTouchesNothingElse,
  sentBackAsItIs,
  patchChangesNamedMembers,
  patchTwiceIsPatchOnce,
  patchNullRemoves,
  patchRefusedChangesNothing,
  patchTouchesNothingElse,
  deleteRemoves,
  deleteTouchesNothingElse,
  deleteTwiceIsDeleteOnce,
  deleteTakesChildren,
  tagFollowsRepresentation,
  staleIfMatchIsRefused,
  ifMatchOnNothingCreatesNothing,
  createOnly,
  knownTagIsNotModified,
  requiredPreconditionIsRequired,
  refusedContentChangesNothing,
  undeclaredMethodIsRefused,
  secondAnswerIsAsDeclared,
];
