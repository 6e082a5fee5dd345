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

/** @returns for example "The first 20 books" or "1 book" */
export function countOfBooks(count: number, hasMore: boolean): string {
  if (hasMore) return `The first ${count} books`;
  return count === 1 ? "1 book" : `${count} books`;
}
