// The page that answers the form: the new book, or the form again with error messages.
import { html } from "hono/html";
import type { components } from "../../generated/schema.ts";
import { bookAddress, twiceAddress } from "./app-routes.ts";
import { type Faults, type Filled, placeOf } from "./book-fields.ts";
import { bookForm } from "./book-form.ts";
import { framed } from "./frame.ts";
import { serviceSite } from "./service-site.ts";

type Book = components["schemas"]["Book"];

type Refusal = {
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[];
};

/** @returns the page about the new book, which also explains what reloading it does */
export function addedPage(book: Book): Promise<string> {
  const { id, title, authors } = book;
  const main = html`<h1>Added: <bdi>${title}</bdi></h1>
<p class="lead">By <bdi>${authors.join(", ")}</bdi>. The server chose an address for it:
<a href="${bookAddress(id)}"><code>/books/${id}</code></a>.</p>
<p>This page is the response to a POST request (201 Created). If you reload it, your browser asks whether to send the
form again. If you confirm, the book is added a second time, because that is what POST means.
<a href="${twiceAddress("post")}">Compare POST with PUT.</a></p>
<p><a class="button" href="/">Back to the shelf</a> <a class="button plain" href="/#add">Add another book</a></p>`;
  return framed({
    site: serviceSite,
    title: `Added: ${title}`,
    description: "A book was added.",
    path: "/",
    main,
  });
}

/**
 * @param filled the values that were sent; `undefined` to show no form
 * @returns the page with the problem, and the form with a message at each field that is not valid
 */
export function refusedPage(refusal: Refusal, filled: Filled | undefined): Promise<string> {
  const { title, detail, errors = [] } = refusal;
  const faults = faultsOf(refusal);
  const others = errors.filter(({ pointer = "" }) => faults[placeOf(pointer).name] === undefined);
  const main = html`<h1>${title}</h1>
<p class="lead" role="alert">Nothing was added. ${detail}</p>
${others.map((one) => html`<p class="fault">${one.detail}</p>\n`)}${
  filled === undefined
    ? html`<p><a class="button" href="/">Back to the shelf</a></p>`
    : html`<div class="card">${bookForm(filled, faults)}</div>`
}`;
  return framed({ site: serviceSite, title, description: "The book was not added.", path: "/", main });
}

function faultsOf({ errors = [] }: Refusal): Faults {
  const named = errors.flatMap(({ pointer = "", detail = "is not valid" }) => {
    const { name } = placeOf(pointer);
    return name === "" ? [] : [[name, detail] as const];
  });
  return Object.fromEntries(named);
}
