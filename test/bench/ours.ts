// The service as `verbatim serve` runs it, alone in a process that reports its costs.

import { randomBytes, randomUUID } from "node:crypto";
import { createApp, wiring } from "../../generated/server.ts";
import { allowedMethods } from "../../src/semantics/methods.ts";
import { frontServer, type NodeServerOptions, PATIENCE } from "../../src/server/node-server.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { REQUEST_ID } from "../../src/server/request-id.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { pooled } from "../../src/service/random.ts";
import { tellCosts } from "./costs.ts";

const store = memoryStore({ now: Date.now, random: pooled(randomBytes) });
const app = createApp(handlers, store, {
  now: Date.now,
  onError: (error) => {
    throw error;
  },
  requestIdOf: (env) =>
    (env as { outgoing: { getHeader(name: string): unknown } }).outgoing.getHeader(REQUEST_ID) as string,
});
const options: NodeServerOptions = {
  methodsOf: methodsOf(wiring),
  allMethods: allowedMethods(Object.values(wiring).map(({ method }) => method)),
  loopbackOnly: true,
  patience: PATIENCE,
  requestId: randomUUID,
  clock: () => performance.now(),
  afterRequest: () => undefined,
};
const server = frontServer(app.fetch, options);
server.listen(0, "127.0.0.1", () => tellCosts(server.address()));
