// Walks a list page by page, as its `Link` fields lead.
import { type AnyInput, type AnySuccess, type Core, call, unusable } from "./call.ts";

/**
 * @param id a listing operation
 * @param input of the first page
 * @returns each page
 * @throws CallError when a page can't be read, or when its link leads round in a circle or to another origin
 */
export async function* pages(core: Core, id: string, input?: AnyInput): AsyncGenerator<unknown, void> {
  const seen = new Set<string>();
  for (let at: URL | undefined, isFirst = true; at || isFirst; isFirst = false) {
    const page = await call(core, id, input, at);
    if (!page.ok) throw page.error;
    seen.add(page.url);
    yield page.data;
    at = nextOf(page);
    if (at && seen.has(at.href)) throw unusable(page, id, "The next page was there already");
    if (at && at.origin !== new URL(page.url).origin)
      throw unusable(page, id, "The next page is of another origin");
  }
}

export async function* items(core: Core, id: string, input?: AnyInput): AsyncGenerator<unknown, void> {
  for await (const page of pages(core, id, input)) {
    const list: unknown = Array.isArray(page) ? page : Object.values(page as object).find(Array.isArray);
    yield* list as readonly unknown[];
  }
}

// RFC 8288 3: link-value = "<" URI-Reference ">" *( OWS ";" OWS [ link-param ] ), in commas outside quotes
const LINK = /<([^>]*)>((?:[^,"]|"(?:[^"\\]|\\.)*")*)/g;
// RFC 8288 3.3: one or more relation types, compared without regard to case
const NEXT =
  /^\s*(?:;(?!\s*rel\s*=)(?:[^;"]|"(?:[^"\\]|\\.)*")*)*;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next["\s]|next(?![\w-]))/i;

function nextOf({ headers, url }: AnySuccess): URL | undefined {
  const links = [...(headers["link"] ?? "").matchAll(LINK)];
  const target = links.find(([, , parameters = ""]) => NEXT.test(parameters))?.[1];
  return target === undefined ? undefined : new URL(target, url);
}
