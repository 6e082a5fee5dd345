// Lets pages of configured origins use the service (Fetch 3.2); costs nothing when none is configured.
import { corsNames, fields } from "../semantics/fields.ts";
import { allowedMethods, type Method, methodNames } from "../semantics/methods.ts";

export type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

/** How long a browser may remember a preflight, in seconds. */
const PREFLIGHT_AGE = "600";

/**
 * @param fetch the `fetch` of the app
 * @param origins the allowed values of `Origin`, such as `https://app.example`
 * @returns `fetch` with CORS; `fetch` itself when no origin is allowed
 */
export function withCors(fetch: Fetch, origins: readonly string[]): Fetch {
  if (origins.length === 0) return fetch;
  return async (request, env) => {
    const origin = request.headers.get(fields.origin.name);
    const allowed = origin !== null && origins.includes(origin) ? origin : undefined;
    const isPreflight = request.method === "OPTIONS" && request.headers.has("access-control-request-method");
    if (allowed !== undefined && isPreflight) return preflight(allowed);
    const answer = await fetch(request, env);
    const headers = new Headers(answer.headers);
    headers.append(fields.vary.name, fields.origin.name);
    if (allowed !== undefined) {
      headers.set("access-control-allow-origin", allowed);
      headers.set("access-control-expose-headers", corsNames("read").join(", "));
    }
    return new Response(answer.body, { status: answer.status, headers });
  };
}

/** Fetch 4.6: a page can't send TRACE. */
function isForPages(method: Method): boolean {
  return method !== "TRACE";
}

function preflight(origin: string): Response {
  const headers = {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": allowedMethods(methodNames).filter(isForPages).join(", "),
    "access-control-allow-headers": corsNames("sent").join(", "),
    "access-control-max-age": PREFLIGHT_AGE,
    [fields.vary.name]: fields.origin.name,
    [fields.cacheControl.name]: "no-store",
  };
  return new Response(null, { status: 204, headers });
}
