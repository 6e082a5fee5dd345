// The service for the row tests: the real command's parts, on a port of this machine.

import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createApp, wiring } from "../../generated/server.ts";
import { allowedMethods } from "../../src/semantics/methods.ts";
import type { ServedRequest } from "../../src/server/attended.ts";
import { corsRules } from "../../src/server/cors.ts";
import {
  frontServer,
  type NodeServerOptions,
  PATIENCE,
  type Patience,
} from "../../src/server/node-server.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { REQUEST_ID } from "../../src/server/request-id.ts";
import { jwtAuthenticator, signToken } from "../../src/server/tokens.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Store } from "../../src/service/library.ts";
import { defaultStore } from "../setup/stores.ts";

export type Service = {
  readonly port: number;
  readonly origin: string;
  readonly store: Store;
  /** The failures that the service reported. */
  readonly errors: unknown[];
  /** The lines of the log. */
  readonly served: readonly ServedRequest[];
  readonly token: (sub: string, ...scopes: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type Given = {
  readonly now?: () => number;
  readonly store?: Store;
  /** Whether callers need tokens. Default: false, protected mode. */
  readonly guarded?: boolean;
  readonly patience?: Patience;
  /** The clock that `patience.unread` is measured by, in milliseconds. Default: a monotonic one. */
  readonly clock?: () => number;
  readonly maxConnections?: number;
  readonly allowedOrigins?: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly publicOrigin?: string;
  /** How a concurrent request with the same key waits. Default: two seconds, by a timer. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

const secret = new TextEncoder().encode("0123456789abcdef0123456789abcdef");

/** @returns a service on a free port that validates every response against the document. */
export async function startService(given: Given = {}): Promise<Service> {
  const now = given.now ?? Date.now;
  const store = given.store ?? (await defaultStore({ now, random: (length) => randomBytes(length) }));
  const errors: unknown[] = [];
  const served: ServedRequest[] = [];
  const rules = { issuer: "verbatim", audience: "verbatim", now };
  const authenticate = jwtAuthenticator({ ...rules, key: { secret }, clockSkew: 30 });
  const app = createApp(handlers, store, {
    now,
    checkResponses: true,
    onError: (error) => void errors.push(error),
    allowedOrigins: given.allowedOrigins ?? [],
    requestIdOf: (env) => {
      const id = (
        env as { outgoing?: { getHeader(name: string): unknown } } | undefined
      )?.outgoing?.getHeader(REQUEST_ID);
      return typeof id === "string" ? id : undefined;
    },
    ...(given.guarded ? { authenticate } : {}),
    ...(given.wait ? { wait: given.wait } : {}),
  });
  const options: NodeServerOptions = {
    operations: app.operations,
    methodsOf: methodsOf(wiring),
    allMethods: allowedMethods(Object.values(wiring).map(({ method }) => method)),
    loopbackOnly: !given.guarded,
    cors: corsRules(wiring, given),
    publicOrigin: given.publicOrigin,
    patience: given.patience ?? PATIENCE,
    maxConnections: given.maxConnections,
    requestId: randomUUID,
    clock: given.clock ?? (() => performance.now()),
    afterRequest: (request) => void served.push(request),
  };
  const server = frontServer(app.fetch, options);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    store,
    errors,
    served,
    token: (sub, ...scopes) => signToken({ sub, scopes, seconds: 3600 }, { ...rules, secret }),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.close();
    },
  };
}
