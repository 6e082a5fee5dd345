// The routes of the app: HTML pages that load the app's script and, where they can, also work without it.
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { components } from "../../generated/schema.ts";
import { type AppPage, appPages, appRoutes } from "../pages/app-routes.ts";
import type { ReviewPage } from "../pages/book.ts";
import { pageHeaders } from "../pages/family.ts";
import { framed } from "../pages/frame.ts";
import type { Html } from "../pages/prose.ts";
import { serviceSite } from "../pages/service-site.ts";
import type { BookPage } from "../pages/shelf-list.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { isGone } from "../semantics/statuses.ts";
import { answerRead } from "../site/answer-read.ts";
import { type AppFiles, BOOK_APP } from "../site/assets.ts";
import { once } from "../site/once.ts";
import { representation } from "../site/representation.ts";
import { serveReadOnly } from "../site/serving.ts";
import type { ServedDocument, Shared } from "../site/shared.ts";

/** The app's script may load its own files and call this service. */
const POLICY = ["script-src 'self'", "connect-src 'self'", "form-action 'self'"];

/** The files of the app, and what its pages say about the service. */
type SiteFiles = AppFiles & { readonly asksForTokens: boolean };
type Book = components["schemas"]["Book"];
type Read = (c: Context, path: string, query?: Readonly<Record<string, string>>) => Promise<Response>;

/** Adds the pages and the files of the app to the service. */
export function addAppPages(app: Hono, { loaded, files: built, originOf, asksForTokens }: Shared): void {
  const files = once(async () => ({ ...(await built()), asksForTokens }));
  const read: Read = async (c, path, query = {}) => {
    const search = new URLSearchParams(query);
    const address = new URL(search.size === 0 ? path : `${path}?${search}`, c.req.url);
    // Whose request it is, for a limit behind a proxy.
    const forwarded = c.req.header(fields.forwarded.name);
    const headers = forwarded === undefined ? {} : { [fields.forwarded.name]: forwarded };
    return app.fetch(new Request(address, { headers }), c.env);
  };
  const needsScript = async (c: Context) => scriptPage(c, await files());
  const pages: Record<AppPage, (c: Context) => Promise<Response>> = {
    shelf: async (c) => shelfPage(c, read, await files(), { ...(await loaded()), origin: originOf(c) }),
    book: async (c) => bookPage(c, read, await files()),
    add: needsScript,
    edit: needsScript,
    twice: needsScript,
  };
  for (const name of appPages) serveReadOnly(app, appRoutes[name], pages[name]);
}

async function shelfPage(
  c: Context,
  read: Read,
  files: SiteFiles,
  { contract, root, origin }: ServedDocument & { readonly origin: string },
): Promise<Response> {
  const [{ homePage }, { filtersOf, queryOf }] = await Promise.all([
    import("../pages/home.ts"),
    import("../pages/filters.ts"),
  ]);
  const { search } = new URL(c.req.url);
  const filters = filtersOf(search);
  const books = await read(c, "/books", { ...queryOf(filters), ...cursorOf(c) });
  // A query that the service refuses, such as an old cursor. Without a query, the same address would be refused again.
  if (!books.ok)
    return search !== "" && isOfQuery(books.status) ? c.redirect("/") : refusedPage(c, books, files, "list");
  const page = await homePage({
    title: contract.title,
    description: root.at("info").at("summary").text() ?? "",
    origin,
    head: headOf(files),
    page: (await books.json()) as BookPage,
    filters,
  });
  return answerPage(c, page, files);
}

async function bookPage(c: Context, read: Read, files: SiteFiles): Promise<Response> {
  const { bookMain } = await import("../pages/book.ts");
  const address = `/books/${encodeURIComponent(c.req.param("id") ?? "")}`;
  const answers = await Promise.all([read(c, address), read(c, `${address}/reviews`, cursorOf(c))]);
  const refused = answers.find(({ ok }) => !ok);
  if (refused !== undefined) return refusedPage(c, refused, files, "book");
  const [book, reviews] = await Promise.all(answers.map((answer) => answer.json()));
  const { title, authors } = book as Book;
  const description = `${title} by ${authors.join(", ")}: details and reviews.`;
  const main = bookMain(book as Book, reviews as ReviewPage);
  const [path, head] = [c.req.path, headOf(files)];
  return answerPage(c, await framed({ site: serviceSite, title, description, path, main, head }), files);
}

/** 400: an id or a query has a form that no id and no query of this service has. */
function isOfQuery(status: number): boolean {
  return status === 400 || status === 422;
}

/** Says with the status of the API that the page cannot be shown, and when to try again. */
async function refusedPage(
  c: Context,
  refused: Response,
  files: SiteFiles,
  what: "book" | "list",
): Promise<Response> {
  const { noBookMain } = await import("../pages/book.ts");
  const isMissing = isGone(refused.status) || isOfQuery(refused.status);
  const page = await framed({
    site: serviceSite,
    title: "Verbatim",
    description: `This ${what} cannot be shown.`,
    path: c.req.path,
    main: noBookMain(isMissing, what),
    head: headOf(files),
  });
  const wait = refused.headers.get(fields.retryAfter.name);
  const later = wait === null ? {} : { [fields.retryAfter.name]: wait };
  const status = isMissing ? problems["not-found"].status : refused.status;
  return new Response(page, { status, headers: { ...headersOf(files), ...later } });
}

/** A page that needs the script. */
async function scriptPage(c: Context, files: SiteFiles): Promise<Response> {
  const main = html`<noscript><h1>This page needs JavaScript</h1>
<p>The <a href="/">shelf</a> works without it.</p></noscript>
<p class="quiet">Loading…</p>`;
  const [path, head] = [c.req.path, headOf(files)];
  const page = await framed({
    site: serviceSite,
    title: "Verbatim",
    description: "A page of the book review app.",
    path,
    main,
    head,
  });
  return answerPage(c, page, files);
}

/** These pages show what anyone may read, and have neither secrets nor tokens in them. */
function answerPage(c: Context, page: string, files: SiteFiles): Promise<Response> {
  return answerRead(c, representation(page, "fleeting"), headersOf(files));
}

/** The cursor in the address, which selects a page of a list. */
function cursorOf(c: Context): { readonly cursor?: string } {
  const cursor = c.req.query("cursor");
  return cursor === undefined ? {} : { cursor };
}

function headersOf({ stylesOf }: SiteFiles): Record<string, string> {
  const headers = pageHeaders(POLICY);
  if (stylesOf(BOOK_APP).length === 0) return headers;
  // The app's own style sheet is a file; the shared style is in the page.
  const policy = headers["content-security-policy"]?.replace("style-src", "style-src 'self'") ?? "";
  return { ...headers, "content-security-policy": policy };
}

function headOf({ scriptOf, stylesOf, asksForTokens }: SiteFiles): Html {
  const access = asksForTokens && html`<meta name="access" content="token">\n`;
  const links = stylesOf(BOOK_APP).map((href) => html`<link rel="stylesheet" href="${href}">\n`);
  return html`${access}${links}<script type="module" src="${scriptOf(BOOK_APP)}"></script>\n`;
}
