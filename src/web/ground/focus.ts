// Moves the focus when the focused element goes away.

/** Moves the focus after the next render; every page has a heading. */
export function focusSoon(selector = "#main h1"): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
}
