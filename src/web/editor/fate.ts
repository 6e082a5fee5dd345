// What is known about a restored draft: whether it was sent, and may have arrived although no response did.
import type { Draft } from "../ground/drafts.ts";
import { contentOf, type EditorField } from "./values.ts";

/** @param isChange whether the draft edits something that exists; its entity tag then detects a repeated request */
export function fateOf(
  draft: Draft | undefined,
  fields: readonly EditorField[],
  isChange: boolean,
): string | undefined {
  if (draft === undefined || isChange) return undefined;
  if (draft.sent === undefined) return "it has not been sent";
  return draft.sent.content === JSON.stringify(contentOf(fields, draft.filled))
    ? "it was sent, but no response arrived. You can send it again: it is added only once"
    : "an earlier version was sent, but no response arrived. Check first whether that was added";
}
