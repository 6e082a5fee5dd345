// Reads one page of a list in the shapes that servers use: its entries, and how it leads to the next page.

import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { nextLink } from "../../http/link.ts";
import { resolveTokens } from "../../json/pointer.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { firstPage, placeOf, saysMore } from "../../laws/lists/page-places.ts";
import { cursorOf, pageSizeOf } from "../../laws/lists/paging.ts";
import { countOf, statedTotalOf } from "../../laws/lists/total.ts";
import { fieldNames } from "../../semantics/fields.ts";

/** How to ask for the next page: at a URI reference, or with query parameters. */
export type Next = { readonly reference: string } | { readonly query: Readonly<Record<string, string>> };

/** Names of the one member with the entries, if several members are lists. */
const ENTRIES = [
  "data",
  "items",
  "results",
  "content",
  "records",
  "entries",
  "value",
  "values",
  "rows",
  "member",
];

/** @returns the list itself, or the one member that is a list, there or one object down; `undefined` if none is. */
export function entriesOf(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content;
  if (!isRecord(content)) return undefined;
  const found = listIn(content);
  if (found !== undefined) return found;
  const inner = Object.values(content).flatMap((one) => (isRecord(one) ? [listIn(one)] : []));
  const [only, ...more] = inner.filter((one) => one !== undefined);
  if (only !== undefined && more.length === 0) return only;
  // HAL leaves out `_embedded` if there is nothing in it.
  return Object.hasOwn(content, "_links") && !Object.hasOwn(content, "_embedded") ? [] : undefined;
}

function listIn(object: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const lists = Object.entries(object).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, value] as const] : [],
  );
  const named = lists.find(([name]) => ENTRIES.includes(bare(name)));
  return (lists.length === 1 ? lists[0] : named)?.[1];
}

/** Members of a page, and the way to each. */
const NEXT = [
  ["next"],
  ["_links", "next", "href"],
  ["links", "next"],
  ["links", "next", "href"],
  ["next_page_url"],
  ["nextLink"],
  ["@odata.nextLink"],
  ["meta", "next"],
  ["pagination", "next"],
  ["paging", "next"],
];

/** @returns the reference to the next page, by a Link field or in the content. */
export function nextReference({ response }: Exchange): string | undefined {
  const linked = nextLink(response.headers[fieldNames.link] ?? "");
  if (linked !== undefined) return linked;
  const found = NEXT.map((tokens) => resolveTokens(response.content, tokens));
  return found.find((one) => typeof one === "string" && /^(https?:\/\/|\/|\?)/.test(one)) as
    | string
    | undefined;
}

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];

/**
 * @param reference a link on a different origin
 * @returns whether that may be the same server: the document lists it, it is a different name of this machine, the public
 *   name of a server on this machine, or the encrypted form of this server on the usual port
 */
export function leadsToSameServer(reference: string, baseUrl: string, { origins }: Contract): boolean {
  const [url, own] = [URL.parse(reference, baseUrl), new URL(baseUrl)];
  if (url === null) return false;
  const isLocal = LOCAL.includes(url.hostname) && LOCAL.includes(own.hostname);
  const [, ...domain] = url.hostname.split(".");
  const top = domain.at(-1) ?? "";
  // A server on this machine may be set up with the name that its clients use.
  const isPublic = LOCAL.includes(own.hostname) && url.protocol === "https:" && /^[a-z]/.test(top);
  const isUpgrade =
    own.protocol === "http:" && url.protocol === "https:" && url.port === "" && own.port === "";
  return (
    origins.includes(url.origin) ||
    isPublic ||
    (isLocal && url.port === own.port && url.protocol === own.protocol) ||
    (isUpgrade && url.hostname === own.hostname)
  );
}

/**
 * @param operation the list
 * @param page the last page, or the first
 * @param seen the number of pages and entries so far, and of entries on the last page
 * @param query the query parameters of the first page
 * @returns the parameters of the next page, by a cursor in the content, or by its number where a total says that there
 *   is more, or no total is stated and the page is full
 */
export function nextQuery(
  operation: Operation,
  page: Exchange,
  seen: { readonly pages: number; readonly entries: number; readonly found: number },
  query: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const cursor = cursorIn(page.response.content);
  const continues = cursorOf(operation);
  if (cursor !== undefined && continues !== undefined) return { ...query, [continues]: cursor };
  if (continues !== undefined && AFTER.test(bare(continues)) && saysMore(page.response.content) === true) {
    const { id } = membersOf(entriesOf(page.response.content)?.at(-1));
    return id === undefined ? undefined : { ...query, [continues]: String(id) };
  }
  const count = countOf(page.response.content) ?? 0;
  // A count beyond the entries of its page may be that of all pages: the next page shows it.
  const total = statedTotalOf(page) ?? (count > seen.found ? count : undefined);
  const isMore =
    total === undefined
      ? continues === undefined && !saysItIsLast(page) && isFull(operation, seen.found, query)
      : seen.entries < total && seen.entries > 0;
  if (!isMore) return undefined;
  const place = placeOf(operation);
  if (place === undefined) return undefined;
  const { by, parameter } = place;
  const at = by === "entries" ? seen.entries : firstPage(parameter) + seen.pages;
  return { ...query, [parameter.name]: String(at) };
}

/** Without a total: whether the page is full, so that there may be more. */
function isFull(operation: Operation, found: number, query: Readonly<Record<string, string>>): boolean {
  const size = pageSizeOf(operation);
  const held = Number(query[size?.name ?? ""] ?? size?.byDefault ?? 0);
  return !operation.semantics.declared && held > 0 && found >= held;
}

/** Stripe's `starting_after` and others take the id of the last entry. */
const AFTER = /^(starting)?after(id)?$/;
const CURSORS = /^(next|continuation)(page)?(cursor|token|marker)$|^cursor$/;

function cursorIn(content: unknown): string | undefined {
  return cursorsIn(content).find((one): one is string => typeof one === "string" && one !== "");
}

function cursorsIn(content: unknown): readonly unknown[] {
  const top = membersOf(content);
  const objects = [top, ...Object.values(top).filter(isRecord)];
  return objects.flatMap((object) =>
    Object.entries(object).flatMap(([name, value]) => (CURSORS.test(bare(name)) ? [value] : [])),
  );
}

/** @returns whether the page has the member that leads to the next one, and it is null or empty: `next_cursor: null`. */
export function saysItIsLast({ response }: Exchange): boolean {
  const leads = [...cursorsIn(response.content), ...NEXT.map((one) => resolveTokens(response.content, one))];
  const present = leads.filter((one) => one !== undefined);
  return present.length > 0 && present.every((one) => one === null || one === "");
}
