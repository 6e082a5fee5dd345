// What an orchestrator or a load balancer asks: does the process live, and is it ready for requests?
import type { Hono } from "hono";
import { problems } from "../semantics/problems.ts";
import { contentOf, problemOutcome } from "../server/outcomes.ts";
import { requestIdOf } from "../server/request-id.ts";

export const HEALTH_PATHS: readonly string[] = ["/livez", "/readyz"];

const HEADERS = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" } as const;

/** Adds the two paths; `isReady` turns false at the signal that ends the service. */
export function addHealth(app: Hono, isReady: () => boolean): void {
  app.get("/livez", (c) => c.body("ok\n", 200, HEADERS));
  app.get("/readyz", (c) => {
    if (isReady()) return c.body("ok\n", 200, HEADERS);
    const detail = "The service is closing. Send the request to a different instance.";
    const outcome = problemOutcome("store-unavailable", problems["store-unavailable"], [], { detail });
    const headers = { ...outcome.headers, "cache-control": "no-store" };
    return new Response(contentOf(outcome, requestIdOf(c.env)), { status: outcome.status, headers });
  });
}
