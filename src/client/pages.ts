// Walks a list page by page, as its `Link` fields lead.
import { nextLink } from "../http/link.ts";
import { type AnyInput, type Core, call, unusableError } from "./call.ts";
import type { Row } from "./table.ts";

/**
 * @param id a listing operation
 * @param input of the first page
 * @param isFlat gives the items of each page one by one
 * @returns each page
 * @throws CallError when a page can't be read or has no items, or when its link leads round in a circle, nowhere, or
 *   out of the service
 */
export async function* pages(
  core: Core,
  id: string,
  input?: AnyInput,
  isFlat?: boolean,
): AsyncGenerator<unknown, void> {
  const row = core.table[id] as Row;
  const name = row.items;
  const seen: string[] = [];
  let base: string | undefined;
  for (let at: string | undefined; ; ) {
    const page = await call(core, id, at ? { ...input, query: {}, at } : input);
    if (!page.ok) throw page.error;
    const list = name ? (page.data as Readonly<Record<string, unknown>> | null)?.[name] : page.data;
    if (name !== undefined && !Array.isArray(list)) throw unusableError(page, id, "The page has no items");
    if (isFlat) yield* list as readonly unknown[];
    else yield page.data;
    const next = nextLink(page.headers["link"] ?? "");
    if (next === undefined) return;
    seen.push(at ?? page.url);
    // The base path of the client is what stands before the path of the operation.
    base ??= new URL(`./${"../".repeat(row.path.split("/").length - 2)}`, page.url).href;
    at = URL.parse(next, page.url)?.href;
    // Tokens go where the link leads: to any path of the service, for some name a list by another one in their links.
    // User information stands before the host: no base begins like that.
    if (!at?.startsWith(base)) throw unusableError(page, id, "The next page is outside of the service");
    if (seen.includes(at)) throw unusableError(page, id, "The next page was there already");
  }
}
