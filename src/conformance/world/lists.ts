// Reads a list from its first page to its last, and says whether that is the complete list.
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { nextLink } from "../../http/link.ts";
import { pathParameterNames } from "../../http/path.ts";
import { resolvePointer } from "../../json/pointer.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { pageSizeOf } from "../../laws/lists/paging.ts";
import { declaresField, operationNamed, representationIn } from "../../laws/shared/about.ts";
import type { Listing, PathParameters, Walk } from "../../laws/world.ts";
import { effects } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import type { Sender } from "../wire/send.ts";
import { pick } from "./addresses.ts";

export type Listed = Listing & { readonly target: string };

const PAGES = 40;
const [OK] = effects.list.successes;

/** @returns the list that contains the items of `resource` under `path`; `undefined` if it cannot be read. */
export async function walkList(
  contract: Contract,
  { send, get }: Sender,
  resource: Resource,
  path: PathParameters,
  { query, afterFirst, pages: most = PAGES }: Walk = {},
): Promise<Listed | undefined> {
  const operation = operationNamed(contract, resource.list);
  if (operation === undefined) return undefined;
  const asked = query === undefined ? {} : { query };
  const first = await send(operation, { path: pick(operation.path, path), ...asked });
  const entries: Members[] = [];
  const pages: { exchange: Exchange; entries: number }[] = [];
  let page: Exchange | undefined = first;
  while (page !== undefined) {
    const found: readonly unknown[] | undefined =
      page.response.status === OK ? entriesOf(page.response.content) : undefined;
    if (found === undefined) return undefined;
    entries.push(...found.map((entry) => representationIn(resource, entry)));
    pages.push({ exchange: page, entries: found.length });
    const next = nextLink(page.response.headers[fields.link.name.toLowerCase()] ?? "");
    if (next === undefined) break;
    if (pages.length === 1) await afterFirst?.();
    page = pages.length < most ? await get(next, page.request.target) : undefined;
  }
  const isWhole = page !== undefined && tellsItsEnd(operation, page, entries.length, query);
  return { target: first.request.target, entries, pages, ids: idsOf(contract, resource, entries), isWhole };
}

/**
 * Whether a page without a link to a next page is the last. It is, if the document declares the link, or if no
 * parameter could request a next page. Otherwise only if the page has fewer entries than the declared page size, and
 * nothing next to them could lead to a next page.
 */
function tellsItsEnd(operation: Operation, last: Exchange, seen: number, query: Walk["query"]): boolean {
  if (declaresField(operation, OK, "link")) return true;
  if (operation.parameters.every((one) => one.in !== "query")) return true;
  const size = pageSizeOf(operation);
  const held = Number(query?.[size?.name ?? ""] ?? size?.byDefault ?? 0);
  return seen < held && !mayGoOn(last.response.content, seen);
}

/** A cursor, a flag, a URL or a total next to the entries: any of them may say that there is more. */
function mayGoOn(content: unknown, seen: number): boolean {
  return Object.values(membersOf(content)).some((value) => {
    if (Array.isArray(value) || value === null || value === "" || value === false) return false;
    return typeof value !== "number" || value > seen;
  });
}

/** @returns the list itself, or the one member that is a list; `undefined` if no list or several could be meant. */
export function entriesOf(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content;
  const lists = Object.values(membersOf(content)).filter((value) => Array.isArray(value));
  return lists.length === 1 ? lists[0] : undefined;
}

function idsOf(
  contract: Contract,
  resource: Resource,
  entries: readonly Members[],
): readonly string[] | undefined {
  const name = pathParameterNames(resource.path).at(-1) ?? "";
  const pointer = operationNamed(contract, resource.read)?.identity[name];
  if (pointer === undefined) return undefined;
  const [, envelope = ""] = pointer.split("/");
  // A representation with an envelope may have none in a list.
  const ids = entries.map(
    (entry) => resolvePointer(entry, pointer) ?? resolvePointer({ [envelope]: entry }, pointer),
  );
  return ids.includes(undefined) ? undefined : ids.map(String);
}
