// The pages of the app: the service answers these routes, and the app's script shows them.

export const appPages = ["shelf", "add", "book", "edit", "twice"] as const;
export type AppPage = (typeof appPages)[number];

/** Routes in the syntax that Hono and wouter share. */
export const appRoutes = {
  shelf: "/",
  add: "/add",
  book: "/book/:id",
  edit: "/book/:id/edit",
  twice: "/twice/:scenario?",
} as const satisfies Record<AppPage, string>;

/** @returns the address of a book's page */
export function bookAddress(id: string): string {
  return `/book/${encodeURIComponent(id)}`;
}

/** @returns the id in the address of a book's page, or of a page below it */
export function bookIdIn(pathname: string): string | undefined {
  return /^\/book\/([^/]+)/.exec(pathname)?.[1];
}

/** @returns the address of the page that edits a book */
export function editAddress(id: string): string {
  return `${bookAddress(id)}/edit`;
}

/** @returns the address of a scenario of "Send it twice" */
export function twiceAddress(scenario: string): string {
  return `/twice/${encodeURIComponent(scenario)}`;
}
