// The fields of the form for a review, one row per field, with the limits of the document.
import type { EditorField } from "../editor/values.ts";

export const reviewFields: readonly EditorField[] = [
  { name: "rating", label: "Rating", hint: "", required: true, stars: true, attributes: {} },
  {
    name: "reviewer",
    label: "Your name",
    hint: "Any name you like.",
    required: true,
    attributes: { maxlength: 100 },
  },
  { name: "headline", label: "Headline", hint: "", attributes: { maxlength: 200 } },
  {
    name: "text",
    label: "Your review",
    hint: "In plain text.",
    multiline: true,
    wide: true,
    attributes: { maxlength: 10000 },
  },
];
