// Finds the total that a page of a list states. Its name suggests it; only what is seen makes a verdict.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import { responseNamed } from "../shared/about.ts";

const TOTALS = [
  "total",
  "totalcount",
  "totalelements",
  "totalitems",
  "totalresults",
  "totalrecords",
  "totalentries",
];

/** Fields that many services state a total in; no standard has one. */
const TOTAL_FIELDS = ["x-total-count", "x-total", "total-count"];

/** @returns whether the document declares a total, next to the entries, one object down, or in a field. */
export function declaresTotal(operation: Operation): boolean {
  const [OK] = effects.list.successes;
  const response = responseNamed(operation, OK);
  const top = response?.media.flatMap(({ members }) => members) ?? [];
  const all = [...top, ...top.flatMap(({ members }) => members)];
  return (
    all.some(({ name }) => [...TOTALS, "count"].includes(bare(name))) ||
    (response?.headers ?? []).some(({ name }) => TOTAL_FIELDS.includes(name.toLowerCase()))
  );
}

/** @returns the number of entries on all pages that a page states: next to the entries, one object down, or in a field. */
export function statedTotalOf(page: Exchange): number | undefined {
  return totalOf(page.response.content) ?? totalInFields(page);
}

/** @returns the total in the content of a page. */
export function totalOf(content: unknown): number | undefined {
  const top = membersOf(content);
  // Next to a reference, a count is that of all pages; elsewhere it may be that of this page.
  const names = Object.hasOwn(top, "next") ? [...TOTALS, "count"] : TOTALS;
  const objects = [top, ...Object.values(top).filter(isRecord)];
  for (const object of objects) {
    for (const [name, value] of Object.entries(object))
      if (names.includes(bare(name)) && typeof value === "number") return value;
  }
  return undefined;
}

function totalInFields({ response: { headers } }: Exchange): number | undefined {
  const stated = TOTAL_FIELDS.map((name) => headers[name]).find((value) => value !== undefined);
  return stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : undefined;
}

/** @returns a count next to the entries, which may be that of this page or that of all pages. */
export function countOf(content: unknown): number | undefined {
  const count = membersOf(content)["count"];
  return typeof count === "number" ? count : undefined;
}

const PAGE_COUNTS = ["pagecount", "totalpages", "pages", "numpages", "lastpage"];

/** @returns the number of pages that a page states, next to the entries or one object down. */
export function pageCountOf(content: unknown): number | undefined {
  const top = membersOf(content);
  for (const object of [top, ...Object.values(top).filter(isRecord)]) {
    for (const [name, value] of Object.entries(object))
      if (PAGE_COUNTS.includes(bare(name)) && typeof value === "number") return value;
  }
  return undefined;
}
