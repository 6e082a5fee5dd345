// Serves a handler of this process on a port, for curl and the command line.
import { serve } from "@hono/node-server";

export type OnSocket = { readonly origin: string; readonly close: () => Promise<void> };

/** Listens on a free port of this machine. */
export function onSocket(fetch: (request: Request) => Response | Promise<Response>): Promise<OnSocket> {
  return new Promise((done) => {
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      done({
        origin: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
  });
}
