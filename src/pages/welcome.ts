// What the first page says about the service, and the two ways on. The app and the page without scripts share it.

export const welcome = {
  /** One sentence: what this is. */
  sentence:
    "A book-review service where every HTTP method does what its OpenAPI document declares: a POST adds a book each time, a PUT stores one book however often you send it.",
  ways: [
    { name: "See the difference", href: "/twice", about: "POST and PUT, side by side, in two clicks" },
    { name: "Use the API", href: "/guide/use-the-api", about: "your first request in a minute" },
  ],
} as const;

/**
 * The API has no total: counting a large store on every read would cost more than it says.
 *
 * @param which the filters as words, such as " for “jane”"
 * @returns for example "20 books shown, more below" or "1 book"
 */
export function countOfBooks(count: number, hasMore: boolean, which = ""): string {
  const books = `${count === 1 ? "1 book" : `${count} books`}${which}`;
  return hasMore ? `${books} shown, more below` : books;
}
