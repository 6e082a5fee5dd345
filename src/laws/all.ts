// Every law, in the order in which they are asked: a premise stands before what it explains.

import { anothersResourceIsRefused } from "./anothers-resource-is-refused.ts";
import { answersAreAsDeclared } from "./answers-are-as-declared.ts";
import { brokenParameterIsRefused } from "./broken-parameter-is-refused.ts";
import { challengeIsSent } from "./challenge-is-sent.ts";
import { concurrentTwinsHaveOneEffect } from "./concurrent-twins-have-one-effect.ts";
import { conflictChangesNothing } from "./conflict-changes-nothing.ts";
import { createOnly } from "./create-only.ts";
import { createdIsLocated } from "./created-is-located.ts";
import { deleteRemoves } from "./delete-removes.ts";
import { deleteTakesChildren } from "./delete-takes-children.ts";
import { deleteTouchesNothingElse } from "./delete-touches-nothing-else.ts";
import { deleteTwiceIsDeleteOnce } from "./delete-twice-is-delete-once.ts";
import { deletedIdIsNotHandedOutAgain } from "./deleted-id-is-not-handed-out-again.ts";
import { errorsShowNoStack } from "./errors-show-no-stack.ts";
import { getChangesNothing } from "./get-changes-nothing.ts";
import { headIsGetWithoutContent } from "./head-is-get-without-content.ts";
import { idInThePathWins } from "./id-in-the-path-wins.ts";
import { ifMatchOnNothingCreatesNothing } from "./if-match-on-nothing-creates-nothing.ts";
import { keyIsOfItsPrincipal } from "./key-is-of-its-principal.ts";
import { keyIsOfItsRoute } from "./key-is-of-its-route.ts";
import { keyRefusesOtherContent } from "./key-refuses-other-content.ts";
import { keyRepeatsTheAnswer } from "./key-repeats-the-answer.ts";
import { knownTagIsNotModified } from "./known-tag-is-not-modified.ts";
import type { Law } from "./law.ts";
import { listShowsOwnWrites } from "./list-shows-own-writes.ts";
import { malformedContentIsRefused } from "./malformed-content-is-refused.ts";
import { missingTargetIsRefused } from "./missing-target-is-refused.ts";
import { neverFails } from "./never-fails.ts";
import { oneCreatorOfManyWins } from "./one-creator-of-many-wins.ts";
import { oneWriterOfManyWins } from "./one-writer-of-many-wins.ts";
import { optionsTellsTheMethods } from "./options-tells-the-methods.ts";
import { outdatedTagIsSentAgain } from "./outdated-tag-is-sent-again.ts";
import { pageSizeIsKept } from "./page-size-is-kept.ts";
import { pagesAreAPartition } from "./pages-are-a-partition.ts";
import { pagesStayWholeWhileItemsAreAdded } from "./pages-stay-whole-while-items-are-added.ts";
import { patchChangesNamedMembers } from "./patch-changes-named-members.ts";
import { patchMergesNestedMembers } from "./patch-merges-nested-members.ts";
import { patchNullRemoves } from "./patch-null-removes.ts";
import { patchRefusedChangesNothing } from "./patch-refused-changes-nothing.ts";
import { patchReplacesListsWhole } from "./patch-replaces-lists-whole.ts";
import { patchTouchesNothingElse } from "./patch-touches-nothing-else.ts";
import { patchTwiceIsPatchOnce } from "./patch-twice-is-patch-once.ts";
import { postAddsEachTime } from "./post-adds-each-time.ts";
import { problemSaysWhatItIs } from "./problem-says-what-it-is.ts";
import { putCreatesThenReplaces } from "./put-creates-then-replaces.ts";
import { putIsStored } from "./put-is-stored.ts";
import { putReplacesWhole } from "./put-replaces-whole.ts";
import { putTouchesNothingElse } from "./put-touches-nothing-else.ts";
import { putTwiceIsPutOnce } from "./put-twice-is-put-once.ts";
import { refusedContentChangesNothing } from "./refused-content-changes-nothing.ts";
import { refusedTryDoesNotBurnItsKey } from "./refused-try-does-not-burn-its-key.ts";
import { requiredKeyIsRequired } from "./required-key-is-required.ts";
import { requiredPreconditionIsRequired } from "./required-precondition-is-required.ts";
import { secondAnswerIsAsDeclared } from "./second-answer-is-as-declared.ts";
import { securedRefusesAnImpostor } from "./secured-refuses-an-impostor.ts";
import { securedRefusesNobody } from "./secured-refuses-nobody.ts";
import { sentBackAsItIs } from "./sent-back-as-it-is.ts";
import { staleIfMatchIsRefused } from "./stale-if-match-is-refused.ts";
import { tagFollowsRepresentation } from "./tag-follows-representation.ts";
import { trueIfMatchIsLetThrough } from "./true-if-match-is-let-through.ts";
import { unacceptableIsRefused } from "./unacceptable-is-refused.ts";
import { undeclaredMethodIsRefused } from "./undeclared-method-is-refused.ts";
import { unknownMediaTypeIsRefused } from "./unknown-media-type-is-refused.ts";
import { validContentIsAccepted } from "./valid-content-is-accepted.ts";
import { weakIfMatchNeverMatches } from "./weak-if-match-never-matches.ts";

export const laws: readonly Law[] = [
  getChangesNothing,
  headIsGetWithoutContent,
  createdIsLocated,
  postAddsEachTime,
  keyRepeatsTheAnswer,
  keyRefusesOtherContent,
  concurrentTwinsHaveOneEffect,
  keyIsOfItsRoute,
  keyIsOfItsPrincipal,
  refusedTryDoesNotBurnItsKey,
  requiredKeyIsRequired,
  putIsStored,
  putCreatesThenReplaces,
  putTwiceIsPutOnce,
  putReplacesWhole,
  putTouchesNothingElse,
  idInThePathWins,
  sentBackAsItIs,
  patchReplacesListsWhole,
  patchChangesNamedMembers,
  patchTwiceIsPatchOnce,
  patchNullRemoves,
  patchMergesNestedMembers,
  refusedContentChangesNothing,
  patchRefusedChangesNothing,
  patchTouchesNothingElse,
  deleteRemoves,
  deleteTouchesNothingElse,
  deleteTwiceIsDeleteOnce,
  deleteTakesChildren,
  deletedIdIsNotHandedOutAgain,
  tagFollowsRepresentation,
  staleIfMatchIsRefused,
  trueIfMatchIsLetThrough,
  weakIfMatchNeverMatches,
  ifMatchOnNothingCreatesNothing,
  createOnly,
  oneCreatorOfManyWins,
  oneWriterOfManyWins,
  knownTagIsNotModified,
  outdatedTagIsSentAgain,
  requiredPreconditionIsRequired,
  pageSizeIsKept,
  pagesAreAPartition,
  pagesStayWholeWhileItemsAreAdded,
  listShowsOwnWrites,
  undeclaredMethodIsRefused,
  secondAnswerIsAsDeclared,
  missingTargetIsRefused,
  brokenParameterIsRefused,
  malformedContentIsRefused,
  unknownMediaTypeIsRefused,
  unacceptableIsRefused,
  conflictChangesNothing,
  validContentIsAccepted,
  optionsTellsTheMethods,
  securedRefusesNobody,
  securedRefusesAnImpostor,
  anothersResourceIsRefused,
  answersAreAsDeclared,
  neverFails,
  problemSaysWhatItIs,
  errorsShowNoStack,
  challengeIsSent,
];
