// Serves metrics on a port of their own, which callers of the API do not reach.
import { once } from "node:events";
import { createServer } from "node:http";
import { isHost, isLoopback } from "../http/host.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { isThisMachine } from "./this-machine.ts";

export type MetricsAddress = {
  /** Default: 127.0.0.1. There is no access control, so keep a different address inside your network. */
  readonly host?: string;
  readonly port: number;
};
export type MetricsOptions = MetricsAddress & {
  /** What else counts, such as a store. Default: metrics of requests, the log and the process. */
  readonly counts?: Metrics;
};

export type ServedMetrics = Pick<Metrics, "afterRequest"> & {
  /** The port that was opened. */
  readonly port: number;
  readonly close: () => void;
};

/**
 * Serves the metrics at `/metrics`.
 *
 * @throws Error when the port is not available
 */
export async function serveMetrics(options: MetricsOptions, log: Log): Promise<ServedMetrics> {
  // The library is loaded only for a service that measures.
  const metrics = options.counts ?? (await import("./metrics.ts")).makeMetrics();
  if (log.lost !== undefined) metrics.watchLog(log.lost);
  const { host = "127.0.0.1" } = options;
  const server = metricsServer(metrics, isThisMachine(host));
  // A scraper keeps its connection open; the service may end.
  server.unref();
  try {
    await once(server.listen(options.port, host), "listening");
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    const reason = isTaken
      ? `${options.port} is already in use on ${host}; choose a different port, or 0 for any free port`
      : `cannot listen on ${host}, port ${options.port}: ${error instanceof Error ? error.message : error}`;
    // Without its code: a caller would take it for an error of the port of the API.
    throw new Error(`metrics: ${reason}`, { cause: error });
  }
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  log.say(`metrics: http://${host.includes(":") ? `[${host}]` : host}:${port}/metrics`);
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { afterRequest: metrics.afterRequest, port, close };
}

function metricsServer({ text, contentType }: Metrics, isLocal: boolean) {
  return createServer((request, response) => {
    // A page of a stranger may have a name that leads to this machine (DNS rebinding), and the browser would let it read.
    const { host: named = "" } = request.headers;
    if (isLocal && !(isHost(named) && isLoopback(named))) return void response.writeHead(421).end();
    const [path] = (request.url ?? "").split("?");
    if (path !== "/metrics") return void response.writeHead(404).end();
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    text().then(
      (content) => response.writeHead(200, { "content-type": contentType }).end(content),
      () => response.writeHead(500).end(),
    );
  });
}
