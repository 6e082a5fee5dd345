// What became of a draft that is found again: whether it may have arrived, though nobody heard of it.
import type { Draft } from "../ground/drafts.ts";
import { contentOf, type EditorField } from "./values.ts";

/** @param isChange whether the draft changes what is there; then a second sending is told from the first by its tag */
export function fateOf(
  draft: Draft | undefined,
  fields: readonly EditorField[],
  isChange: boolean,
): string | undefined {
  if (draft === undefined || isChange) return undefined;
  if (draft.sent === undefined) return "it was not sent yet";
  return draft.sent.content === JSON.stringify(contentOf(fields, draft.filled))
    ? "it was sent, and no answer came: send it again, it is added once"
    : "it was sent as it was before you changed it, and no answer came: look first whether that was added";
}
