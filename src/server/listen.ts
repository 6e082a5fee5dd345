// Puts an app on a port of this machine, behind the front that answers what only the raw request shows.
import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { allowedMethods } from "../semantics/methods.ts";
import { type CloseTiming, type Closing, closeServer } from "./closing.ts";
import type { Exchanged } from "./front-answers.ts";
import { type Fetch, frontServer, type NodeServerOptions, PATIENCE } from "./node-server.ts";
import { methodsOf } from "./paths.ts";
import type { Wiring } from "./wiring.ts";

export type ListenOptions = {
  /** Default: 8080; 0 takes a free one. */
  readonly port?: number;
  /** Answers other machines, too: for an app that tells callers apart. Default: false, this machine only. */
  readonly open?: boolean;
  /** Told of each request when it was answered. */
  readonly onExchange?: (exchanged: Exchanged) => void;
};

/** When the program closes its server, callers know: there is nobody to wait for but the requests in progress. */
const AT_ONCE: CloseTiming = { grace: 0, deadline: 10_000 };

export type Listening = {
  /** Where it is, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Resolves when the requests in progress were answered; no new ones are taken. */
  readonly close: () => Promise<void>;
};

type App = { readonly fetch: Fetch };

/**
 * @param app answers a request: what the generated `createApp` gives
 * @param wiring the operations, as the generator wrote them
 * @param options the port, and who may ask
 * @returns where it listens, as soon as it does
 * @throws Error when the port can't be had
 *
 * @example
 * ```ts
 * import { listen } from "verbatim/server/listen";
 * import { createApp } from "./generated/server.ts";
 * import { wiring } from "./generated/wiring.ts";
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
  { port = 8080, open = false, onExchange = () => {} }: ListenOptions = {},
): Promise<Listening> {
  const front = {
    methodsOf: methodsOf(wiring),
    allMethods: allowedMethods(Object.values(wiring).map(({ method }) => method)),
    loopbackOnly: !open,
    onExchange,
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

/** @internal What a front needs besides its usual patience, ids and clock. */
export type Front = Omit<NodeServerOptions, "patience" | "requestId" | "clock"> & {
  readonly closing: Closing;
};

/**
 * @internal
 *
 * @param fetch answers what the front lets through
 * @param place the address; port 0 takes a free one
 * @param front paths, methods, who may ask, who is told
 * @param onOpen is told the port when it is open
 * @returns the server; it emits `error` when the port can't be had
 */
export function openFront(
  fetch: Fetch,
  { hostname, port }: { readonly hostname: string; readonly port: number },
  { closing, ...front }: Front,
  onOpen: (port: number) => void,
): Server {
  const options: NodeServerOptions = {
    ...front,
    patience: PATIENCE,
    requestId: randomUUID,
    clock: () => performance.now(),
  };
  const server = frontServer(fetch, options, closing);
  return server.listen(port, hostname, () => onOpen((server.address() as AddressInfo).port));
}
