// The fields of a book, as data: a row a field, named as the members of the document's form content.

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly required?: true;
  /** How many inputs of this name there are: a list is sent as its name, again and again. */
  readonly times?: number;
  readonly multiline?: true;
  readonly wide?: true;
  readonly attributes: Attributes;
};

/** Limits and patterns are those of the document, so that a browser says at once what the server would refuse. */
export const bookFields: readonly Field[] = [
  { name: "title", label: "Title", hint: "", required: true, wide: true, attributes: { maxlength: 300 } },
  {
    name: "authors",
    label: "Authors",
    hint: "In the order of the title page; one is enough.",
    required: true,
    times: 3,
    wide: true,
    attributes: { maxlength: 200 },
  },
  {
    name: "isbn",
    label: "ISBN",
    hint: "13 digits, such as 9780141439518.",
    attributes: {
      pattern: "97[89][0-9]{10}",
      inputmode: "numeric",
      maxlength: 13,
    },
  },
  {
    name: "published",
    label: "First published",
    hint: "A year, a month or a day, such as 1813-01.",
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
    hint: "A language tag: en, fr, pt-BR.",
    attributes: {
      pattern: "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
      autocapitalize: "none",
      spellcheck: "false",
    },
  },
  {
    name: "tags",
    label: "Tags",
    hint: "Words to find it by, one in each box.",
    times: 3,
    wide: true,
    attributes: { maxlength: 50 },
  },
  {
    name: "description",
    label: "Description",
    hint: "What it is about, in plain text.",
    multiline: true,
    wide: true,
    attributes: { maxlength: 10000, rows: 4 },
  },
];

/** What stands in the fields: name -> values, in the order in which a form sends them. */
export type Filled = Readonly<Record<string, readonly string[]>>;
/** What is wrong with a field: name -> words. */
export type Faults = Readonly<Record<string, string>>;

/** @returns what a pointer is about: `#/authors/1` is the field `authors`, its item "1" (RFC 6901 6) */
export function placeOf(pointer: string): { readonly name: string; readonly item: string | undefined } {
  const [name = "", item] = pointer.replace(/^#?\//, "").split("/");
  return { name, item };
}
