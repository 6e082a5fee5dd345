// A small server for trade.yaml with common conventions: envelopes, numbered pages, an id in the content, no nulls.
import type { LawId } from "../../src/laws/ids.ts";
import { type Content, isObject, isValid, type Kind, patched, settled } from "./trade-content.ts";

type Entry = { readonly content: Content; readonly revision: number };

const routes = [
  { pattern: /^\/bills$/, kind: "bill", methods: ["GET", "POST"] },
  { pattern: /^\/bills\/[^/]+$/, kind: "bill", methods: ["GET", "PUT", "PATCH", "DELETE"] },
  { pattern: /^\/shops\/[^/]+$/, kind: "shop", methods: ["GET", "PUT", "DELETE"] },
  { pattern: /^\/contacts$/, kind: "contact", methods: ["GET", "POST"] },
  { pattern: /^\/contacts\/[^/]+$/, kind: "contact", methods: ["GET", "PUT", "PATCH", "DELETE"] },
] as const;

/** The faults of this server, each with the one law that it breaks. */
export const tradeFaults: readonly (readonly [fault: string, law: LawId])[] = [
  ["PUT keeps members that the envelope leaves out", "put-replaces-whole"],
  ["null in the envelope is ignored", "patch-null-removes"],
  ["PUT of a bill loses its tags", "put-is-stored"],
  ["a patch of a bill resets its amount", "patch-changes-named-members"],
  ["an identical PUT adds to the amount", "put-twice-is-put-once"],
  ["If-Match is ignored", "stale-if-match-is-refused"],
];

/** @param faults some of those above */
export function tradeServer(faults: readonly string[]): (request: Request) => Promise<Response> {
  const on = new Set<string>(faults);
  const is = (name: string): boolean => on.has(name);
  const entries = new Map<string, Entry>();
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };
  const shown = (path: string, { content, revision }: Entry): Content => {
    const id = path.split("/").at(-1);
    if (path.startsWith("/shops/")) return content;
    return path.startsWith("/bills/") ? { id, ...content, revision } : { id, ...content };
  };
  const write = (path: string, content: Content): Entry => {
    // Each write is a revision, even if it changes nothing (RFC 9110 9.2.2).
    const entry = { content, revision: next() };
    entries.set(path, entry);
    return entry;
  };
  const answer = (status: number, path: string, entry: Entry, fields = {}): Response =>
    json(status, path.startsWith("/shops/") ? shown(path, entry) : { data: shown(path, entry) }, fields);

  const list = (kind: Kind, path: string, query: URLSearchParams): Response => {
    const all = [...entries].filter(([key]) => key.startsWith(`${path}/`)).reverse();
    const data = all.map(([key, entry]) => shown(key, entry));
    if (kind === "contact") return json(200, { data });
    const [limit, offset] = [query.get("limit") ?? "50", query.get("offset") ?? "0"];
    const isCounted = /^\d{1,6}$/.test(offset) && /^\d{1,3}$/.test(limit) && Number(offset) <= 100_000;
    if (!isCounted || Number(limit) < 1 || Number(limit) > 100) return json(400, {});
    const to = Number(offset) + Number(limit);
    const link = { link: `<${path}?limit=${limit}&offset=${to}>; rel="next"` };
    return json(
      200,
      { data: data.slice(Number(offset), to), total: data.length },
      to < data.length ? link : {},
    );
  };

  const store = (method: string, path: string, kind: Kind, sent: Content): Response => {
    const before = entries.get(path);
    if (method === "POST") {
      const item = `${path}/${kind[0]}${next()}`;
      return answer(201, item, write(item, settled(kind, sent)), { location: item });
    }
    if (kind === "shop" && path !== `/shops/${sent.slug}`) return json(409, {});
    let content = settled(kind, sent);
    if (before === undefined) return answer(201, path, write(path, content));
    const isSame = JSON.stringify(content) === JSON.stringify(before.content);
    if (kind === "contact" && is("PUT keeps members that the envelope leaves out"))
      content = { ...before.content, ...content };
    if (kind === "bill" && is("PUT of a bill loses its tags")) content = { ...content, tags: [] };
    if (kind === "bill" && isSame && is("an identical PUT adds to the amount"))
      content = { ...content, amount: Number(content.amount) + 1 };
    return answer(200, path, kind === "shop" && isSame ? before : write(path, content));
  };

  const merge = (path: string, kind: Kind, before: Entry, patch: Content): Response => {
    const isDeaf = kind === "contact" && is("null in the envelope is ignored");
    const heard = isDeaf
      ? Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null))
      : patch;
    const merged = patched(before.content, heard);
    if (!isValid(kind, merged)) return json(400, {});
    const isReset = kind === "bill" && is("a patch of a bill resets its amount");
    return answer(
      200,
      path,
      write(path, settled(kind, isReset ? { amount: 0, ...heard, ...withoutAmount(merged) } : merged)),
    );
  };

  const answered = async (request: Request): Promise<Response> => {
    const { pathname: path, searchParams } = new URL(request.url);
    const route = routes.find(({ pattern }) => pattern.test(path));
    if (route === undefined) return json(404, {});
    const { kind, methods } = route;
    const method = request.method === "HEAD" ? "GET" : request.method;
    const allow = { allow: methods.join(", ") };
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
    if (!methods.some((one) => one === method)) return json(405, {}, allow);
    const text = await request.text();
    const before = entries.get(path);
    const isList = path.split("/").length === 2;
    if (method === "GET" && isList) return list(kind, path, searchParams);
    if (before === undefined && !isList && !(method === "PUT" && kind === "shop")) return json(404, {});
    if (method === "GET" && before !== undefined) {
      return answer(200, path, before, kind === "shop" ? { etag: `"${before.revision}"` } : {});
    }
    if (method === "DELETE") {
      entries.delete(path);
      return new Response(null, { status: 204 });
    }
    const sent = contentOf(kind, text);
    if (sent === undefined) return json(400, {});
    if (method === "PATCH" && before !== undefined) return merge(path, kind, before, sent);
    if (!isValid(kind, sent)) return json(400, {});
    if (kind === "shop" && path !== `/shops/${sent.slug}`) return json(409, {});
    const match = request.headers.get("if-match");
    const isMatch = match === null || is("If-Match is ignored") || isIn(match, before);
    return isMatch ? store(method, path, kind, sent) : json(412, {});
  };
  return async (request) => {
    const response = await answered(request);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };
}

function isIn(match: string, before: Entry | undefined): boolean {
  if (before === undefined) return false;
  return match === "*" || match.split(/ *, */).includes(`"${before.revision}"`);
}

/** The content without its envelope; `undefined` if it does not have this form. */
function contentOf(kind: Kind, text: string): Content | undefined {
  try {
    const whole: unknown = JSON.parse(text);
    if (!isObject(whole)) return undefined;
    if (kind !== "contact") return whole;
    return isObject(whole.data) && Object.keys(whole).length === 1 ? whole.data : undefined;
  } catch {
    return undefined;
  }
}

function withoutAmount({ amount: _, ...rest }: Content): Content {
  return rest;
}

function json(status: number, value: unknown, fields: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...fields },
  });
}
