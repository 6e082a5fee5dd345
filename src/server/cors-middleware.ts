// CORS for an app without our front, such as `app.fetch` in a test or on a different platform.
import type { MiddlewareHandler } from "hono";
import { fieldNames } from "../semantics/fields.ts";
import { isAttended } from "./attended.ts";
import { type CorsRules, corsFields, preflightAnswer } from "./cors.ts";

/**
 * @param rules the origins, and the fields that their pages may send
 * @returns a middleware that answers preflights and adds CORS to each response; it leaves both to the front if there is one,
 *   which adds CORS to its own responses, too
 */
export function corsMiddleware(rules: CorsRules): MiddlewareHandler {
  return async (c, next) => {
    if (isAttended(c.env)) return next();
    const origin = c.req.header(fieldNames.origin);
    const asked = { method: c.req.method, origin, requestMethod: c.req.header(fieldNames.requestMethod) };
    const preflight = preflightAnswer(asked, rules);
    if (preflight === undefined) await next();
    else c.res = new Response(null, preflight);
    const { headers } = c.res;
    const vary = headers.get(fieldNames.vary) ?? undefined;
    for (const [name, value] of Object.entries(
      corsFields(rules, origin, { names: [...headers.keys()], vary }),
    ))
      c.header(name, value);
    return undefined;
  };
}
