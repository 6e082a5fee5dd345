// The form of a review: a row a field, within the limits of the document.
import type { EditorField } from "../editor/values.ts";

export const reviewFields: readonly EditorField[] = [
  { name: "rating", label: "Rating", hint: "", required: true, stars: true, attributes: {} },
  {
    name: "reviewer",
    label: "Your name",
    hint: "Any name will do.",
    required: true,
    attributes: { maxlength: 100 },
  },
  { name: "headline", label: "In one line", hint: "", attributes: { maxlength: 200 } },
  {
    name: "text",
    label: "Your review",
    hint: "In plain text.",
    multiline: true,
    wide: true,
    attributes: { maxlength: 10000 },
  },
];
