// The texts of our tables as HTML.
import { html } from "hono/html";

/** A part of a page; a promise only where a part of it is one. */
export type Html = ReturnType<typeof html>;

/** @returns the text, with what is in backticks as code */
export function prose(text: string): Html {
  const parts = text.split(/`([^`]+)`/);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
