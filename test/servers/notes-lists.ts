// How the notes server lists, in pages, with its faults.
import { createHash } from "node:crypto";
import { isKnown } from "./notes-conditions.ts";
import type { Content } from "./notes-content.ts";
import { type Call, json, refusal, type Shelf } from "./notes-shelf.ts";

type Page = { readonly items: readonly Content[]; readonly next: string | undefined };

export function readList(shelf: Shelf, call: Call): Response {
  const { path, query } = call;
  const limit = Number(query.get("limit") ?? 20);
  const isCursor = /^[0-9]{1,9}$/.test(query.get("cursor") ?? "0");
  if (!Number.isInteger(limit) || limit < 1 || limit > 50 || !isCursor) return refusal(400);
  const { items, next } = pageOf(shelf, call, limit);
  const isLastOfMany = next === undefined && query.has("cursor");
  const showsDeleted =
    shelf.is("deleted notes stay listed") || (isLastOfMany && shelf.is("the last page shows deleted notes"));
  const dead = showsDeleted ? shelf.tombstones.filter((one) => one.path === path) : [];
  const all = [...items, ...dead.map((one) => one.shown)];
  const content = cached(shelf, call, shelf.is("lists are wrapped") ? { items: all, total: null } : all);
  const tag = tagOf(shelf, call, content);
  if (call.kind === "note" && isKnown(shelf, call, tag))
    return new Response(null, { status: 304, headers: shelf.is("304 has no tag") ? {} : { etag: tag } });
  const link: Readonly<Record<string, string>> =
    next === undefined ? {} : { link: linkTo(shelf, path, limit, next) };
  return json(200, content, { ...(call.kind === "note" ? { etag: tag } : {}), ...link });
}

function pageOf(shelf: Shelf, { path, query, kind }: Call, limit: number): Page {
  const isReverse = shelf.is("lists in reverse") || shelf.is("pages are counted from the start");
  const sign = isReverse ? -1 : 1;
  const keys = shelf.below(path).flatMap((key) => {
    const entry = shelf.state.get(key);
    return entry === undefined ? [] : [{ key, entry, at: entry.order * sign }];
  });
  const sorted = keys.sort((a, b) => a.at - b.at);
  if (shelf.is("the newest note is not listed")) sorted.splice(isReverse ? 0 : -1, 1);
  const cursor = query.get("cursor");
  const isCounted = shelf.is("pages are counted from the start");
  const from = cursor === null ? 0 : Number(cursor);
  const rest = isCounted
    ? sorted.slice(from)
    : sorted.filter(({ at }) => cursor === null || at > from * sign);
  const size = sizeOf(shelf, limit, cursor !== null);
  const page = rest.slice(0, size);
  const [border] = rest.slice(size);
  const last = page.at(-1);
  const isEmptyEnd = shelf.is("the last page is empty") && page.length === size;
  const [, newest] = sorted.map(({ entry }) => entry.order).sort((a, b) => b - a);
  const endsEarly =
    shelf.is("paging ends when an item is added") &&
    cursor !== null &&
    (newest ?? 0) > Number(shelf.lists.get(path) ?? 0);
  if (cursor === null) shelf.lists.set(path, String(newest ?? 0));
  const hasMore = (border !== undefined || isEmptyEnd) && !endsEarly;
  return {
    items: page.map((one) => ({
      ...shownIn(shelf, one.key, one.entry),
      ...(shelf.is("comments have a rank in the list") && kind === "comment"
        ? { rank: sorted.indexOf(one) + 1 }
        : {}),
    })),
    next:
      hasMore && last !== undefined ? nextOf(shelf, { from, size, limit, last, border, sign }) : undefined,
  };
}

type Border = {
  readonly from: number;
  readonly size: number;
  readonly limit: number;
  readonly last: { readonly at: number };
  readonly border: { readonly at: number } | undefined;
  readonly sign: number;
};

function nextOf(shelf: Shelf, { from, size, limit, last, border, sign }: Border): string {
  if (shelf.is("pages are counted from the start")) return String(from + size);
  const loses =
    shelf.is("a page loses the item at its boundary") ||
    (limit === 3 && shelf.is("pages of three lose an item"));
  if (loses && border !== undefined) return String(border.at * sign);
  const repeats = shelf.is("a page repeats the item at its boundary") && size > 1;
  return String((last.at - (repeats ? 1 : 0)) * sign);
}

function sizeOf(shelf: Shelf, limit: number, isLater: boolean): number {
  if (shelf.is("a page has one item more than the limit")) return limit + 1;
  if (shelf.is("a limit over three is ignored") && limit > 3) return 20;
  if (shelf.is("only the first page keeps the limit") && isLater) return 20;
  return shelf.is("pages are shorter than asked for") ? Math.min(limit, 2) : limit;
}

function shownIn(shelf: Shelf, key: string, entry: Parameters<Shelf["shown"]>[1]): Content {
  if (shelf.is("listing changes the listed notes"))
    shelf.write(key, { ...entry.content, text: `${entry.content.text}+` });
  return shelf.shown(key, shelf.state.get(key) ?? entry);
}

/** A list that is cached until items are added or removed. */
function cached(shelf: Shelf, { path, query }: Call, content: unknown): unknown {
  if (!shelf.is("the list is cached until a note is added")) return content;
  const key = `${path} ${query} ${shelf.below(path)}`;
  const kept = shelf.lists.get(key);
  if (kept === undefined) shelf.lists.set(key, JSON.stringify(content));
  return kept === undefined ? content : JSON.parse(kept);
}

function tagOf(shelf: Shelf, { path }: Call, content: unknown): string {
  if (shelf.is("the tag of a list never changes")) return '"list"';
  if (shelf.is("the tag of a list counts its items")) return `"list${shelf.below(path).length}"`;
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 16);
  return `${shelf.is("weak tags") ? "W/" : ""}"${hash}"`;
}

function linkTo(shelf: Shelf, path: string, limit: number, cursor: string): string {
  const query = `?limit=${limit}&cursor=${cursor}`;
  if (shelf.is("links are relative")) return `<${query}>; rel=next`;
  const next = `<${path}${query}>; rel="next"`;
  return shelf.is("Link has other links too")
    ? `<${path}>; rel="self first", ${next}, <${path}/x>; rel="prev"`
    : next;
}
