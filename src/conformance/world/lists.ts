// Reads a list from its first page to its last, and says whether that is the complete list.
import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { resolvePointer } from "../../json/pointer.ts";
import { membersOf } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { PageRelation } from "../../laws/failure.ts";
import { saysMore } from "../../laws/lists/page-places.ts";
import { pageSizeOf } from "../../laws/lists/paging.ts";
import { totalOf } from "../../laws/lists/total.ts";
import { declaresField, operationNamed, representationIn } from "../../laws/shared/about.ts";
import { isRefusal, isShutOut } from "../../laws/shared/judgements.ts";
import type { DeadLink, Listing, MisledLink, PathParameters, Walk } from "../../laws/world.ts";
import { effects } from "../../semantics/effects.ts";
import { succeeded } from "../wire/exchanges.ts";
import type { Sender } from "../wire/sender.ts";
import { idOfEntry, pick } from "./addresses.ts";
import { entriesOf, leadsToSameServer, nextQuery, nextReference, saysItIsLast } from "./list-pages.ts";
import { relationsOf } from "./page-relations.ts";

export type Listed = Listing & { readonly target: string };

const PAGES = 40;
const [OK] = effects.list.successes;

/** @returns the list that contains the items of `resource` under `path`; `undefined` if it cannot be read. */
export async function walkList(
  contract: Contract,
  { send, get, baseUrl }: Pick<Sender, "send" | "get" | "baseUrl">,
  resource: Resource,
  path: PathParameters,
  { query, afterFirst, pages: most = PAGES, followsRelations = false }: Walk = {},
): Promise<Listed | undefined> {
  const operation = operationNamed(contract, resource.list);
  if (operation === undefined) return undefined;
  const place = pick(operation.path, path);
  const asked = query === undefined ? {} : { query };
  const first = await send(operation, { path: place, ...asked });
  const entries: unknown[] = [];
  // With all digits of their ids.
  const exact: unknown[] = [];
  const pages: { exchange: Exchange; entries: number; isLinked: boolean }[] = [];
  let page: Exchange | undefined = first;
  let reference: string | undefined;
  let deadLink: DeadLink | undefined;
  let isBeyond = false;
  while (page !== undefined) {
    const found: readonly unknown[] | undefined =
      page.response.status === OK ? entriesOf(page.response.content) : undefined;
    const before: Exchange | undefined = pages.at(-1)?.exchange;
    if (found === undefined) {
      // Some servers refuse a number after the last page.
      isBeyond = reference === undefined && before !== undefined && isRefusal(page);
      if (reference !== undefined && before !== undefined && !isShutOut(page))
        deadLink = { page: before, reference, answer: page };
      if (!isBeyond && deadLink === undefined) return undefined;
      break;
    }
    // Some servers return the last page again, or the first.
    isBeyond = reference === undefined && repeats(pages, found);
    if (isBeyond) break;
    entries.push(...found);
    exact.push(
      ...((page.response.exact === undefined ? undefined : entriesOf(page.response.exact)) ?? found),
    );
    pages.push({ exchange: page, entries: found.length, isLinked: reference !== undefined });
    reference = nextReference(page);
    const seen = { pages: pages.length, entries: entries.length, found: found.length };
    // A page without entries leads nowhere, whatever it says about the next one.
    const next = reference === undefined ? nextQuery(operation, page, seen, query ?? {}) : undefined;
    if (reference === undefined && (next === undefined || found.length === 0)) break;
    if (pages.length === 1) await afterFirst?.();
    if (pages.length >= most) page = undefined;
    else if (reference !== undefined) {
      const from: Exchange = page;
      page = await get(reference, from.request.target);
      if (page === undefined && !leadsToSameServer(reference, baseUrl, contract))
        deadLink = { page: from, reference, answer: undefined };
    } else page = await send(operation, { path: place, query: next ?? {} });
  }
  // Whatever a total says: a page that was asked for and has no entries is after the last.
  isBeyond ||= pages.length > 1 && pages.at(-1)?.entries === 0;
  const isWhole =
    page !== undefined &&
    deadLink === undefined &&
    !selectsByDefault(operation, query, resource.settable) &&
    (isBeyond || isLastPage(operation, page, { seen: entries.length, query, settable: resource.settable }));
  const ids = idsOf(contract, resource, exact, baseUrl);
  const idsOn = ({ response }: Exchange): readonly string[] | undefined => {
    const shown = entriesOf(response.exact ?? response.content);
    return shown && idsOf(contract, resource, shown, baseUrl);
  };
  const misled =
    followsRelations && isWhole && ids !== undefined
      ? await findMisled({ pages, ids, idsOn, follow: get })
      : undefined;
  return {
    target: first.request.target,
    entries: entries.map((entry) => representationIn(resource, entry)),
    pages,
    ids,
    isWhole,
    ...(deadLink === undefined ? {} : { deadLink }),
    ...(misled === undefined ? {} : { misled }),
  };
}

type Related = {
  readonly pages: Listing["pages"];
  readonly ids: readonly string[];
  readonly idsOn: (page: Exchange) => readonly string[] | undefined;
  readonly follow: Sender["get"];
};

/** Each link twice, because others may change the list meanwhile; a page may begin where a server likes. */
async function findMisled({ pages, ids, idsOn, follow }: Related): Promise<MisledLink | undefined> {
  // The third, if there is one: its previous page is not the first.
  const at = Math.min(2, pages.length - 1);
  const found = pages[at];
  if (found === undefined || at === 0 || found.entries === 0) return undefined;
  const before = pages.slice(0, at).reduce((sum, { entries }) => sum + entries, 0);
  const fits: Readonly<Record<PageRelation, (shown: readonly string[]) => boolean>> = {
    first: (shown) => shown.includes(ids[0] ?? ""),
    // In the reverse order, too, as pages before a cursor are on some servers.
    previous: (shown) => shown.includes(ids[before - 1] ?? ""),
    last: (shown) => shown.includes(ids.at(-1) ?? ""),
  };
  const { exchange: page } = found;
  for (const [relation, reference] of relationsOf(page)) {
    const follows = async (): Promise<Exchange | undefined> => {
      const answer = await follow(reference, page.request.target);
      if (answer === undefined || isShutOut(answer) || !(isRefusal(answer) || succeeded(answer)))
        return undefined;
      const shown = succeeded(answer) ? idsOn(answer) : [];
      return shown === undefined || fits[relation](shown) ? undefined : answer;
    };
    const answer = (await follows()) && (await follows());
    if (answer !== undefined) return { page, relation, reference, answer };
  }
  return undefined;
}

/**
 * Whether a page that was asked for by its number repeats one after the end: after a page that says that it is the last, or
 * the one before it, which is not the first. A server that ignores the number returns the first page each time.
 */
function repeats(pages: Listing["pages"], found: readonly unknown[]): boolean {
  const contents = pages.map(({ exchange }) => entriesOf(exchange.response.content));
  const [first, last] = [contents[0], contents.at(-1)];
  if (found.length === 0 || last === undefined) return false;
  const isSameAgain = contents.length > 1 && sameJson(found, last);
  const saidSo = saysMore(pages.at(-1)?.exchange.response.content) === false;
  return isSameAgain || (saidSo && (sameJson(found, first) || sameJson(found, last)));
}

/**
 * Whether a page without a next page is the last. It is, if the document declares the link, if no parameter could
 * request a next page, if as many entries were read as the page says there are, or if the page has an empty cursor or link
 * to the next one. Otherwise only if the page has fewer entries than the declared page size, and nothing next to them
 * could lead to a next page.
 */
function isLastPage(
  operation: Operation,
  last: Exchange,
  {
    seen,
    query,
    settable,
  }: { readonly seen: number; readonly query: Walk["query"]; readonly settable: readonly string[] },
): boolean {
  if (declaresField(operation, OK, "link")) return true;
  if (operation.parameters.every((one) => one.in !== "query" || selects(operation, one.name, settable)))
    return true;
  const total = totalOf(last.response.content);
  if (total !== undefined) return seen >= total;
  if (saysItIsLast(last)) return true;
  const size = pageSizeOf(operation);
  const held = Number(query?.[size?.name ?? ""] ?? size?.byDefault ?? 0);
  const onLast = entriesOf(last.response.content)?.length ?? 0;
  return onLast < held && !mayGoOn(last.response.content, seen);
}

/** Whether the document declares the default of a filter that the request does not set, such as `status=open`. */
function selectsByDefault(
  { semantics, parameters }: Operation,
  query: Walk["query"],
  members: readonly string[],
): boolean {
  return parameters.some(
    (one) =>
      !semantics.declared &&
      one.in === "query" &&
      members.includes(one.name) &&
      query?.[one.name] === undefined &&
      membersOf(one.resolved)["default"] !== undefined,
  );
}

/** Whether a parameter chooses or orders entries by its name, so that it cannot ask for a next page. */
function selects({ semantics }: Operation, name: string, members: readonly string[]): boolean {
  return !semantics.declared && (members.includes(name) || SELECTING.includes(bare(name)));
}

const SELECTING = [
  "sort",
  "sortby",
  "order",
  "orderby",
  "ordering",
  "q",
  "search",
  "query",
  "fields",
  "include",
];

/** A cursor, a flag, a URL or a total next to the entries: any of them may say that there is more. */
function mayGoOn(content: unknown, seen: number): boolean {
  return Object.values(membersOf(content)).some((value) => {
    if (Array.isArray(value) || value === null || value === "" || value === false) return false;
    return typeof value !== "number" || value > seen;
  });
}

function idsOf(
  contract: Contract,
  resource: Resource,
  entries: readonly unknown[],
  baseUrl: string,
): readonly string[] | undefined {
  const name = pathParameterNames(resource.path).at(-1) ?? "";
  const pointer = operationNamed(contract, resource.read)?.identity[name];
  const [, envelope = ""] = pointer?.split("/") ?? [];
  // A representation with an envelope may have none in a list.
  const ids = entries.map(
    (entry) =>
      (pointer === undefined
        ? undefined
        : (resolvePointer(entry, pointer) ?? resolvePointer({ [envelope]: entry }, pointer))) ??
      idOfEntry(resource, entry, baseUrl),
  );
  return ids.includes(undefined) ? undefined : ids.map(String);
}
