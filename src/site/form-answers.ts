// A form that asks for HTML is answered by a page: the same request, the same effect and status, for people's eyes.

import { preferredMediaType } from "../http/accept.ts";
import { parseMediaType } from "../http/media-type.ts";
import { pageHeaders } from "../pages/family.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/** Where the forms of the pages go. */
const FORMS = ["/books", "/add-book"];
const HTML = "text/html";
/** Bytes of a form: every field at its longest, percent-encoded. */
const LONGEST = 256 * 1024;

/** Who may not add a book is shown no form, filled in by a page that may be anybody's. */
const NOT_ALLOWED: readonly number[] = [401, 403];

/**
 * @param fetch what answers requests
 * @returns the same, but a browser that has sent a form gets a page in place of JSON
 */
export function withFormAnswers(fetch: Fetch): Fetch {
  return async (request, env) => {
    if (!asksForPage(request)) return fetch(request, env);
    const { typed, asked, bindings } = await asJson(request, env);
    const answer = await fetch(asked, bindings);
    const type = parseMediaType(answer.headers.get(fields.contentType.name) ?? "")?.essence;
    if (type !== mediaTypes.json && type !== mediaTypes.problem) return answer;
    const { addedPage, refusedPage } = await import("../pages/form-answer.ts");
    const told: unknown = await answer.json();
    const filled = NOT_ALLOWED.includes(answer.status) ? undefined : filledIn(typed);
    const page = isSuccess(answer.status)
      ? addedPage(told as Parameters<typeof addedPage>[0])
      : refusedPage(told as Parameters<typeof refusedPage>[0], filled);
    const shown = new Headers(answer.headers);
    shown.delete(fields.contentLength.name);
    for (const [name, value] of Object.entries(pageHeaders(["form-action 'self'"]))) shown.set(name, value);
    shown.set(fields.cacheControl.name, "no-store");
    return new Response(await page, { status: answer.status, headers: shown });
  };
}

function asksForPage({ method, url, headers }: Request): boolean {
  if (method !== "POST" || !FORMS.includes(new URL(url).pathname)) return false;
  return preferredMediaType(headers.get(fields.accept.name) ?? "", [mediaTypes.json, HTML]) === HTML;
}

type Asked = {
  /** What was typed, as it came; nothing where that is not read here. */
  readonly typed: Uint8Array<ArrayBuffer>;
  readonly asked: Request;
  readonly bindings: unknown;
};

/** The same request for JSON, its bytes untouched. */
async function asJson(request: Request, env: unknown): Promise<Asked> {
  const headers = new Headers(request.headers);
  headers.set(fields.accept.name, mediaTypes.json);
  const { url, method } = request;
  const type = parseMediaType(headers.get(fields.contentType.name) ?? "");
  // Browsers tell the length; what is longer than any form here is not kept in memory twice.
  const length = Number(headers.get(fields.contentLength.name) ?? Number.NaN);
  if (type?.essence === mediaTypes.form && length <= LONGEST) {
    const typed = new Uint8Array(await request.arrayBuffer());
    // The platform's own stream was read to its end: the content is in the request now.
    const bindings = { ...(env as object), incoming: undefined };
    return { typed, asked: new Request(url, { method, headers, body: typed }), bindings };
  }
  const typed = new Uint8Array();
  const isOnPlatform = (env as { readonly incoming?: unknown } | undefined)?.incoming !== undefined;
  // The platform's own stream is read as it is; a second reader would take from the first.
  if (isOnPlatform) return { typed, asked: new Request(url, { method, headers }), bindings: env };
  const content = { body: request.body, duplex: "half" };
  return { typed, asked: new Request(url, { method, headers, ...content }), bindings: env };
}

function filledIn(typed: Uint8Array): Readonly<Record<string, readonly string[]>> {
  const values = new URLSearchParams(new TextDecoder().decode(typed));
  return Object.fromEntries([...values.keys()].map((name) => [name, values.getAll(name)]));
}
