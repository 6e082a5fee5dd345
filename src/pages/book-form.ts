// The form that adds a book: a row a field, named as the members of the document's form content.
import { escapeHtml } from "./html.ts";

type Attributes = Readonly<Record<string, string | number | boolean>>;

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

/**
 * @param filled what was typed before
 * @param faults what was wrong with it
 * @returns a form that a browser sends without a script
 */
export function bookForm(filled: Filled = {}, faults: Faults = {}): string {
  const shown = bookFields.map((field) => {
    const values = filled[field.name] ?? [];
    const fault = faults[field.name];
    return field.times === undefined
      ? single(field, values[0] ?? "", fault)
      : several(field, Math.max(field.times, values.length), values, fault);
  });
  return `<form class="book-form" method="post" action="/books" autocomplete="off">
${shown.join("\n")}
<p class="wide actions"><button>Add the book</button>
<span class="hint">The answer is a page with the new book. Reload that page, and there are two.</span></p>
</form>`;
}

function single(field: Field, value: string, fault: string | undefined): string {
  const { name, label, wide } = field;
  const own = { id: name, required: field.required === true };
  return `<div class="field${wide ? " wide" : ""}"><label for="${name}">${escapeHtml(label)}${mark(field)}</label>
${control(field, own, value, fault)}${hint(field)}${wrong(name, fault)}</div>`;
}

/** A group of inputs of one name; of a required one the first has to be filled in. */
function several(field: Field, times: number, values: readonly string[], fault: string | undefined): string {
  const { name, label, required } = field;
  const controls = Array.from({ length: times }, (_, at) => {
    const own = {
      "aria-label": `${label}, ${at + 1} of ${times}`,
      required: required === true && at === 0,
    };
    return control(field, own, values[at] ?? "", fault);
  });
  const ids = [
    ...(field.hint === "" ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-fault`]),
  ];
  const described = ids.length === 0 ? "" : ` aria-describedby="${ids.join(" ")}"`;
  return `<fieldset class="field wide"${described}><legend>${escapeHtml(label)}${mark(field)}</legend>
<div class="several">${controls.join("\n")}</div>${hint(field)}${wrong(name, fault)}</fieldset>`;
}

function control(field: Field, own: Attributes, value: string, fault: string | undefined): string {
  const { name, attributes, hint: about, times, multiline } = field;
  const ids = [...(about === "" ? [] : [`${name}-hint`]), ...(fault === undefined ? [] : [`${name}-fault`])];
  const all = printed({
    name,
    ...own,
    ...attributes,
    ...(times === undefined && ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(fault === undefined ? {} : { "aria-invalid": "true" }),
    ...(multiline || value === "" ? {} : { value }),
  });
  // HTML 13.1.2.5: the first line feed of a textarea is dropped.
  return multiline ? `<textarea ${all}>\n${escapeHtml(value)}</textarea>` : `<input ${all}>`;
}

function wrong(name: string, fault: string | undefined): string {
  return fault === undefined ? "" : `\n<p class="fault" id="${name}-fault">${escapeHtml(fault)}</p>`;
}

function printed(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? name : `${name}="${escapeHtml(String(value))}"`))
    .join(" ");
}

function mark({ required }: Field): string {
  return required ? ' <span class="required">required</span>' : "";
}

function hint({ name, hint: text }: Field): string {
  return text === "" ? "" : `\n<p class="hint" id="${name}-hint">${escapeHtml(text)}</p>`;
}
