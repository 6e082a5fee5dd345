// Finds the total that a page of a list states. Its name suggests it; only what is seen makes a verdict.
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";

const TOTALS = [
  "total",
  "totalcount",
  "totalelements",
  "totalitems",
  "totalresults",
  "totalrecords",
  "totalentries",
];

/** @returns whether the document declares a total, next to the entries or one object down. */
export function declaresTotal({ responses }: Operation): boolean {
  const [OK] = effects.list.successes;
  const media = responses.find(({ status }) => status === String(OK))?.media ?? [];
  const top = media.flatMap(({ members }) => members);
  const names = top.some(({ name }) => name === "next") ? [...TOTALS, "count"] : TOTALS;
  return [...top, ...top.flatMap(({ members }) => members)].some(({ name }) => names.includes(bare(name)));
}

/** @returns the number of entries on all pages that a page states, next to the entries or one object down. */
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
