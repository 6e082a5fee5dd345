// Finds the total that a page of a list states. Its name suggests it; only what is seen makes a verdict.
import { bare } from "../../contract/inferred/identity.ts";
import { followed, memberSchema } from "../../contract/inferred/schema-of.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import { resourceOf, responseNamed } from "../shared/about.ts";

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

/** @returns whether the document says that the total is a sum of money, an estimate or bounded. */
export function isNoCount(operation: Operation, contract: Contract): boolean {
  const { type, description } = totalSchema(operation, contract);
  const entries = resourceOf(operation, contract)?.members ?? [];
  const isOfCart = operation.parent !== undefined && entries.some(({ name }) => MONEY.includes(bare(name)));
  const isFraction = [type].flat().includes("number");
  return isFraction || isOfCart || NO_COUNT.test(String(description ?? ""));
}

/** @returns whether the document says that the total counts what a filter hides, too, or that it is not exact. */
export function isOfAllEntries(operation: Operation, contract: Contract): boolean {
  const { description } = totalSchema(operation, contract);
  return isNoCount(operation, contract) || UNFILTERED.test(String(description ?? ""));
}

const MONEY = ["price", "unitprice", "amount", "cost", "subtotal", "linetotal"];
const NO_COUNT =
  /approx|estimat|\babout\b|roughly|at most|up to|\bcap|maximum|\bsum\b|price|cost|amount|cents|money|currenc|cached|\blag/i;
const UNFILTERED =
  /regardless|whatever|irrespective|ignor|unfiltered|without|independent|before (?:the )?filter|not only/i;

/** The schema of the total, next to the entries or one object down. */
function totalSchema(operation: Operation, { schemas }: Contract): Members {
  const [OK] = effects.list.successes;
  for (const { schema, members } of responseNamed(operation, OK)?.media ?? []) {
    const inner = members.map(({ name }) => memberSchema(schema, name, schemas));
    for (const [at, one] of [schema, ...inner].entries()) {
      const names = at === 0 ? members : (members[at - 1]?.members ?? []);
      const found = names.find(({ name }) => TOTALS.includes(bare(name)));
      if (found !== undefined)
        return membersOf(followed(memberSchema(followed(one, schemas), found.name, schemas), schemas));
    }
  }
  return {};
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
