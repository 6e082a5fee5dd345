// The HTML form that adds a book.
import { html } from "hono/html";
import { type Attributes, bookFields, type Faults, type Field, type Filled } from "./book-fields.ts";
import type { Html } from "./prose.ts";

/**
 * @param filled the values to show in the fields
 * @param faults the messages to show at the fields
 * @returns a form that works without a script
 */
export function bookForm(filled: Filled = {}, faults: Faults = {}): Html {
  const shown = bookFields.map((field) => {
    const values = filled[field.name] ?? [];
    const fault = faults[field.name];
    return field.times === undefined
      ? single(field, values[0] ?? "", fault)
      : several(field, Math.max(field.times, values.length), values, fault);
  });
  return html`<form class="book-form" method="post" action="/books" autocomplete="off">
${shown}<p class="wide actions"><button>Add the book</button>
<span class="hint">The response is a page with the new book. If you reload that page, the book is added again.</span></p>
</form>`;
}

function single(field: Field, value: string, fault: string | undefined): Html {
  const { name, label, wide } = field;
  const own = { id: name, required: field.required === true };
  return html`<div class="field${wide && " wide"}"><label for="${name}">${label}${mark(field)}</label>
${control(field, own, value, fault)}${hint(field)}${wrong(name, fault)}</div>
`;
}

/** A group of inputs of one name. In a required group, only the first input is required. */
function several(field: Field, times: number, values: readonly string[], fault: string | undefined): Html {
  const { name, label, required } = field;
  const controls = Array.from({ length: times }, (_, at) => {
    const own = {
      "aria-label": `${label}, ${at + 1} of ${times}`,
      required: required === true && at === 0,
    };
    return control(field, own, values[at] ?? "", fault);
  });
  return html`<fieldset class="field wide"${attributes(described(field, fault))}><legend>${label}${mark(field)}</legend>
<div class="several">${controls}</div>${hint(field)}${wrong(name, fault)}</fieldset>
`;
}

function control(field: Field, own: Attributes, value: string, fault: string | undefined): Html {
  const { name, times, multiline } = field;
  const all = attributes({
    name,
    dir: "auto",
    ...own,
    ...field.attributes,
    ...(times === undefined && described(field, fault)),
    ...(fault !== undefined && { "aria-invalid": "true" }),
    ...(!multiline && value !== "" && { value }),
  });
  // HTML 13.1.2.5: the first line feed of a textarea is dropped.
  return multiline ? html`<textarea${all}>\n${value}</textarea>` : html`<input${all}>`;
}

/** Points to the hint and to the message of a field. */
function described({ name, hint: about }: Field, fault: string | undefined): Attributes {
  const ids = [...(about === "" ? [] : [`${name}-hint`]), ...(fault === undefined ? [] : [`${name}-fault`])];
  return ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") };
}

function wrong(name: string, fault: string | undefined): Html | undefined {
  return fault === undefined ? undefined : html`\n<p class="fault" id="${name}-fault">${fault}</p>`;
}

function attributes(all: Attributes): readonly Html[] {
  return Object.entries(all)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? html` ${name}` : html` ${name}="${value}"`));
}

function mark({ required }: Field): Html | undefined {
  return required && html` <span class="required">required</span>`;
}

function hint({ name, hint: text }: Field): Html | undefined {
  return text === "" ? undefined : html`\n<p class="hint" id="${name}-hint">${text}</p>`;
}
