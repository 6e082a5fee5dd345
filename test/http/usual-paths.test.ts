// Paths that are literals, and perhaps one parameter at the end, are found without a walk; the result is that of the walk.
import { expect, it } from "vitest";
import { pathMatcher } from "../../src/http/path-templates.ts";

const find = pathMatcher(
  [
    "/",
    "/books",
    "/books/",
    "/books/{bookId}",
    "/books/new",
    "/books/new/pages/{page}",
    "/books/{bookId}/reviews",
    "/books/{bookId}/reviews/{reviewId}",
    "/caf%C3%A9/{id}",
    "/a%2Fb/{id}",
    "/lamps/{id}:switch",
    "/lamps/{id}",
    "/{collection}/all",
    "/tags/{constructor}",
  ].map((template) => [template, template] as const),
);

it.each<{ path: string; want: string | undefined; texts?: Record<string, string> }>([
  { path: "/", want: "/" },
  { path: "/books", want: "/books" },
  { path: "/books/", want: "/books/" },
  { path: "/books/emma", want: "/books/{bookId}", texts: { bookId: "emma" } },
  { path: "/books/new", want: "/books/new" },
  { path: "/books/n%65w", want: "/books/new" },
  { path: "/b%6Foks/emma", want: "/books/{bookId}", texts: { bookId: "emma" } },
  { path: "/books/a%20b", want: "/books/{bookId}", texts: { bookId: "a%20b" } },
  { path: "/books/pages", want: "/books/{bookId}", texts: { bookId: "pages" } },
  { path: "/books/new/pages/7", want: "/books/new/pages/{page}", texts: { page: "7" } },
  { path: "/books/new/reviews", want: "/books/{bookId}/reviews", texts: { bookId: "new" } },
  {
    path: "/books/new/reviews/1",
    want: "/books/{bookId}/reviews/{reviewId}",
    texts: { bookId: "new", reviewId: "1" },
  },
  { path: "/café/1", want: "/caf%C3%A9/{id}", texts: { id: "1" } },
  { path: "/caf%C3%A9/1", want: "/caf%C3%A9/{id}", texts: { id: "1" } },
  { path: "/a%2Fb/1", want: "/a%2Fb/{id}", texts: { id: "1" } },
  { path: "/a/b/1", want: undefined },
  { path: "/lamps/1:switch", want: "/lamps/{id}:switch", texts: { id: "1" } },
  { path: "/lamps/1", want: "/lamps/{id}", texts: { id: "1" } },
  { path: "/books/all", want: "/books/{bookId}", texts: { bookId: "all" } },
  { path: "/shelves/all", want: "/{collection}/all", texts: { collection: "shelves" } },
  { path: "/tags/__proto__", want: "/tags/{constructor}", texts: { constructor: "__proto__" } },
  { path: "/books//", want: undefined },
  { path: "//books", want: undefined },
  { path: "/lamps/", want: undefined },
  { path: "/nothing/here", want: undefined },
])("$path: $want", ({ path, want, texts }) => {
  const found = find(path);
  expect(found?.value).toBe(want);
  if (found !== undefined) expect(found.texts).toEqual(texts ?? {});
});
