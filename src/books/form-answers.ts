// Answers a form with an HTML page in place of JSON: same effect, same status.

import { preferredMediaType } from "../http/accept.ts";
import { hasTooManyFields, parseForm } from "../http/form.ts";
import { parseMediaType } from "../http/media-type.ts";
import { pageHeaders } from "../pages/family.ts";
import { fields } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Method } from "../semantics/methods.ts";
import { isSuccess } from "../semantics/statuses.ts";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/** The targets of the forms in our pages. */
const FORMS = ["/books", "/add-book"];
const HTML = "text/html";
/** The most bytes that a valid form can have: every field at its limit, percent-encoded. */
const LONGEST = 256 * 1024;

/** These responses show no form: a page of a different site may have filled it in. */
const NOT_ALLOWED: readonly number[] = [401, 403];

/**
 * @param fetch answers a request
 * @returns the same function, except that a browser that sends a form gets a page in place of JSON
 */
export function withFormAnswers(fetch: Fetch): Fetch {
  return async (request, env) => {
    const isPost = request.method === ("POST" satisfies Method);
    const accept = isPost ? request.headers.get(fields.accept.name) : null;
    if (!isPost || !wantsPage(request.method, new URL(request.url).pathname, accept ?? ""))
      return fetch(request, env);
    const { form, request: jsonRequest, bindings } = await asJson(request, env);
    const answer = await fetch(jsonRequest, bindings);
    const type = parseMediaType(answer.headers.get(fields.contentType.name) ?? "")?.essence;
    if (type !== mediaTypes.json && type !== mediaTypes.problem) return answer;
    const { addedPage, refusedPage } = await import("../pages/form-answer.ts");
    const document: unknown = await answer.json();
    const filled = NOT_ALLOWED.includes(answer.status) ? undefined : filledIn(form);
    const page = isSuccess(answer.status)
      ? addedPage(document as Parameters<typeof addedPage>[0])
      : refusedPage(document as Parameters<typeof refusedPage>[0], filled);
    const shown = new Headers(answer.headers);
    shown.delete(fields.contentLength.name);
    for (const [name, value] of Object.entries(pageHeaders(["form-action 'self'"]))) shown.set(name, value);
    shown.set(fields.cacheControl.name, "no-store");
    return new Response(await page, { status: answer.status, headers: shown });
  };
}

/** @returns whether a request sends one of the forms, and prefers a page as its response. */
export function wantsPage(method = "", target = "", accept = ""): boolean {
  if (method !== ("POST" satisfies Method) || !FORMS.includes(target.split("?", 1)[0] ?? "")) return false;
  return preferredMediaType(accept, [mediaTypes.json, HTML]) === HTML;
}

type JsonRequest = {
  /** The content of the form; empty if it was not read here. */
  readonly form: Uint8Array<ArrayBuffer>;
  readonly request: Request;
  readonly bindings: unknown;
};

/** The same request, but for JSON; the content is unchanged. */
async function asJson(request: Request, env: unknown): Promise<JsonRequest> {
  const headers = new Headers(request.headers);
  headers.set(fields.accept.name, mediaTypes.json);
  const { url, method } = request;
  const type = parseMediaType(headers.get(fields.contentType.name) ?? "");
  // Browsers send Content-Length. Content that is longer than any valid form is not copied in memory.
  const length = Number(headers.get(fields.contentLength.name) ?? Number.NaN);
  // A client that awaits `100 Continue` may still be refused by the head alone, so the server reads its content itself.
  const waits = headers.has(fields.expect.name);
  if (type?.essence === mediaTypes.form && length <= LONGEST && !waits) {
    const form = new Uint8Array(await request.arrayBuffer());
    // The platform's stream has been read to its end; the content is in the new request.
    const bindings = { ...(env as object), incoming: undefined };
    return { form, request: new Request(url, { method, headers, body: form }), bindings };
  }
  const form = new Uint8Array();
  const isOnPlatform = (env as { readonly incoming?: unknown } | undefined)?.incoming !== undefined;
  // Leave the platform's stream to the server: a second reader would take content from the first.
  if (isOnPlatform) return { form, request: new Request(url, { method, headers }), bindings: env };
  const content = { body: request.body, duplex: "half" };
  return { form, request: new Request(url, { method, headers, ...content }), bindings: env };
}

function filledIn(form: Uint8Array): Readonly<Record<string, readonly string[]>> | undefined {
  const values = hasTooManyFields(form) ? undefined : parseForm(form);
  return values && Object.fromEntries(values);
}
