// The fields of the form that adds or edits a book, one row per field, named like the members in the document.

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly required?: true;
  /** The number of inputs for a list: a form sends one `name=value` pair per item. */
  readonly times?: number;
  readonly multiline?: true;
  readonly wide?: true;
  readonly attributes: Attributes;
};

/** The limits and patterns of the document, so that the browser refuses at once what the server would refuse. */
export const bookFields: readonly Field[] = [
  { name: "title", label: "Title", hint: "", required: true, wide: true, attributes: { maxlength: 300 } },
  {
    name: "authors",
    label: "Authors",
    hint: "In the order of the title page. One is enough.",
    required: true,
    times: 3,
    wide: true,
    attributes: { maxlength: 200 },
  },
  {
    name: "isbn",
    label: "ISBN",
    hint: "13 digits, for example 9780141439518.",
    attributes: {
      pattern: "97[89][0-9]{10}",
      inputmode: "numeric",
      maxlength: 13,
    },
  },
  {
    name: "published",
    label: "First published",
    hint: "A year, a month or a day, for example 1813-01.",
    attributes: {
      pattern: "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
      maxlength: 10,
    },
  },
  {
    name: "pageCount",
    label: "Pages",
    hint: "A whole number.",
    attributes: { type: "number", min: 1, max: 50000, step: 1, inputmode: "numeric" },
  },
  {
    name: "language",
    label: "Language",
    hint: "A language tag, for example en, fr or pt-BR.",
    attributes: {
      pattern: "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
      autocapitalize: "none",
      spellcheck: "false",
      maxlength: 35,
    },
  },
  {
    name: "tags",
    label: "Tags",
    hint: "Keywords to filter by, one per box.",
    times: 3,
    wide: true,
    attributes: { maxlength: 50 },
  },
  {
    name: "description",
    label: "Description",
    hint: "What the book is about, in plain text.",
    multiline: true,
    wide: true,
    attributes: { maxlength: 10000, rows: 4 },
  },
];

/** The values in the fields: name -> values, in the order in which a form sends them. */
export type Filled = Readonly<Record<string, readonly string[]>>;
/** What is wrong with the fields: name -> message. */
export type Faults = Readonly<Record<string, string>>;

/** @returns the field that a JSON pointer names: `#/authors/1` is item "1" of the field `authors` (RFC 6901 6) */
export function placeOf(pointer: string): { readonly name: string; readonly item: string | undefined } {
  const [name = "", item] = pointer.replace(/^#?\//, "").split("/");
  return { name, item };
}
