// A list as its operation declares it: filtered, sorted and in pages.
import { bare } from "../contract/inferred/identity.ts";
import { ITEMS } from "../contract/inferred/page-shape.ts";
import type { Operation, Resource } from "../contract/operation.ts";
import { isRecord, type Members } from "../json/record.ts";
import { type Filter, filterOf } from "../laws/lists/list-filters.ts";
import { firstPage, placeOf } from "../laws/lists/page-places.ts";
import { cursorOf, pageSizeOf } from "../laws/lists/paging.ts";
import type { Values } from "./mock-values.ts";

type Query = Readonly<Record<string, unknown>>;
export type Selected = {
  readonly items: readonly Members[];
  readonly total: number;
  readonly start: number;
  readonly size: number;
  /** The query parameters of the next page; `undefined` on the last one. */
  readonly next: Members | undefined;
};

const SORTS = ["sort", "sortby", "order", "orderby", "ordering"];
const ORDERS = ["order", "direction", "sortorder", "sortdirection", "orderdirection"];

/**
 * @param operation the list
 * @param records all records, in the order in which they were added
 * @param query the parsed parameters
 * @param resource of the items, if a read operation shows it
 * @returns the records of the page that the query asks for
 */
export function selected(
  operation: Operation,
  records: readonly Members[],
  query: Query,
  resource?: Resource,
): Selected {
  const named = (names: readonly string[]): string | undefined =>
    operation.parameters.find(({ in: where, name }) => where === "query" && names.includes(bare(name)))?.name;
  const [size, cursor, place] = [pageSizeOf(operation), cursorOf(operation), placeOf(operation)];
  const paging = [size?.name, cursor, place?.parameter.name, named(SORTS), named(ORDERS)];
  const filters = Object.entries(query).filter(([name]) => !paging.includes(name));
  const found = records.filter((record) =>
    filters.every(([name, value]) => isSelected(record, filterNamed(name), value)),
  );
  function filterNamed(name: string): Wanted {
    const parameter = operation.parameters.find((one) => one.in === "query" && one.name === name);
    const found = parameter && resource && filterOf(parameter, resource);
    return found === undefined
      ? { member: name, by: "equal", isOpen: false, isKnown: false }
      : { ...found, isKnown: true };
  }
  const all = sorted(found, query[named(SORTS) ?? ""], query[named(ORDERS) ?? ""]);
  const most = Number(query[size?.name ?? ""] ?? size?.byDefault ?? (size === undefined ? all.length : 20));
  const first = place === undefined ? 1 : firstPage(place.parameter);
  const asked = query[place?.parameter.name ?? ""];
  const counted = place?.by === "pages" ? (Number(asked ?? first) - first) * most : Number(asked ?? 0);
  const start =
    cursor !== undefined && query[cursor] !== undefined
      ? Number(Buffer.from(String(query[cursor]), "base64url").toString()) || 0
      : counted;
  const items = all.slice(start, start + most);
  const end = start + items.length;
  const step = (): Members => {
    if (cursor !== undefined) return { ...query, [cursor]: Buffer.from(String(end)).toString("base64url") };
    if (place === undefined) return query;
    return {
      ...query,
      [place.parameter.name]: place.by === "entries" ? end : Math.floor(end / most) + first,
    };
  };
  const isMore = end < all.length && items.length > 0 && (cursor ?? place) !== undefined;
  return { items, total: all.length, start, size: most, next: isMore ? step() : undefined };
}

type Wanted = Pick<Filter, "member" | "by" | "isOpen"> & {
  /** Whether the document has a member for it. */
  readonly isKnown: boolean;
};

/** A filter that no member answers to selects everything. */
function isSelected(
  record: Members,
  { member: name, by, isOpen, isKnown }: Wanted,
  wanted: unknown,
): boolean {
  if (wanted === undefined) return true;
  if (by === "search") return JSON.stringify(record).toLowerCase().includes(String(wanted).toLowerCase());
  const member = Object.keys(record).find((one) => bare(one) === bare(name));
  const value = member === undefined ? undefined : record[member];
  if (value === undefined || isRecord(value)) return !isKnown;
  if (by === "least" || by === "most") {
    const order = compare(value, typeof value === "number" ? Number(wanted) : wanted);
    return order === 0 ? !isOpen : by === "least" ? order > 0 : order < 0;
  }
  const values = [value].flat().map(String);
  return [wanted].flat().some((one) => values.includes(String(one)));
}

function sorted(records: readonly Members[], by: unknown, order: unknown): readonly Members[] {
  const [, minus = "", name = "", direction = ""] =
    /^(-?)(\w+)(?:[:, ](\w+))?$/.exec(String([by].flat()[0] ?? "")) ?? [];
  const member = Object.keys(records[0] ?? {}).find((one) => bare(one) === bare(name));
  if (member === undefined) return records;
  const isDown = minus === "-" || /^desc/i.test(direction) || /^desc/i.test(String(order ?? ""));
  const ranked = records.toSorted((a, b) => compare(a[member], b[member]));
  return isDown ? ranked.toReversed() : ranked;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "") < String(b ?? "") ? -1 : String(a ?? "") > String(b ?? "") ? 1 : 0;
}

const COUNTS: Readonly<Record<string, (page: Selected) => unknown>> = {
  ...Object.fromEntries(
    [
      "total",
      "totalcount",
      "totalelements",
      "totalitems",
      "totalresults",
      "totalrecords",
      "totalentries",
      "count",
    ].map((name) => [name, ({ total }: Selected) => total]),
  ),
  ...Object.fromEntries(
    ["pagecount", "totalpages", "pages", "numpages", "lastpage"].map((name) => [
      name,
      ({ total, size }: Selected) => Math.max(1, Math.ceil(total / Math.max(1, size))),
    ]),
  ),
  hasmore: ({ next }) => next !== undefined,
  hasnext: ({ next }) => next !== undefined,
  offset: ({ start }) => start,
  limit: ({ size }) => size,
  pagesize: ({ size }) => size,
  perpage: ({ size }) => size,
};
const CURSORS = /^(next)?(page)?(cursor|token|marker)$/;

/** The list in a response: the names of the members that lead to it, and the schema of its items. */
export type ListPlace = { readonly path: readonly string[]; readonly items: unknown };

/** @returns the list that a schema describes, there or one object down; `undefined` if there is none. */
export function listPlaceIn(schema: unknown, values: Values, depth = 0): ListPlace | undefined {
  const items = values.itemsIn(schema);
  if (items !== undefined) return { path: [], items };
  const found = values.membersIn(schema).flatMap((member) => {
    const place = depth < 2 ? listPlaceIn(member.schema, values, depth + 1) : undefined;
    return place === undefined ? [] : [{ ...place, path: [member.name, ...place.path] }];
  });
  const named = found.find(({ path }) => ITEMS.test(path.at(-1) ?? ""));
  return named ?? found.toSorted((a, b) => a.path.length - b.path.length)[0];
}

export type Paged = {
  readonly page: Selected;
  /** The items, in the shape of the response. */
  readonly list: readonly unknown[];
  /** The path of the request. */
  readonly address: string;
  /** The name of the cursor parameter, if there is one. */
  readonly cursor: string | undefined;
};

/**
 * @param schema of the response
 * @param path where the list is in it
 * @param paged what to show
 * @returns the response, with the counts that it declares, and with what leads to the next page
 */
export function pageOf(schema: unknown, path: readonly string[], paged: Paged, values: Values): unknown {
  const [first, ...more] = path;
  if (first === undefined) return paged.list;
  const { page, address, cursor } = paged;
  const members = values.membersIn(schema).flatMap(({ name, schema: member, required }) => {
    const given = (value: unknown): readonly (readonly [string, unknown])[] =>
      value !== undefined && values.fits(member, value)
        ? [[name, value]]
        : required
          ? [[name, values.example(member)]]
          : [];
    if (name === first) return [[name, pageOf(member, more, paged, values)] as const];
    const count = COUNTS[bare(name)];
    if (count !== undefined) return given(count(page));
    if (/^prev(ious)?$/.test(bare(name))) return required ? given(null) : [];
    if (bare(name) === "next" || bare(name) === "nextlink" || CURSORS.test(bare(name))) {
      const next =
        page.next &&
        (cursor === undefined || bare(name) === "nextlink"
          ? referenceTo(address, page.next)
          : page.next[cursor]);
      return next === undefined ? (required ? given(null) : []) : given(next);
    }
    const inner = values.membersIn(member);
    if (inner.some((one) => COUNTS[bare(one.name)] !== undefined || bare(one.name) === "next"))
      return [[name, pageOf(member, ["/"], paged, values)] as const];
    return required ? [[name, values.example(member)] as const] : [];
  });
  return Object.fromEntries(members);
}

/** @returns the address of a page. */
export function referenceTo(address: string, query: Members): string {
  return `${address}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
}
