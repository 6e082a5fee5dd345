// Serves an app on a port of this machine, behind the front, which checks the raw request.
import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { allowedMethods } from "../semantics/methods.ts";
import type { ServedRequest } from "./attended.ts";
import { type CloseTiming, type Closing, closeServer } from "./closing.ts";
import { type CorsOptions, corsRules } from "./cors.ts";
import { type Fetch, frontServer, type NodeServerOptions, PATIENCE } from "./node-server.ts";
import type { Operations } from "./operations.ts";
import { methodsOf } from "./path-methods.ts";
import type { Wiring } from "./wiring.ts";

export type ListenOptions = CorsOptions & {
  /** Default: 8080; 0 selects an unused port. */
  readonly port?: number;
  /** Serves other machines too, for an app that authenticates callers. Default: false, this machine only. */
  readonly open?: boolean;
  /** The `basePath` of the app's options, if you pass one there. */
  readonly basePath?: string;
  /** The `publicUrl` of the app's options, if you pass one there. A request target may then name its origin. */
  readonly publicUrl?: string;
  /** The most connections at a time; more are closed at once. Default: 1000. */
  readonly maxConnections?: number;
  /** The most of them from one address, this machine excepted. Default: half of them; all with a `publicUrl`. */
  readonly maxConnectionsPerAddress?: number;
  /** How long a client may take to send a request, in milliseconds; a slower one gets 408. Default: 30,000. */
  readonly requestTimeout?: number;
  /** Called after each request. */
  readonly afterRequest?: (served: ServedRequest) => void;
};

/** A program that closes its server has no clients to warn, so it waits only for the requests in progress. */
const AT_ONCE: CloseTiming = { grace: 0, deadline: 10_000 };

export type Listening = {
  /** Its origin, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Refuses new requests; resolves when the requests in progress have ended. */
  readonly close: () => Promise<void>;
};

/** An app that a different one has in it has no operations of its own. */
type App = { readonly fetch: Fetch; readonly operations?: Operations };

/**
 * @param app the app, as `createApp` returns it
 * @param wiring the operations, as the generator wrote them
 * @param options the port, and which callers are accepted
 * @returns the origin, as soon as the server listens
 * @throws Error when the port is not available
 *
 * @example
 * ```ts
 * import { listen } from "@verbatim-http/kit/server/listen";
 * import { createApp, wiring } from "./generated/server.ts";
 *
 * declare const app: ReturnType<typeof createApp>;
 * const { origin, close } = await listen(app, wiring, { port: 0 });
 * console.log(`listening on ${origin}`);
 * await close();
 * ```
 */
export function listen(
  app: App,
  wiring: Readonly<Record<string, Wiring>>,
  {
    port = 8080,
    open = false,
    basePath,
    allowedOrigins = [],
    allowedHeaders = [],
    publicUrl,
    maxConnections,
    maxConnectionsPerAddress,
    requestTimeout,
    afterRequest = () => {},
  }: ListenOptions = {},
): Promise<Listening> {
  const front = {
    operations: app.operations,
    methodsOf: methodsOf(wiring, basePath),
    allMethods: allowedMethods(Object.values(wiring).map(({ method }) => method)),
    loopbackOnly: !open,
    cors: corsRules(wiring, { allowedOrigins, allowedHeaders }),
    publicOrigin: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    maxConnections,
    maxConnectionsPerAddress,
    requestTimeout,
    afterRequest,
  };
  const place = { hostname: open ? "0.0.0.0" : "127.0.0.1", port };
  return new Promise((resolve, reject) => {
    const closing: Closing = { isClosing: false };
    const server = openFront(app.fetch, place, { ...front, closing }, (taken) =>
      resolve({
        origin: `http://127.0.0.1:${taken}`,
        close: async () => void (await closeServer(server, closing, AT_ONCE)),
      }),
    );
    server.on("error", reject);
  });
}

/** @internal The options of a front without the usual time limits, ids and clock. */
export type Front = Omit<NodeServerOptions, "patience" | "requestId" | "clock"> & {
  readonly closing: Closing;
  readonly requestTimeout?: number | undefined;
};

/**
 * @internal
 *
 * @param fetch serves the requests that the front accepts
 * @param place the address; port 0 selects an unused port
 * @param front paths, methods, accepted callers, callbacks
 * @param onOpen is called with the port when it is open
 * @returns the server; it emits `error` when the port is not available
 */
export function openFront(
  fetch: Fetch,
  { hostname, port }: { readonly hostname: string; readonly port: number },
  { closing, requestTimeout = PATIENCE.request, ...front }: Front,
  onOpen: (port: number) => void,
): Server {
  const options: NodeServerOptions = {
    ...front,
    // A log that fails is a warning of the process: nobody can catch what is thrown here.
    afterRequest: (served) => {
      try {
        front.afterRequest(served);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    },
    // Node wants the head to arrive within the time of the request.
    patience: { ...PATIENCE, request: requestTimeout, head: Math.min(PATIENCE.head, requestTimeout) },
    requestId: randomUUID,
    clock: () => performance.now(),
  };
  const server = frontServer(fetch, options, closing);
  return server.listen(port, hostname, () => onOpen((server.address() as AddressInfo).port));
}
