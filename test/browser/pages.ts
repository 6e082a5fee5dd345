// Every page there is, on a service with the sample, and when it is there.
import type { Page } from "playwright-core";
import type { Seen } from "./visitor.ts";

export type PageRow = {
  readonly path: string;
  /** What is shown when the page is whole. */
  readonly ready: string;
  /** Of its answer; default: 200. */
  readonly status?: number;
};

export const pages: readonly PageRow[] = [
  { path: "/", ready: ".books li" },
  { path: "/?q=jane", ready: ".books li" },
  { path: "/?q=nothing-like-it", ready: ".nothing" },
  { path: "/add", ready: "form .field" },
  { path: "/book/moby-dick", ready: ".review" },
  { path: "/book/moby-dick/edit", ready: "form .field" },
  { path: "/book/no-such-book", ready: "h1:has-text('no such book')", status: 404 },
  { path: "/twice", ready: ".declaration h2" },
  { path: "/twice/put-if-match", ready: ".declaration h2" },
  { path: "/semantics", ready: "main table" },
  { path: "/semantics/putBook", ready: "main h1" },
  { path: "/problems", ready: "main h1" },
  { path: "/problems/precondition-failed", ready: "main h1" },
  { path: "/laws", ready: "main h1" },
  { path: "/laws/stale-if-match-is-refused", ready: "main h1" },
  { path: "/docs", ready: "h1" },
];

/** The widths and the colours in which every page is looked at. */
export const views = [1200, 375].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);
export type View = (typeof views)[number];

/** Opens a page, and waits until it is whole. */
export async function openWhole(page: Page, { path, ready, status = 200 }: PageRow): Promise<void> {
  const answer = await page.goto(path);
  if (answer?.status() !== status) throw new Error(`${path}: ${answer?.status()}`);
  await page.locator(ready).first().waitFor();
}

/** Looks at the open page in another width and other colours. */
export async function look(page: Page, { width, colorScheme }: View): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 800 });
}

/** Redoc asks, at its start, whether `eval` is allowed; it is not, and Redoc does without. */
export function excuseProbe({ violations }: Seen): void {
  const at = violations.findIndex(
    (what) => what.startsWith("script-src eval ") && what.endsWith(" on /docs"),
  );
  if (at >= 0) violations.splice(at, 1);
}
