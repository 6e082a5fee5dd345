// What an orchestrator or a load balancer asks: is the process alive, and is it ready for requests?
import type { Context, Hono } from "hono";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { problemOutcome } from "../server/outcomes.ts";
import { respond, serveReadOnly } from "./serving.ts";

const HEADERS = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" } as const;

/** How long the store may take to answer, in milliseconds. */
const PATIENCE = 2000;
/** When to ask again, in seconds. */
const RETRY_AFTER = "1";

export type Health = {
  /** Turns false at the signal that ends the service. */
  readonly isReady: () => boolean;
  /** Rejects when the store does not answer. */
  readonly askStore?: (() => Promise<void>) | undefined;
};

/** Adds the two paths. A process that cannot reach its store is alive, but not ready. */
export function addHealth(app: Hono, { isReady, askStore = async () => {} }: Health): void {
  serveReadOnly(app, "/livez", (c) => c.body("ok\n", 200, HEADERS));
  serveReadOnly(app, "/readyz", async (c) => {
    if (!isReady())
      return unavailable(c, "The service is closing. Send the request to a different instance.");
    if (!(await isAnswered(askStore))) return unavailable(c, "The store does not answer. Retry later.");
    return c.body("ok\n", 200, HEADERS);
  });
}

function unavailable(c: Context, detail: string): Response {
  const headers = { [fields.retryAfter.name]: RETRY_AFTER };
  return respond(
    c,
    problemOutcome("store-unavailable", problems["store-unavailable"], [], { detail, headers }),
  );
}

async function isAnswered(ask: () => Promise<void>): Promise<boolean> {
  const deadline = AbortSignal.timeout(PATIENCE);
  const late = new Promise<boolean>((resolve) => {
    deadline.addEventListener("abort", () => resolve(false));
  });
  const answered = ask().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]);
}
