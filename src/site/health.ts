// What an orchestrator or a load balancer asks: is the process alive, and is it ready for requests?
import type { Hono } from "hono";
import { problems } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { respond, serveReadOnly } from "./serving.ts";

const HEADERS = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" } as const;

/** Adds the two paths; `isReady` turns false at the signal that ends the service. */
export function addHealth(app: Hono, isReady: () => boolean): void {
  serveReadOnly(app, "/livez", (c) => c.body("ok\n", 200, HEADERS));
  serveReadOnly(app, "/readyz", (c) => {
    if (isReady()) return c.body("ok\n", 200, HEADERS);
    const detail = "The service is closing. Send the request to a different instance.";
    return respond(c, problemOutcome("store-unavailable", problems["store-unavailable"], [], { detail }));
  });
}
