// The app at its addresses: pages that are whole without scripts, and the files that make them live.
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { components } from "../../generated/schema.d.ts";
import type { Contract } from "../contract/operation.ts";
import { splitParts } from "../http/field.ts";
import type { ReviewPage } from "../pages/book.ts";
import { pageHeaders } from "../pages/family.ts";
import { framed } from "../pages/frame.ts";
import type { Html } from "../pages/prose.ts";
import type { BookPage } from "../pages/shelf-list.ts";
import { isGone } from "../semantics/statuses.ts";
import { type AppFiles, appFiles } from "./assets.ts";
import { once } from "./once.ts";

export type AppPages = {
  readonly contract: () => Promise<{ readonly contract: Contract; readonly summary: string }>;
  readonly say: (line: string) => void;
};

/** What the app's script may do: load its own files, and ask this service. */
const POLICY = ["script-src 'self'", "connect-src 'self'", "form-action 'self'"];

/** Pages that only the app has, by path template; without scripts they say so. */
const ROUTES = ["/book/:id/edit", "/add", "/twice", "/twice/:scenario"] as const;

type Book = components["schemas"]["Book"];
type Query = Readonly<Record<string, string>>;

/** Paths that are answered to GET. */
export const APP_PATHS: readonly string[] = ["/", "/book/:id", ...ROUTES, "/assets/:file"];

/** Adds the app to the service. */
export function addAppPages(app: Hono, { contract, say }: AppPages): void {
  const files = once(() => appFiles(say));
  const headers = async (): Promise<Record<string, string>> => {
    const { styles } = await files();
    const policy = pageHeaders(POLICY);
    // The app's own style sheet is a file; the family's stands in the page.
    return styles.length === 0
      ? policy
      : Object.fromEntries(
          Object.entries(policy).map(([name, value]) => [
            name,
            value.replace("style-src", "style-src 'self'"),
          ]),
        );
  };
  /** What the service itself says at a path, on the page of a list that the address of `c` names. */
  const read = async (c: Context, path: string, query: Query = {}, isList = true): Promise<Response> => {
    const { origin, searchParams } = new URL(c.req.url);
    const cursor = searchParams.get("cursor");
    const asked = new URLSearchParams({ ...query, ...(isList && cursor !== null && { cursor }) });
    const search = asked.size === 0 ? "" : `?${asked}`;
    return app.fetch(new Request(`${origin}${path}${search}`), c.env);
  };
  app.get("/", async (c) => {
    const [{ homePage }, { filtersOf, queryOf }] = await Promise.all([
      import("../pages/home.ts"),
      import("../pages/filters.ts"),
    ]);
    const { contract: told, summary } = await contract();
    const { origin, search } = new URL(c.req.url);
    const filters = filtersOf(search);
    const books = await read(c, "/books", queryOf(filters));
    if (!books.ok) return c.redirect("/");
    const page = await homePage({
      title: told.title,
      description: summary,
      origin,
      head: headOf(await files()),
      page: (await books.json()) as BookPage,
      filters,
    });
    return c.body(page, 200, await headers());
  });
  app.get("/book/:id", async (c) => {
    const { bookMain, noBookMain } = await import("../pages/book.ts");
    const path = `/books/${encodeURIComponent(c.req.param("id"))}`;
    const answers = await Promise.all([read(c, path, {}, false), read(c, `${path}/reviews`)]);
    const refused = answers.find(({ ok }) => !ok)?.status;
    const head = headOf(await files());
    if (refused !== undefined) {
      // An id that the service can't have is no book either.
      const isMissing = isGone(refused) || refused === 400;
      const main = noBookMain(isMissing);
      const page = await framed({ title: "Verbatim", description: "No book.", path: c.req.path, main, head });
      return c.body(page, isMissing ? 404 : 503, await headers());
    }
    const [book, reviews] = await Promise.all(answers.map((answer) => answer.json()));
    const { title, authors } = book as Book;
    const description = `${title}, by ${authors.join(", ")}: what is known of it, and its reviews.`;
    const main = bookMain(book as Book, reviews as ReviewPage);
    const page = await framed({ title, description, path: c.req.path, main, head });
    return c.body(page, 200, await headers());
  });
  for (const route of ROUTES) {
    app.get(route, async (c) => {
      const main = html`<noscript><h1>This page needs scripts</h1>
<p>The <a href="/">shelf</a> works without them.</p></noscript>
<p class="quiet">One moment…</p>`;
      const description = "A page of the app.";
      const path = c.req.path;
      const page = await framed({ title: "Verbatim", description, path, main, head: headOf(await files()) });
      return c.body(page, 200, await headers());
    });
  }
  app.get("/assets/:file", async (c, next) => {
    const file = (await files()).files.get(c.req.path);
    if (file === undefined) return next();
    const isGzipped = takesGzip(c.req.header("accept-encoding") ?? "");
    return c.body(isGzipped ? file.gzipped : file.content, 200, {
      "content-type": file.type,
      ...(isGzipped && { "content-encoding": "gzip" }),
      vary: "accept-encoding",
      // The name changes with the content (RFC 8246 2).
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
  });
}

function headOf({ script, styles }: AppFiles): Html {
  const links = styles.map((href) => html`<link rel="stylesheet" href="${href}">\n`);
  return html`${links}<script type="module" src="${script}"></script>\n`;
}

/** RFC 9110 12.5.3: named, or covered by `*`, and not refused by a weight of 0. */
function takesGzip(accepted: string): boolean {
  const weights = new Map(
    splitParts(accepted.toLowerCase(), ",").map((part) => {
      const [coding = "", weight] = splitParts(part, ";");
      return [coding, weight === undefined || Number(weight.replace(/^q=/, "")) > 0] as const;
    }),
  );
  return weights.get("gzip") ?? weights.get("*") ?? false;
}
