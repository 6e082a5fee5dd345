// Where the focus goes when what had it goes away.

/** Moves the focus, once the page is as it will be; the page's heading is there on every page. */
export function focusSoon(selector = "#main h1"): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
}
