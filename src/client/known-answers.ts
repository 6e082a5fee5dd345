// An optional memory of what was read: asks again by entity tag, and turns 304 into the known answer.
import type { Layer } from "./options.ts";

type Known = { readonly etag: string; readonly content: string; readonly init: ResponseInit };

/**
 * Every read still goes to the server, so nothing stale is ever given; what has not changed is not sent again.
 *
 * @param limit how many answers are kept; the one that was used longest ago goes first
 * @returns the `cache` of a client
 *
 * @example
 * ```ts
 * import { knownAnswers } from "verbatim/client/known-answers";
 * import { createClient } from "./generated/client.ts";
 *
 * const api = createClient({ baseUrl: "http://127.0.0.1:8080", cache: knownAnswers() });
 * await api.getNote({ path: { noteId: "a" } });
 * await api.getNote({ path: { noteId: "a" } }); // sends If-None-Match; a 304 has no content
 * ```
 */
export function knownAnswers(limit = 500): Layer {
  const known = new Map<string, Known>();
  const forget = (url: string): void => {
    const target = pathOf(url);
    for (const key of known.keys()) {
      const path = pathOf(key);
      // What was written, the lists that it is in, and what is below it.
      if (path === target || path.startsWith(`${target}/`) || target.startsWith(`${path}/`))
        known.delete(key);
    }
  };
  const keep = (key: string, answer: Known): void => {
    known.delete(key);
    known.set(key, answer);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
  };
  return async (row, request, next) => {
    if (!row.safe) return next(request).finally(() => forget(request.url));
    const isOurs = row.ifNoneMatch && !request.headers.has("if-none-match");
    if (!isOurs) return next(request);
    const key = keyOf(request);
    const before = known.get(key);
    let response = await next(before ? conditionalRequest(request, before) : request);
    if (response.status === 304 && before) {
      if (isOf(response, before)) {
        keep(key, before);
        return updated(before, response);
      }
      // RFC 9111 4.3.4: it is about another representation than the one that is kept.
      known.delete(key);
      response = await next(request);
    }
    const etag = response.headers.get("etag");
    if (response.status !== 200 || !etag) return response;
    const init = { status: 200, statusText: response.statusText, headers: response.headers };
    const content = await response.text();
    keep(key, { etag, content, init });
    return new Response(content, init);
  };
}

/** What an answer may depend on: all fields but preconditions, whatever `Vary` says or does not. */
function keyOf({ url, headers }: Request): string {
  return `${url} ${JSON.stringify([...headers].filter(([name]) => !name.startsWith("if-")))}`;
}

function conditionalRequest(request: Request, { etag }: Known): Request {
  const headers = new Headers(request.headers);
  headers.set("if-none-match", etag);
  return new Request(request, { headers });
}

/** RFC 9110 8.8.3.2: by weak comparison, as `If-None-Match` compares. Without a tag, it answers what was asked. */
function isOf({ headers }: Response, { etag }: Known): boolean {
  const opaque = (tag: string): string => tag.replace(/^W\//, "");
  return opaque(headers.get("etag") ?? etag) === opaque(etag);
}

/** RFC 9111 4.3.4: the fields of the 304 replace those that were kept. */
function updated({ content, init }: Known, { headers }: Response): Response {
  const merged = new Headers(init.headers);
  headers.forEach((value, name) => {
    merged.set(name, value);
  });
  return new Response(content, { ...init, headers: merged });
}

function pathOf(key: string): string {
  return new URL(key.split(" ")[0] ?? key).pathname;
}
