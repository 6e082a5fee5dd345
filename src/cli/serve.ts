// `verbatim serve`: runs the book-review service, with its docs, its document and its web app.
import { randomBytes } from "node:crypto";
import { createRequire, flushCompileCache } from "node:module";
import { createApp, wiring } from "../../generated/server.ts";
import { wantsPage, withFormAnswers } from "../books/form-answers.ts";
import { bookPages } from "../books/own-pages.ts";
import type { Authenticate } from "../server/principals.ts";
import { handlers } from "../service/handlers.ts";
import type { Store } from "../service/library.ts";
import { pooled } from "../service/random.ts";
import type { Announcement, Log } from "../site/log.ts";
import { serveApi, standardLog } from "../site/serve-api.ts";
import { argumentsFrom, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { listenError } from "./serve/listening.ts";
import { type ServeSettings, settingsFrom, type TokenSettings } from "./serve/serve-settings.ts";
import { openStore } from "./serve/store-setting.ts";
import { usage } from "./usage/serve-usage.ts";

export const serveCommand: Command = {
  name: "serve",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}": unexpected argument`);
    const settings = settingsFrom(values, io.env);
    const log = standardLog(settings.logsRequests);
    // The library is loaded only for a service that measures.
    const counts = settings.metrics && (await import("../site/metrics.ts")).makeMetrics();
    const sources = { now: Date.now, random: pooled(randomBytes) };
    const opened = await openStore(settings.store, sources, counts?.onRetry);
    const store: Store = { ...opened, ...counts?.counted(opened) };
    if (settings.sample && (await isEmpty(store))) {
      const { loadSample } = await import("../service/sample/load-sample.ts");
      // The sample goes through the operations, before there is any access control.
      const unguarded = createApp(handlers, store, { now: Date.now, onError: log.failure });
      const { books, reviews } = await loadSample((request) => unguarded.fetch(request));
      log.say(`sample: ${books} books, ${reviews} reviews`);
    }
    const authenticate = settings.tokens && (await makeAuthenticate(settings.tokens, log));
    const { host, port, publicOrigin, grace, checkResponses, allowedOrigins, allowedHeaders } = settings;
    const { rateLimit, trustForwarded } = settings;
    try {
      const { ended } = await serveApi(
        {
          ...bookPages,
          wiring,
          app: (options) => createApp(handlers, store, options),
          // Resolved by name, because compiled code in the package lies one folder deeper.
          document: createRequire(import.meta.url).resolve("@verbatim-http/kit/openapi.yaml"),
          askStore: () => store.read(async ({ books }) => void (await books.find("readyz"))),
          close: store.close,
          greeting: (origin) => greeting(origin, settings, store),
          wrapped: {
            isFor: ({ method, url, headers }) => wantsPage(method, url, headers.accept),
            wrap: withFormAnswers,
          },
        },
        {
          host,
          port,
          open: !settings.isProtected,
          log,
          grace,
          checkResponses,
          allowedOrigins,
          allowedHeaders,
          trustForwarded,
          ...(publicOrigin && { publicOrigin }),
          ...(authenticate && { authenticate }),
          ...(rateLimit && { rateLimit }),
          ...(counts && settings.metrics && { metrics: { ...settings.metrics, counts } }),
        },
      );
      // Node keeps what it has compiled only at an orderly end, and many services are killed. The next start takes half the time.
      setTimeout(flushCompileCache, AFTER_START).unref();
      await ended;
      return 0;
    } catch (error) {
      throw listenError(error, "--port", settings);
    }
  },
};

/** The first requests come before other work, in milliseconds. */
const AFTER_START = 100;

/** The library of tokens is loaded only for a service that verifies some. */
async function makeAuthenticate(tokens: TokenSettings, { say }: Log): Promise<Authenticate> {
  const { authenticatorFrom } = await import("./serve/token-keys.ts");
  return authenticatorFrom(tokens, { now: Date.now, say });
}

/** Loading the sample again would undo what people have changed in its books since. */
async function isEmpty(store: Store): Promise<boolean> {
  const { items } = await store.read(({ books }) => books.slice({ limit: 1, after: undefined }));
  return items.length === 0;
}

const options = {
  host: { type: "string" },
  port: { type: "string" },
  store: { type: "string" },
  sample: { type: "boolean" },
  "check-responses": { type: "boolean" },
  "insecure-open": { type: "boolean" },
  jwks: { type: "string" },
  issuer: { type: "string" },
  audience: { type: "string" },
  "clock-skew": { type: "string" },
  "allow-origin": { type: "string", multiple: true },
  "allow-header": { type: "string", multiple: true },
  "public-origin": { type: "string" },
  grace: { type: "string" },
  log: { type: "string" },
  "rate-limit": { type: "string" },
  "trust-forwarded": { type: "boolean" },
  metrics: { type: "string" },
} as const;

function greeting(origin: string, settings: ServeSettings, store: Store): Announcement {
  const access = settings.tokens
    ? `anyone may read; writes need a token issued by ${settings.tokens.issuer}`
    : settings.isProtected
      ? "protected mode: only this machine can connect; every caller may change everything"
      : "INSECURE: anyone who can reach this address may change everything";
  return {
    text: `verbatim listens on ${origin}`,
    about: {
      app: `${origin}/`,
      twice: `${origin}/twice`,
      API: `${origin}/books`,
      docs: `${origin}/docs`,
      store: store.description,
      access,
    },
  };
}
