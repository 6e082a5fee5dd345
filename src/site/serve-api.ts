// Serves an API on a port, with everything that belongs to it: docs, problem types, health checks, CORS, log, graceful stop.
import { access, constants } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { resolve as absolute } from "node:path";
import { allowedMethods } from "../semantics/methods.ts";
import type { App, ServerOptions } from "../server/app.ts";
import type { ServedRequest } from "../server/attended.ts";
import { type Closing, closeServer } from "../server/closing.ts";
import { type CorsOptions, corsRules } from "../server/cors.ts";
import { type Front, openFront } from "../server/listen.ts";
import type { Fetch } from "../server/node-server.ts";
import { methodsOf } from "../server/path-methods.ts";
import { requestIdOf } from "../server/request-id.ts";
import type { Wiring } from "../server/wiring.ts";
import { type Announcement, type Log, makeLog } from "./log.ts";
import type { MetricsOptions } from "./metrics-port.ts";
import { patientOutput } from "./patient-output.ts";
import type { OwnPages } from "./shared.ts";
import { closeOnSignal } from "./shutdown.ts";
import { addPages } from "./site.ts";
import { isThisMachine } from "./this-machine.ts";

export type { ServerOptions } from "../server/app.ts";
export type { Announcement, Log } from "./log.ts";
export type { MetricsOptions } from "./metrics-port.ts";
export type { OwnPages } from "./shared.ts";

/** What an API consists of. */
export type Api = OwnPages & {
  /** The operations, as the generator wrote them. */
  readonly wiring: Readonly<Record<string, Wiring>>;
  /** Makes the app, with `createApp` and these options. */
  readonly app: (options: ServerOptions) => App;
  /** The path of the OpenAPI document: for `/docs` and `/openapi.yaml`. Default: neither is served. */
  readonly document?: string;
  /** For `/readyz`: asks the store a question, and rejects when it does not answer. Default: the store always answers. */
  readonly askStore?: () => Promise<void>;
  /** Runs after the last response, for example to close the store. */
  readonly close?: () => Promise<void>;
  /** What to print when the port is open. */
  readonly greeting?: (origin: string) => Announcement;
  /** Requests that a function around the app answers. Default: none. */
  readonly wrapped?: {
    readonly isFor: (incoming: IncomingMessage) => boolean;
    readonly wrap: (fetch: Fetch) => Fetch;
  };
};

/** Where and for whom to serve it. What the app needs of these goes to `Api.app`. */
export type ServeApiOptions = CorsOptions &
  Pick<
    ServerOptions,
    | "authenticate"
    | "verifiers"
    | "checkResponses"
    | "contentLimit"
    | "uploadLimit"
    | "basePath"
    | "publicUrl"
    | "trustForwarded"
    | "rateLimit"
  > & {
    /** The address to listen on. Default: 127.0.0.1; in a container, 0.0.0.0. */
    readonly host?: string;
    /** Default: 8080; 0 selects an unused port. */
    readonly port?: number;
    /** Serves other machines and proxies. Default: whether callers are authenticated. */
    readonly open?: boolean;
    /** The origin that pages show. Default: that of `publicUrl`, else the address to which the client connected. */
    readonly publicOrigin?: string;
    /** The most connections at a time; more are closed at once. Default: 1000. */
    readonly maxConnections?: number;
    /** The most of them from one address, this machine excepted. Default: half of them; all with a `publicOrigin` or `trustForwarded`. */
    readonly maxConnectionsPerAddress?: number;
    /** How long a client may take to send a request, in milliseconds; a slower one gets 408. Default: 30,000. */
    readonly requestTimeout?: number;
    /** How long SIGTERM lets clients finish before no new connection is accepted, in milliseconds. Default: 1000. */
    readonly grace?: number;
    /** `false`: only errors are logged. Default: a line for each request, JSON unless the output is a terminal. */
    readonly logsRequests?: boolean;
    /** Default: a log on standard output. */
    readonly log?: Log;
    /** Called after each request, for example to count it. */
    readonly afterRequest?: (served: ServedRequest) => void;
    /** Serves metrics in Prometheus' text format on a port of their own. Default: nothing is counted. */
    readonly metrics?: MetricsOptions;
  };

export type Serving = {
  /** Its origin, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Refuses new requests; resolves when the requests in progress have ended and `Api.close` has run. */
  readonly close: () => Promise<void>;
  /** Resolves when it has stopped, after `close`, SIGTERM, SIGHUP or ctrl-C. */
  readonly ended: Promise<void>;
};

/**
 * Next to the operations it serves the docs (`/docs`, `/semantics`), the document (`/openapi.yaml`, `/openapi.json`), the
 * problem types (`/problems`), and `/livez` and `/readyz`. An operation with the same path wins.
 *
 * @param api what to serve
 * @param options where, and for whom
 * @returns its origin, as soon as it listens
 * @throws Error when the port is not available, when other machines could reach an API that authenticates no one, or when
 *   there is no document at the path
 *
 * @example
 * ```ts
 * import { serveApi } from "@verbatim-http/kit/serve";
 * import { createApp, type Handlers, wiring } from "./generated/server.ts";
 * import { memoryStore } from "@verbatim-http/kit/server/memory";
 *
 * declare const handlers: Handlers<object, object>;
 * const { origin } = await serveApi(
 *   { wiring, document: "openapi.yaml", app: (options) => createApp(handlers, memoryStore({}), options) },
 *   { port: Number(process.env["PORT"] ?? 8080), allowedOrigins: ["https://app.example"] },
 * );
 * ```
 */
export async function serveApi(api: Api, options: ServeApiOptions = {}): Promise<Serving> {
  const { host = "127.0.0.1", port = 8080, publicUrl } = options;
  const asksForTokens = options.authenticate !== undefined || options.verifiers !== undefined;
  const open = options.open ?? asksForTokens;
  if (!open && !isThisMachine(host)) throw new Error(unguarded(host));
  if (api.document !== undefined) await requireFile(api.document);
  const publicOrigin =
    options.publicOrigin ?? (publicUrl === undefined ? undefined : new URL(publicUrl).origin);
  const log = options.log ?? standardLog(options.logsRequests);
  const app = api.app(appOptions(options, publicOrigin, log));
  const metrics =
    options.metrics && (await (await import("./metrics-port.ts")).serveMetrics(options.metrics, log));
  const closing: Closing = { isClosing: false };
  addPages(app, {
    ...api,
    asksForTokens,
    publicOrigin,
    isReady: () => !closing.isClosing,
    say: log.say,
    onError: log.failure,
  });
  const front: Front = {
    operations: app.operations,
    isForFetch: api.wrapped?.isFor,
    methodsOf: methodsOf(api.wiring, options.basePath),
    allMethods: allowedMethods(Object.values(api.wiring).map(({ method }) => method)),
    loopbackOnly: !open,
    cors: corsRules(api.wiring, options),
    publicOrigin,
    maxConnections: options.maxConnections,
    // All clients of a proxy have its address.
    maxConnectionsPerAddress:
      options.maxConnectionsPerAddress ?? (options.trustForwarded ? Number.POSITIVE_INFINITY : undefined),
    closing,
    requestTimeout: options.requestTimeout,
    afterRequest: (served) => {
      log.request(served);
      metrics?.afterRequest(served);
      options.afterRequest?.(served);
    },
  };
  const fetch = api.wrapped?.wrap(app.fetch) ?? app.fetch;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  return new Promise((resolve, reject) => {
    const server = openFront(fetch, { hostname: host, port }, front, (taken) => {
      const origin = `http://${host.includes(":") ? `[${host}]` : host}:${taken}`;
      log.announce(api.greeting?.(origin) ?? greeting(origin, api));
      const close = async (): Promise<void> => {
        leaveSignals();
        await closeServer(server, closing, AT_ONCE);
        await finish();
      };
      resolve({ origin, ended, close });
    });
    const finish = async (): Promise<void> => {
      await api.close?.();
      metrics?.close();
      end();
    };
    server.on("error", (error) => {
      leaveSignals();
      metrics?.close();
      reject(error);
    });
    const leaveSignals = closeOnSignal({ server, closing, grace: options.grace ?? GRACE, log }, finish);
  });
}

const GRACE = 1000;
/** A program that closes its server has no clients to warn, so it waits only for the requests in progress. */
const AT_ONCE = { grace: 0, deadline: 10_000 };

/** What the app gets, unless it was left out. */
function appOptions(options: ServeApiOptions, publicOrigin: string | undefined, log: Log): ServerOptions {
  const {
    authenticate,
    verifiers,
    checkResponses,
    contentLimit,
    uploadLimit,
    basePath,
    publicUrl,
    trustForwarded,
    rateLimit,
  } = options;
  return {
    now: Date.now,
    onError: log.failure,
    requestIdOf,
    // A proxy may replace Host, so the API's own pages are allowed by name.
    allowedOrigins: [publicOrigin ?? [], options.allowedOrigins ?? []].flat(),
    ...(options.allowedHeaders && { allowedHeaders: options.allowedHeaders }),
    ...(authenticate && { authenticate }),
    ...(verifiers && { verifiers }),
    ...(checkResponses !== undefined && { checkResponses }),
    ...(contentLimit !== undefined && { contentLimit }),
    ...(uploadLimit !== undefined && { uploadLimit }),
    ...(basePath !== undefined && { basePath }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(trustForwarded !== undefined && { trustForwarded }),
    ...(rateLimit !== undefined && { rateLimit }),
  };
}

/** @internal
 *
 * @returns a log for people on a terminal, and in JSON lines otherwise. */
export function standardLog(requests = true): Log {
  return makeLog({
    now: Date.now,
    isTerminal: process.stdout.isTTY === true,
    output: patientOutput(1),
    requests,
  });
}

/** It is loaded on the first request for it; a wrong path would be seen only then. */
async function requireFile(document: string): Promise<void> {
  try {
    await access(document, constants.R_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`document: cannot read ${absolute(document)}: ${why}`);
  }
}

function unguarded(host: string): string {
  return `host: other machines can reach ${host}, and no caller is authenticated. Listen on 127.0.0.1, pass authenticate or verifiers, or pass open: true to let anyone use every operation.`;
}

function greeting(origin: string, { document }: Api): Announcement {
  const docs = document === undefined ? {} : { docs: `${origin}/docs` };
  return { text: `listening on ${origin}`, about: { ...docs, health: `${origin}/readyz` } };
}
