// Reads a list page by page, following its `Link` fields.
import { nextLink } from "../http/link.ts";
import { type AnyInput, type Core, call, unusableError } from "./call.ts";
import type { Row } from "./table.ts";

/**
 * @param id a listing operation
 * @param input of the first page
 * @param isFlat yields the items of each page one by one
 * @returns each page
 * @throws CallError when a page can't be read or has no items, or when its link leads in a circle, nowhere, or to a
 *   different service
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
    // The base path of the client is the part before the path of the operation.
    base ??= new URL(`./${"../".repeat(row.path.split("/").length - 2)}`, page.url).href;
    at = URL.parse(next, page.url)?.href;
    // The token is sent to any path of the service, because some services page under a different path.
    // A URL with user information before the host never starts with the base.
    if (!at?.startsWith(base)) throw unusableError(page, id, "The next page is not on this service");
    if (seen.includes(at)) throw unusableError(page, id, "The next page was already read");
  }
}
