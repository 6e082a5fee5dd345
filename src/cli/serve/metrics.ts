// What the service counts, in Prometheus' text format, on a port of its own.
import { createServer } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { isHost, isLoopback } from "../../http/host.ts";
import { methodNamed } from "../../semantics/methods.ts";
import type { ServedRequest } from "../../server/attended.ts";
import type { Store } from "../../service/library.ts";
import { isThisMachine } from "../../site/this-machine.ts";

export type MetricsAddress = { readonly host: string; readonly port: number };

/** What others count, read when the metrics are asked for. */
export type Measured = { readonly lostLogLines: () => number };

export type Metrics = {
  readonly afterRequest: (served: ServedRequest) => void;
  /** Counts a unit of work that runs again, or waits for a lock. */
  readonly onRetry: (why: string) => void;
  /** The same store, whose load and idempotency keys are counted. */
  readonly counted: (store: Store) => Store;
  readonly text: () => Promise<string>;
};

/** From a read in memory to a write that waits for a lock, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @returns metrics that start at zero. */
export function makeMetrics({ lostLogLines }: Measured): Metrics {
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
  let load: Store["load"];
  new Gauge({
    name: "verbatim_store_load",
    help: "Connections and units of work of the store now",
    labelNames: ["what"] as const,
    registers,
    collect() {
      for (const [what, count] of Object.entries(load?.() ?? {})) this.set({ what }, count);
    },
  });
  let lostBefore = 0;
  new Counter({
    name: "verbatim_log_lines_lost_total",
    help: "Lines of the log that could not be written",
    registers,
    collect() {
      const lost = lostLogLines();
      this.inc(lost - lostBefore);
      lostBefore = lost;
    },
  });
  return {
    afterRequest: ({ operation = "none", method, status, milliseconds }) =>
      requests.observe({ operation, method: knownMethod(method), status }, milliseconds / 1000),
    onRetry: (why) => retries.inc({ why }),
    counted: (store) => {
      load = store.load;
      return {
        ...store,
        write: (work) =>
          store.write((view, { find, keep }) =>
            work(view, {
              find: async (scope) => {
                const found = await find(scope);
                if (found !== undefined) keys.inc({ what: found === "in progress" ? found : "found" });
                return found;
              },
              keep: async (scope, record) => {
                await keep(scope, record);
                keys.inc({ what: "recorded" });
              },
            }),
          ),
      };
    },
    text: () => registry.metrics(),
  };
}

/** A client chooses the method, and each new one would be a new time series. */
function knownMethod(method: string): string {
  return methodNamed(method) ?? "other";
}

/**
 * Serves the metrics at `/metrics` until the process ends.
 *
 * @returns the port, when it is open
 * @throws Error when the port is not available
 */
export function serveMetrics({ text }: Metrics, { host, port }: MetricsAddress): Promise<number> {
  const isLocal = isThisMachine(host);
  const server = createServer((request, response) => {
    // A page of a stranger may have a name that leads to this machine (DNS rebinding), and the browser would let it read.
    const { host: named = "" } = request.headers;
    if (isLocal && !(isHost(named) && isLoopback(named))) return void response.writeHead(421).end();
    const [path] = (request.url ?? "").split("?");
    if (path !== "/metrics") return void response.writeHead(404).end();
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    text().then(
      (content) => response.writeHead(200, { "content-type": Registry.PROMETHEUS_CONTENT_TYPE }).end(content),
      () => response.writeHead(500).end(),
    );
  });
  // A scraper keeps its connection open; the service may end.
  server.unref();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
