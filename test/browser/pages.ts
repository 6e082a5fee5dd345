// The pages to look at, on a service with the sample, and how to tell that each has loaded.
import type { Page } from "playwright-core";

export type PageRow = {
  readonly path: string;
  /** A selector of something that is shown once the page has loaded. */
  readonly ready: string;
  /** The status of the response; default: 200. */
  readonly status?: number;
};

export const pages: readonly PageRow[] = [
  { path: "/", ready: ".books li" },
  { path: "/?q=jane", ready: ".books li" },
  { path: "/?q=nothing-like-it", ready: ".nothing" },
  { path: "/add", ready: "form .field" },
  { path: "/book/moby-dick", ready: ".review" },
  { path: "/book/moby-dick/edit", ready: "form .field" },
  { path: "/book/no-such-book", ready: "h1:has-text('Book not found')", status: 404 },
  { path: "/no-such-page", ready: "h1:has-text('Page not found')", status: 404 },
  { path: "/twice", ready: ".declaration" },
  { path: "/twice/if-match?lost=first&sent=1", ready: ".what-now" },
  { path: "/guide", ready: "main h1" },
  { path: "/guide/specification", ready: "main h1" },
  { path: "/guide/search?q=if-match", ready: "main h1" },
  { path: "/semantics", ready: "main table" },
  { path: "/semantics/putBook", ready: "main h1" },
  { path: "/problems", ready: "main h1" },
  { path: "/problems/precondition-failed", ready: "main h1" },
  { path: "/laws", ready: "main h1" },
  { path: "/laws/stale-if-match-is-refused", ready: "main h1" },
  { path: "/docs", ready: "form.try:not([hidden])" },
];

/** The widths and colour schemes in which every page is checked. */
export const views = [1280, 375].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);
export type View = (typeof views)[number];

/** Opens a page, and waits until it has loaded. */
export async function openWhole(page: Page, { path, ready, status = 200 }: PageRow): Promise<void> {
  const answer = await page.goto(path);
  if (answer?.status() !== status) throw new Error(`${path}: ${answer?.status()}`);
  await page.locator(ready).first().waitFor();
}

/** Changes the width and the colour scheme of an open page. */
export async function look(page: Page, { width, colorScheme }: View): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 800 });
}
