// All rules, in the order in which their subjects appear in a document.
import type { Rule } from "./rule.ts";
import { branchesDiffer } from "./rules/branches-differ.ts";
import { contentHasMeaning } from "./rules/content-has-meaning.ts";
import { createAnswersLocation } from "./rules/create-answers-location.ts";
import { declaredStatusIsReachable } from "./rules/declared-status-is-reachable.ts";
import { defaultFitsSchema } from "./rules/default-fits-schema.ts";
import { deleteHasNoContent } from "./rules/delete-has-no-content.ts";
import { effectFitsMethod } from "./rules/effect-fits-method.ts";
import { enumHasNull } from "./rules/enum-has-null.ts";
import { errorsAreProblems } from "./rules/errors-are-problems.ts";
import { idIsOneSegment } from "./rules/id-is-one-segment.ts";
import { idempotentFitsEffect } from "./rules/idempotent-fits-effect.ts";
import { keyFitsIdempotent } from "./rules/key-fits-idempotent.ts";
import { linkNamesAnOperation } from "./rules/link-names-an-operation.ts";
import { locationHasLink } from "./rules/location-has-link.ts";
import { mediaTypesAreServed } from "./rules/media-types-are-served.ts";
import { mergeTakesMergePatch } from "./rules/merge-takes-merge-patch.ts";
import { mergedMemberIsNotNullable } from "./rules/merged-member-is-not-nullable.ts";
import { noDefaultResponse } from "./rules/no-default-response.ts";
import { parameterIsRead } from "./rules/parameter-is-read.ts";
import { parameterNamesDiffer } from "./rules/parameter-names-differ.ts";
import { pathIsValid } from "./rules/path-is-valid.ts";
import { patternIsCheap } from "./rules/pattern-is-cheap.ts";
import { patternIsLinear } from "./rules/pattern-is-linear.ts";
import { preconditionHasEtag } from "./rules/precondition-has-etag.ts";
import { preconditionHasTarget } from "./rules/precondition-has-target.ts";
import { putAnswersBoth } from "./rules/put-answers-both.ts";
import { putAnswersNoEtag } from "./rules/put-answers-no-etag.ts";
import { reachableStatusIsDeclared } from "./rules/reachable-status-is-declared.ts";
import { repeatFitsEffect } from "./rules/repeat-fits-effect.ts";
import { repeatIsDeclared } from "./rules/repeat-is-declared.ts";
import { requestIsBounded } from "./rules/request-is-bounded.ts";
import { safeFitsMethod } from "./rules/safe-fits-method.ts";
import { schemaCanBeSatisfied } from "./rules/schema-can-be-satisfied.ts";
import { semanticsDeclared } from "./rules/semantics-declared.ts";
import { semanticsWellFormed } from "./rules/semantics-well-formed.ts";
import { sentHeaderIsRequired } from "./rules/sent-header-is-required.ts";
import { serverCanBeGenerated } from "./rules/server-can-be-generated.ts";
import { targetIsRead } from "./rules/target-is-read.ts";

export const rules: readonly Rule[] = [
  pathIsValid,
  semanticsDeclared,
  semanticsWellFormed,
  effectFitsMethod,
  targetIsRead,
  safeFitsMethod,
  idempotentFitsEffect,
  keyFitsIdempotent,
  repeatIsDeclared,
  repeatFitsEffect,
  createAnswersLocation,
  locationHasLink,
  putAnswersBoth,
  reachableStatusIsDeclared,
  declaredStatusIsReachable,
  noDefaultResponse,
  errorsAreProblems,
  mergeTakesMergePatch,
  mergedMemberIsNotNullable,
  contentHasMeaning,
  deleteHasNoContent,
  parameterIsRead,
  parameterNamesDiffer,
  requestIsBounded,
  schemaCanBeSatisfied,
  branchesDiffer,
  defaultFitsSchema,
  enumHasNull,
  idIsOneSegment,
  patternIsLinear,
  patternIsCheap,
  putAnswersNoEtag,
  preconditionHasTarget,
  preconditionHasEtag,
  sentHeaderIsRequired,
  linkNamesAnOperation,
  serverCanBeGenerated,
  mediaTypesAreServed,
];
