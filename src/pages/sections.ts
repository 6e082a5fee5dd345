// Turns a reference to a section of a standard into links.
import { html } from "hono/html";
import type { Html } from "./prose.ts";

type Cited = { readonly text: string; readonly href: string | undefined };

/**
 * @param section such as `RFC 9110 9.3.3, 15.3.2` or `RFC 5789 2, RFC 7396 2`
 * @returns the parts between commas, with an address where the part is a section of an RFC or a draft
 */
export function citedIn(section: string): readonly Cited[] {
  let standard: string | undefined;
  return section.split(/, */).map((text) => {
    const [, named, number] = /^(RFC \d+|draft-\S+)?(?:(?:^|\s+)(\d+(?:\.\d+)*))?$/.exec(text) ?? [];
    standard = named ?? standard;
    const base = standard === undefined || number === undefined ? undefined : pageOfStandard(standard);
    return { text, href: base === undefined ? undefined : `${base}#section-${number}` };
  });
}

/** @returns the reference as HTML with links */
export function sectionLinks(section: string): Html {
  const parts = citedIn(section).map(({ text, href }, at) => {
    const shown = href === undefined ? text : html`<a href="${href}">${text}</a>`;
    return html`${at > 0 && ", "}${shown}`;
  });
  return html`${parts}`;
}

function pageOfStandard(standard: string): string {
  return standard.startsWith("RFC ")
    ? `https://www.rfc-editor.org/rfc/rfc${standard.slice("RFC ".length)}`
    : `https://datatracker.ietf.org/doc/html/${standard}`;
}
