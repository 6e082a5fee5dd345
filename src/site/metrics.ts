// What a service counts, in Prometheus' text format.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { methodNamed } from "../semantics/methods.ts";
import type { ServedRequest } from "../server/attended.ts";
import type { UnitOfWork } from "../server/port.ts";

/** Says what a store does now, such as connections, by name. */
type Load = () => Readonly<Record<string, number>>;

export type Metrics = {
  /** Counts a request. `serveApi` calls it. */
  readonly afterRequest: (served: ServedRequest) => void;
  /** Counts the lines that the log has lost; `lost` returns their number so far. `serveApi` calls it. */
  readonly watchLog: (lost: () => number) => void;
  /** Counts a unit of work that runs again, or waits for a lock: an option of `openSqlite` and `openPostgres`. */
  readonly onRetry: (why: string) => void;
  /** @returns the same store for `createApp`; its load and its idempotency keys are counted. */
  readonly counted: <ReadView, WriteView extends ReadView>(
    store: UnitOfWork<ReadView, WriteView> & { readonly load?: Load | undefined },
  ) => UnitOfWork<ReadView, WriteView>;
  readonly text: () => Promise<string>;
  /** The media type of `text`. */
  readonly contentType: string;
};

/** From a read in memory to a write that waits for a lock, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted of a key whose record was committed. */
const RECORDED = "recorded";

/**
 * @returns metrics that start at zero; pass them to `serveApi`
 *
 * @example
 * ```ts
 * import { makeMetrics } from "@verbatim-http/kit/metrics";
 * import { serveApi } from "@verbatim-http/kit/serve";
 * import { memoryStore } from "@verbatim-http/kit/server/memory";
 * import { createApp, type Handlers, wiring } from "./generated/server.ts";
 *
 * declare const handlers: Handlers<object, object>;
 * const metrics = makeMetrics();
 * const store = metrics.counted(memoryStore({}));
 * await serveApi(
 *   { wiring, app: (options) => createApp(handlers, store, options) },
 *   { metrics: { port: 9100, counts: metrics } },
 * );
 * ```
 */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "verbatim_http_request_duration_seconds",
    help: "Time from the arrival of a request to the end of its response, and their number",
    // Each has few values: the operations of the document, the methods of HTTP, the status codes.
    labelNames: ["operation", "method", "status"] as const,
    buckets: SECONDS,
    registers,
  });
  const retries = new Counter({
    name: "verbatim_store_retries_total",
    help: "Units of work that ran again, by why",
    labelNames: ["why"] as const,
    registers,
  });
  const keys = new Counter({
    name: "verbatim_idempotency_keys_total",
    help: "Requests with an idempotency key: recorded, or found and answered with the first response",
    labelNames: ["what"] as const,
    registers,
  });
  let load: Load | undefined;
  new Gauge({
    name: "verbatim_store_load",
    help: "Connections and units of work of the store now",
    labelNames: ["what"] as const,
    registers,
    collect() {
      for (const [what, count] of Object.entries(load?.() ?? {})) this.set({ what }, count);
    },
  });
  let lostLines = (): number => 0;
  let lostBefore = 0;
  new Counter({
    name: "verbatim_log_lines_lost_total",
    help: "Lines of the log that could not be written",
    registers,
    collect() {
      const lost = lostLines();
      this.inc(lost - lostBefore);
      lostBefore = lost;
    },
  });
  return {
    afterRequest: ({ operation = "none", method, status, milliseconds }) =>
      requests.observe({ operation, method: knownMethod(method), status }, milliseconds / 1000),
    watchLog: (lost) => {
      lostLines = lost;
    },
    onRetry: (why) => retries.inc({ why }),
    counted: (store) => {
      load = () => store.load?.() ?? {};
      return {
        read: (work) => store.read(work),
        write: async (work) => {
          let seen: string[] = [];
          const result = await store.write(async (view, { find, keep }) => {
            // A unit of work that ran again counts once, and one that is undone has recorded nothing.
            seen = [];
            const settled = await work(view, {
              find: async (scope) => {
                const found = await find(scope);
                if (found !== undefined) seen.push(found === "in progress" ? found : "found");
                return found;
              },
              keep: async (scope, record) => {
                await keep(scope, record);
                seen.push(RECORDED);
              },
            });
            if (!settled.keep) seen = seen.filter((what) => what !== RECORDED);
            return settled;
          });
          for (const what of seen) keys.inc({ what });
          return result;
        },
      };
    },
    text: () => registry.metrics(),
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
  };
}

/** A client chooses the method, and each new one would be a new time series. */
function knownMethod(method: string): string {
  return methodNamed(method) ?? "other";
}
