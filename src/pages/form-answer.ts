// What a browser is shown after it has sent the form: the new book, or the form again with what was wrong.
import { html } from "hono/html";
import type { components } from "../../generated/schema.d.ts";
import { bookAddress, twiceAddress } from "./app-routes.ts";
import { type Faults, type Filled, placeOf } from "./book-fields.ts";
import { bookForm } from "./book-form.ts";
import { framed } from "./frame.ts";

type Book = components["schemas"]["Book"];

export type Refusal = {
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[];
};

/** @returns the page of a book that was added; it was a POST, and says what sending it again does. */
export function addedPage(book: Book): Promise<string> {
  const { id, title, authors } = book;
  const main = html`<h1>Added: ${title}</h1>
<p class="lead">By ${authors.join(", ")}. It has an address of its own now, which the server has chosen:
<a href="${bookAddress(id)}"><code>/books/${id}</code></a>.</p>
<p>This page is the answer to a POST (201 Created). Reload it, and your browser will ask whether to send the form again:
say yes, and there are two such books. That is POST. <a href="${twiceAddress("post")}">See it, and see PUT.</a></p>
<p><a class="button" href="/">To the shelf</a> <a class="button plain" href="/#add">Add another</a></p>`;
  return framed({ title: `Added: ${title}`, description: "A book was added.", path: "/", main });
}

/**
 * @param filled what was sent; none where whoever sent it may not add a book at all
 * @returns the form as it was sent, and beside each field what was wrong with it
 */
export function refusedPage(refusal: Refusal, filled: Filled | undefined): Promise<string> {
  const { title, detail, errors = [] } = refusal;
  const faults = faultsOf(refusal);
  const others = errors.filter(({ pointer = "" }) => faults[placeOf(pointer).name] === undefined);
  const main = html`<h1>${title}</h1>
<p class="lead" role="alert">Nothing was added. ${detail}</p>
${others.map((one) => html`<p class="fault">${one.detail}</p>\n`)}${
  filled === undefined
    ? html`<p><a class="button" href="/">To the shelf</a></p>`
    : html`<div class="card">${bookForm(filled, faults)}</div>`
}`;
  return framed({ title, description: "The book was not added.", path: "/", main });
}

function faultsOf({ errors = [] }: Refusal): Faults {
  const named = errors.flatMap(({ pointer = "", detail = "is not as it has to be" }) => {
    const { name } = placeOf(pointer);
    return name === "" ? [] : [[name, detail] as const];
  });
  return Object.fromEntries(named);
}
