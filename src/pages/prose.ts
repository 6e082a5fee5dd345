// Turns the texts of our tables into HTML.
import { html } from "hono/html";

/** A part of a page. It is a promise only if one of its parts is a promise. */
export type Html = ReturnType<typeof html>;

/** @returns the text, with everything in backticks as code */
export function prose(text: string): Html {
  const parts = text.split(/`([^`]+)`/);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
