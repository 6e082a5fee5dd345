// All laws, in the order in which they are checked.

import { challengeIsSent } from "./access/challenge-is-sent.ts";
import { listHidesWhatGetRefuses } from "./access/list-hides-what-get-refuses.ts";
import { malformedCredentialsAreRefused } from "./access/malformed-credentials-are-refused.ts";
import { otherUsersResourceIsRefused } from "./access/other-users-resource-is-refused.ts";
import { securedRefusesAnonymousCallers } from "./access/secured-refuses-anonymous-callers.ts";
import { securedRefusesUnknownCredentials } from "./access/secured-refuses-unknown-credentials.ts";
import { answersAreAsDeclared } from "./answers/answers-are-as-declared.ts";
import { errorsShowNoStack } from "./answers/errors-show-no-stack.ts";
import { neverFails } from "./answers/never-fails.ts";
import { problemSaysWhatItIs } from "./answers/problem-says-what-it-is.ts";
import { secondAnswerIsAsDeclared } from "./answers/second-answer-is-as-declared.ts";
import { validContentIsAccepted } from "./answers/valid-content-is-accepted.ts";
import { createOnly } from "./conditions/create-only.ts";
import { currentIfMatchIsAccepted } from "./conditions/current-if-match-is-accepted.ts";
import { ifMatchOnNothingCreatesNothing } from "./conditions/if-match-on-nothing-creates-nothing.ts";
import { knownDateIsNotModified } from "./conditions/known-date-is-not-modified.ts";
import { knownTagIsNotModified } from "./conditions/known-tag-is-not-modified.ts";
import { lastModifiedFollowsChanges } from "./conditions/last-modified-follows-changes.ts";
import { missingPreconditionIsRefused } from "./conditions/missing-precondition-is-refused.ts";
import { oneCreatorOfManyWins } from "./conditions/one-creator-of-many-wins.ts";
import { oneWriterOfManyWins } from "./conditions/one-writer-of-many-wins.ts";
import { outdatedTagGetsTheRepresentation } from "./conditions/outdated-tag-gets-the-representation.ts";
import { staleIfMatchIsRefused } from "./conditions/stale-if-match-is-refused.ts";
import { tagFollowsRepresentation } from "./conditions/tag-follows-representation.ts";
import { weakIfMatchNeverMatches } from "./conditions/weak-if-match-never-matches.ts";
import { createdIsLocated } from "./creating/created-is-located.ts";
import { defaultsAreApplied } from "./creating/defaults-are-applied.ts";
import { postAddsEachTime } from "./creating/post-adds-each-time.ts";
import { postIsStored } from "./creating/post-is-stored.ts";
import { postTouchesNothingElse } from "./creating/post-touches-nothing-else.ts";
import { deleteRemoves } from "./deleting/delete-removes.ts";
import { deleteTakesChildren } from "./deleting/delete-takes-children.ts";
import { deleteTouchesNothingElse } from "./deleting/delete-touches-nothing-else.ts";
import { deleteTwiceIsDeleteOnce } from "./deleting/delete-twice-is-delete-once.ts";
import { deletedIdIsNotReused } from "./deleting/deleted-id-is-not-reused.ts";
import { type LawId, lawIds } from "./ids.ts";
import { concurrentTwinsHaveOneEffect } from "./keys/concurrent-twins-have-one-effect.ts";
import { keyIsOfItsPrincipal } from "./keys/key-is-of-its-principal.ts";
import { keyIsOfItsRoute } from "./keys/key-is-of-its-route.ts";
import { keyRefusesOtherContent } from "./keys/key-refuses-other-content.ts";
import { keyRepeatsTheAnswer } from "./keys/key-repeats-the-answer.ts";
import { missingKeyIsRefused } from "./keys/missing-key-is-refused.ts";
import { refusedRequestLeavesItsKeyFree } from "./keys/refused-request-leaves-its-key-free.ts";
import type { Law } from "./law.ts";
import { filterFilters } from "./lists/filter-filters.ts";
import { listShowsOwnWrites } from "./lists/list-shows-own-writes.ts";
import { pageSizeIsKept } from "./lists/page-size-is-kept.ts";
import { pagesAreAPartition } from "./lists/pages-are-a-partition.ts";
import { pagesStayWholeWhileItemsAreAdded } from "./lists/pages-stay-whole-while-items-are-added.ts";
import { sortSorts } from "./lists/sort-sorts.ts";
import { totalIsTheCount } from "./lists/total-is-the-count.ts";
import { patchChangesNamedMembers } from "./merging/patch-changes-named-members.ts";
import { patchMergesNestedMembers } from "./merging/patch-merges-nested-members.ts";
import { patchNullRemoves } from "./merging/patch-null-removes.ts";
import { patchRefusedChangesNothing } from "./merging/patch-refused-changes-nothing.ts";
import { patchReplacesListsWhole } from "./merging/patch-replaces-lists-whole.ts";
import { patchSetsNull } from "./merging/patch-sets-null.ts";
import { patchTouchesNothingElse } from "./merging/patch-touches-nothing-else.ts";
import { patchTwiceIsPatchOnce } from "./merging/patch-twice-is-patch-once.ts";
import { childIsOfItsParent } from "./reading/child-is-of-its-parent.ts";
import { getChangesNothing } from "./reading/get-changes-nothing.ts";
import { headIsGetWithoutContent } from "./reading/head-is-get-without-content.ts";
import { optionsListsTheMethods } from "./reading/options-lists-the-methods.ts";
import { actionAtNothingIsRefused } from "./refusals/action-at-nothing-is-refused.ts";
import { actionRefusesInvalidContent } from "./refusals/action-refuses-invalid-content.ts";
import { brokenParameterIsRefused } from "./refusals/broken-parameter-is-refused.ts";
import { conflictChangesNothing } from "./refusals/conflict-changes-nothing.ts";
import { malformedContentIsRefused } from "./refusals/malformed-content-is-refused.ts";
import { missingTargetIsRefused } from "./refusals/missing-target-is-refused.ts";
import { ownValueIsAccepted } from "./refusals/own-value-is-accepted.ts";
import { refusalHasItsStatus } from "./refusals/refusal-has-its-status.ts";
import { refusedContentChangesNothing } from "./refusals/refused-content-changes-nothing.ts";
import { refusedRequestChangesNothing } from "./refusals/refused-request-changes-nothing.ts";
import { takenValueIsRefused } from "./refusals/taken-value-is-refused.ts";
import { unacceptableIsRefused } from "./refusals/unacceptable-is-refused.ts";
import { undeclaredMethodIsRefused } from "./refusals/undeclared-method-is-refused.ts";
import { unknownMediaTypeIsRefused } from "./refusals/unknown-media-type-is-refused.ts";
import { unknownReferenceIsRefused } from "./refusals/unknown-reference-is-refused.ts";
import { actionReachesItsState } from "./replacing/action-reaches-its-state.ts";
import { actionTouchesNothingElse } from "./replacing/action-touches-nothing-else.ts";
import { answerShowsTheResult } from "./replacing/answer-shows-the-result.ts";
import { changesAreRecorded } from "./replacing/changes-are-recorded.ts";
import { creationIsKept } from "./replacing/creation-is-kept.ts";
import { idInThePathWins } from "./replacing/id-in-the-path-wins.ts";
import { putCreatesThenReplaces } from "./replacing/put-creates-then-replaces.ts";
import { putIsStored } from "./replacing/put-is-stored.ts";
import { putReplacesWhole } from "./replacing/put-replaces-whole.ts";
import { putTouchesNothingElse } from "./replacing/put-touches-nothing-else.ts";
import { putTwiceIsPutOnce } from "./replacing/put-twice-is-put-once.ts";
import { readOnlyIsNotSet } from "./replacing/read-only-is-not-set.ts";
import { sentBackUnchanged } from "./replacing/sent-back-unchanged.ts";

/** Typed by id, so that no law can be missing. */
const byId: { readonly [Id in LawId]: Law } = {
  "get-changes-nothing": getChangesNothing,
  "head-is-get-without-content": headIsGetWithoutContent,
  "created-is-located": createdIsLocated,
  "post-adds-each-time": postAddsEachTime,
  "post-is-stored": postIsStored,
  "defaults-are-applied": defaultsAreApplied,
  "post-touches-nothing-else": postTouchesNothingElse,
  "key-repeats-the-answer": keyRepeatsTheAnswer,
  "key-refuses-other-content": keyRefusesOtherContent,
  "concurrent-twins-have-one-effect": concurrentTwinsHaveOneEffect,
  "key-is-of-its-route": keyIsOfItsRoute,
  "key-is-of-its-principal": keyIsOfItsPrincipal,
  "refused-request-leaves-its-key-free": refusedRequestLeavesItsKeyFree,
  "missing-key-is-refused": missingKeyIsRefused,
  "put-is-stored": putIsStored,
  "put-creates-then-replaces": putCreatesThenReplaces,
  "put-twice-is-put-once": putTwiceIsPutOnce,
  "put-replaces-whole": putReplacesWhole,
  "put-touches-nothing-else": putTouchesNothingElse,
  "id-in-the-path-wins": idInThePathWins,
  "sent-back-unchanged": sentBackUnchanged,
  "patch-replaces-lists-whole": patchReplacesListsWhole,
  "patch-changes-named-members": patchChangesNamedMembers,
  "patch-twice-is-patch-once": patchTwiceIsPatchOnce,
  "patch-null-removes": patchNullRemoves,
  "patch-sets-null": patchSetsNull,
  "patch-merges-nested-members": patchMergesNestedMembers,
  "refused-content-changes-nothing": refusedContentChangesNothing,
  "patch-refused-changes-nothing": patchRefusedChangesNothing,
  "patch-touches-nothing-else": patchTouchesNothingElse,
  "answer-shows-the-result": answerShowsTheResult,
  "creation-is-kept": creationIsKept,
  "changes-are-recorded": changesAreRecorded,
  "read-only-is-not-set": readOnlyIsNotSet,
  "delete-removes": deleteRemoves,
  "delete-touches-nothing-else": deleteTouchesNothingElse,
  "delete-twice-is-delete-once": deleteTwiceIsDeleteOnce,
  "delete-takes-children": deleteTakesChildren,
  "deleted-id-is-not-reused": deletedIdIsNotReused,
  "tag-follows-representation": tagFollowsRepresentation,
  "stale-if-match-is-refused": staleIfMatchIsRefused,
  "current-if-match-is-accepted": currentIfMatchIsAccepted,
  "weak-if-match-never-matches": weakIfMatchNeverMatches,
  "if-match-on-nothing-creates-nothing": ifMatchOnNothingCreatesNothing,
  "create-only": createOnly,
  "one-creator-of-many-wins": oneCreatorOfManyWins,
  "one-writer-of-many-wins": oneWriterOfManyWins,
  "known-tag-is-not-modified": knownTagIsNotModified,
  "last-modified-follows-changes": lastModifiedFollowsChanges,
  "known-date-is-not-modified": knownDateIsNotModified,
  "outdated-tag-gets-the-representation": outdatedTagGetsTheRepresentation,
  "missing-precondition-is-refused": missingPreconditionIsRefused,
  "page-size-is-kept": pageSizeIsKept,
  "pages-are-a-partition": pagesAreAPartition,
  "pages-stay-whole-while-items-are-added": pagesStayWholeWhileItemsAreAdded,
  "list-shows-own-writes": listShowsOwnWrites,
  "total-is-the-count": totalIsTheCount,
  "filter-filters": filterFilters,
  "sort-sorts": sortSorts,
  "child-is-of-its-parent": childIsOfItsParent,
  "undeclared-method-is-refused": undeclaredMethodIsRefused,
  "second-answer-is-as-declared": secondAnswerIsAsDeclared,
  "missing-target-is-refused": missingTargetIsRefused,
  "action-at-nothing-is-refused": actionAtNothingIsRefused,
  "broken-parameter-is-refused": brokenParameterIsRefused,
  "malformed-content-is-refused": malformedContentIsRefused,
  "unknown-media-type-is-refused": unknownMediaTypeIsRefused,
  "unacceptable-is-refused": unacceptableIsRefused,
  "conflict-changes-nothing": conflictChangesNothing,
  "refused-request-changes-nothing": refusedRequestChangesNothing,
  "taken-value-is-refused": takenValueIsRefused,
  "unknown-reference-is-refused": unknownReferenceIsRefused,
  "action-touches-nothing-else": actionTouchesNothingElse,
  "action-reaches-its-state": actionReachesItsState,
  "own-value-is-accepted": ownValueIsAccepted,
  "action-refuses-invalid-content": actionRefusesInvalidContent,
  "refusal-has-its-status": refusalHasItsStatus,
  "valid-content-is-accepted": validContentIsAccepted,
  "options-lists-the-methods": optionsListsTheMethods,
  "secured-refuses-anonymous-callers": securedRefusesAnonymousCallers,
  "secured-refuses-unknown-credentials": securedRefusesUnknownCredentials,
  "malformed-credentials-are-refused": malformedCredentialsAreRefused,
  "other-users-resource-is-refused": otherUsersResourceIsRefused,
  "list-hides-what-get-refuses": listHidesWhatGetRefuses,
  "answers-are-as-declared": answersAreAsDeclared,
  "never-fails": neverFails,
  "problem-says-what-it-is": problemSaysWhatItIs,
  "errors-show-no-stack": errorsShowNoStack,
  "challenge-is-sent": challengeIsSent,
};

export const laws: readonly Law[] = lawIds.map((id) => byId[id]);
