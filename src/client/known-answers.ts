// An optional cache of reads: revalidates by entity tag, and turns a 304 into the cached response.
import type { Layer } from "./options.ts";

type Known = { readonly etag: string; readonly content: Blob; readonly init: ResponseInit };

/**
 * Every read still goes to the server, so the cache never returns stale data; unchanged content is not sent again.
 *
 * @param limit the number of cached responses; the least recently used is evicted first
 * @returns the `cache` of a client
 *
 * @example
 * ```ts
 * import { knownAnswers } from "@verbatim-http/kit/client/known-answers";
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
      // The resource that was written, the lists above it, and everything below it.
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
      // RFC 9111 4.3.4: the 304 is not about the cached representation.
      known.delete(key);
      response = await next(request);
    }
    const etag = response.headers.get("etag");
    if (response.status !== 200 || !etag) return response;
    const init = { status: 200, statusText: response.statusText, headers: response.headers };
    const content = await response.blob();
    keep(key, { etag, content, init });
    return new Response(content, init);
  };
}

/** The response may depend on every field except preconditions, whatever `Vary` says. */
function keyOf({ url, headers }: Request): string {
  return `${url} ${JSON.stringify([...headers].filter(([name]) => !name.startsWith("if-")))}`;
}

function conditionalRequest(request: Request, { etag }: Known): Request {
  const headers = new Headers(request.headers);
  headers.set("if-none-match", etag);
  return new Request(request, { headers });
}

/** RFC 9110 8.8.3.2: weak comparison, as for `If-None-Match`. A 304 without a tag is about the tag that was sent. */
function isOf({ headers }: Response, { etag }: Known): boolean {
  const opaque = (tag: string): string => tag.replace(/^W\//, "");
  return opaque(headers.get("etag") ?? etag) === opaque(etag);
}

/** RFC 9111 4.3.4: the fields of the 304 replace the cached ones. */
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
