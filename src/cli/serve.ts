// `verbatim serve`: runs the book-review service, with its docs, its document and its web app.
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { createApp, wiring } from "../../generated/server.ts";
import { allowedMethods } from "../semantics/methods.ts";
import type { ServerOptions } from "../server/app.ts";
import type { Closing } from "../server/closing.ts";
import { corsRules } from "../server/cors.ts";
import { methodsOf } from "../server/path-methods.ts";
import { requestIdOf } from "../server/request-id.ts";
import { handlers } from "../service/handlers.ts";
import type { Store } from "../service/library.ts";
import { pooled } from "../service/random.ts";
import { loadSample } from "../service/sample/load-sample.ts";
import { wantsPage, withFormAnswers } from "../site/form-answers.ts";
import { addPages } from "../site/site.ts";
import { argumentsFrom, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Announcement, makeLog } from "./serve/log.ts";
import { patientOutput } from "./serve/patient-output.ts";
import { runServer } from "./serve/run-server.ts";
import { type ServeSettings, settingsFrom } from "./serve/serve-settings.ts";
import { openStore } from "./serve/store-setting.ts";
import { authenticatorFrom } from "./serve/token-keys.ts";
import { usage } from "./usage/serve-usage.ts";

export const serveCommand: Command = {
  name: "serve",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}": unexpected argument`);
    const settings = settingsFrom(values, io.env);
    const store = await openStore(settings.store, { now: Date.now, random: pooled(randomBytes) });
    const log = makeLog({
      now: Date.now,
      isTerminal: io.isTerminal,
      output: patientOutput(1),
      requests: settings.logsRequests,
    });
    const serverOptions: ServerOptions = {
      now: Date.now,
      checkResponses: settings.checkResponses,
      // A proxy may replace Host, so the service's own pages are allowed by name.
      allowedOrigins: [settings.publicOrigin ?? [], settings.allowedOrigins].flat(),
      requestIdOf,
      onError: log.failure,
    };
    if (settings.sample && (await isEmpty(store))) {
      // The sample goes through the operations, before there is any access control.
      const unguarded = createApp(handlers, store, serverOptions);
      const { books, reviews } = await loadSample((request) => unguarded.fetch(request));
      log.say(`sample: ${books} books, ${reviews} reviews`);
    }
    const authenticate =
      settings.tokens && (await authenticatorFrom(settings.tokens, { now: Date.now, say: log.say }));
    const app = createApp(handlers, store, authenticate ? { ...serverOptions, authenticate } : serverOptions);
    // Resolved by name, because compiled code in the package lies one folder deeper.
    const document = createRequire(import.meta.url).resolve("verbatim/openapi.yaml");
    const closing: Closing = { isClosing: false };
    addPages(app, {
      publicOrigin: settings.publicOrigin,
      isReady: () => !closing.isClosing,
      askStore: () => store.read(async ({ books }) => void (await books.find("readyz"))),
      document,
      asksForTokens: authenticate !== undefined,
      say: log.say,
      onError: serverOptions.onError,
    });
    const methods = Object.values(wiring).map(({ method }) => method);
    return runServer(
      {
        fetch: withFormAnswers(app.fetch),
        operations: app.operations,
        isForFetch: (incoming) => wantsPage(incoming.method, incoming.url, incoming.headers.accept),
        cors: corsRules(wiring, settings.allowedOrigins),
        methodsOf: methodsOf(wiring),
        allMethods: allowedMethods(methods),
        settings,
        log,
        closing,
        close: store.close,
        greeting: (origin) => greeting(origin, settings, store),
      },
      io,
    );
  },
};

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
  "public-origin": { type: "string" },
  grace: { type: "string" },
  log: { type: "string" },
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
