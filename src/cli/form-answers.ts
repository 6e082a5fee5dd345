// A form that asks for HTML is answered by a page: the same request, the same effect and status, for people's eyes.

import { pageHeaders } from "../docs/family.ts";
import { preferredMediaType } from "../http/accept.ts";
import { parseMediaType } from "../http/media-type.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isSuccess } from "../semantics/statuses.ts";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/** Where the forms of the pages go. */
const FORMS = ["/books", "/add-book"];
const HTML = "text/html";
/** Bytes of a form: every field at its longest, percent-encoded. */
const LONGEST = 256 * 1024;

/**
 * @param fetch what answers requests
 * @returns the same, but a browser that has sent a form gets a page in place of JSON
 */
export function withFormAnswers(fetch: Fetch): Fetch {
  return async (request, env) => {
    if (!isForm(request)) return fetch(request, env);
    const typed = await request.text();
    const headers = new Headers(request.headers);
    headers.set(fields.accept.name, mediaTypes.json);
    const asked = new Request(request.url, { method: request.method, headers, body: typed });
    // The platform's own stream was read to its end: the content is in the request now.
    const answer = await fetch(asked, { ...(env as object), incoming: undefined });
    const { addedPage, refusedPage } = await import("../web/pages/form-answer.ts");
    const told: unknown = await answer.json();
    const page = isSuccess(answer.status)
      ? addedPage(told as Parameters<typeof addedPage>[0])
      : refusedPage(told as Parameters<typeof refusedPage>[0], filledIn(typed));
    const shown = new Headers(answer.headers);
    shown.delete(fields.contentLength.name);
    for (const [name, value] of Object.entries(pageHeaders(["form-action 'self'"]))) shown.set(name, value);
    shown.set(fields.cacheControl.name, "no-store");
    return new Response(page, { status: answer.status, headers: shown });
  };
}

function isForm({ method, url, headers }: Request): boolean {
  if (method !== "POST" || !FORMS.includes(new URL(url).pathname)) return false;
  const type = parseMediaType(headers.get(fields.contentType.name) ?? "");
  if (type?.essence !== mediaTypes.form) return false;
  // Browsers tell the length; what is longer than any form here is not kept in memory twice.
  const length = Number(headers.get(fields.contentLength.name) ?? Number.NaN);
  if (!(length <= LONGEST)) return false;
  return preferredMediaType(headers.get(fields.accept.name) ?? "", [mediaTypes.json, HTML]) === HTML;
}

function filledIn(typed: string): Readonly<Record<string, readonly string[]>> {
  const values = new URLSearchParams(typed);
  return Object.fromEntries([...values.keys()].map((name) => [name, values.getAll(name)]));
}
