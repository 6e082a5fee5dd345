// Where a page is in a list: the parameters of a page after the last one, and what a page says about a next one.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import type { WrongFlag } from "../failure.ts";
import type { Listing } from "../world.ts";

const OFFSETS = ["offset", "skip", "start"];
const NUMBERS = ["page", "pagenumber", "pageno", "pageindex"];

/** @returns the parameter of a list that counts entries before the page, or else pages. */
export function placeOf(
  operation: Operation,
): { readonly by: "entries" | "pages"; readonly parameter: Parameter } | undefined {
  const named = (names: readonly string[]) =>
    operation.parameters.find((one) => one.in === "query" && names.includes(bare(one.name)));
  const [offset, number] = [named(OFFSETS), named(NUMBERS)];
  if (offset !== undefined) return { by: "entries", parameter: offset };
  return number && { by: "pages", parameter: number };
}

/** Spring counts pages from 0; most others count from 1, and say so by a default or a minimum. */
export function firstPage({ resolved }: Parameter): number {
  const { default: usual, minimum } = membersOf(resolved);
  return [usual, minimum].find((one) => typeof one === "number") ?? 1;
}

/** @returns the query for the second page after the last one; `undefined` if the document allows none, or none can be counted. */
export function queryBeyond(
  operation: Operation,
  { entries, pages }: Listing,
  query: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const place = placeOf(operation);
  if (place === undefined || operation.semantics.effect !== "list") return undefined;
  const { by, parameter } = place;
  const value = by === "entries" ? entries.length + 2 : firstPage(parameter) + pages.length + 1;
  const { maximum } = membersOf(parameter.resolved);
  return typeof maximum === "number" && value > maximum
    ? undefined
    : { ...query, [parameter.name]: String(value) };
}

const MORE = ["hasmore", "hasnext", "hasnextpage", "more"];
const LAST = ["islast", "islastpage", "last"];

/** @returns the first page that says that there is more where there is not, or the opposite. */
export function wrongFlagIn(pages: Listing["pages"]): WrongFlag | undefined {
  for (const [at, { exchange }] of pages.entries()) {
    const next = pages[at + 1];
    // An empty page shows that the one before could not know.
    if (next?.entries === 0) continue;
    const flag = flagIn(exchange.response.content);
    if (flag === undefined || flag.isMore === (next !== undefined)) continue;
    return { kind: "page flag", exchange, member: flag.name, isMore: next !== undefined };
  }
  return undefined;
}

/** @returns whether a page says that there is more; `undefined` if it does not say. */
export function saysMore(content: unknown): boolean | undefined {
  return flagIn(content)?.isMore;
}

function flagIn(content: unknown): { readonly name: string; readonly isMore: boolean } | undefined {
  const top = membersOf(content);
  for (const object of [top, ...Object.values(top).filter(isRecord)]) {
    for (const [name, value] of Object.entries(object)) {
      if (typeof value !== "boolean") continue;
      if (MORE.includes(bare(name))) return { name, isMore: value };
      if (LAST.includes(bare(name))) return { name, isMore: !value };
    }
  }
  return undefined;
}
