// `verbatim serve`: the book-review service, with its docs, its document and its front page.
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { createApp } from "../../generated/server.ts";
import { wiring } from "../../generated/wiring.ts";
import { allowedMethods } from "../semantics/methods.ts";
import type { ServerOptions } from "../server/app.ts";
import { withCors } from "../server/cors.ts";
import { methodsOf } from "../server/paths.ts";
import { requestIdOf } from "../server/request-id.ts";
import { handlers } from "../service/handlers.ts";
import type { Store } from "../service/library.ts";
import { memoryStore } from "../service/memory/store.ts";
import { pooled } from "../service/random.ts";
import { loadSample } from "../service/sample/load.ts";
import { withFormAnswers } from "../site/form-answers.ts";
import { addPages } from "../site/site.ts";
import type { Command } from "./command.ts";
import { authenticatorFrom } from "./serve/keys.ts";
import { listen } from "./serve/listen.ts";
import { type ServeSettings, settingsFrom } from "./serve/settings.ts";

const usage = `Usage: verbatim serve [options]

Serves the book-review API, its docs (/docs), its document (/openapi.yaml, /openapi.json), its
problem types (/problems) and a front page with a form (/).

  --host HOST            HOST                      address to listen on (127.0.0.1)
  --port PORT            PORT                      port to listen on (8080); 0 takes a free one
  --sample               VERBATIM_SAMPLE           start with well-known books
  --check-responses      VERBATIM_CHECK_RESPONSES  hold every answer against the document before
                                                   the commit: one that does not fit is logged,
                                                   undone and a 500
  --allow-origin ORIGIN  VERBATIM_ALLOW_ORIGIN     pages of this origin may use the service (CORS);
                                                   may be said several times

Who may change something:
                         VERBATIM_JWT_SECRET       accept tokens signed with it (HS256); see
                                                   verbatim token
  --jwks FILE            VERBATIM_JWKS             accept tokens signed by these public keys
  --issuer NAME          VERBATIM_JWT_ISSUER       what tokens say in iss (verbatim)
  --audience NAME        VERBATIM_JWT_AUDIENCE     what tokens say in aud (verbatim)
  --clock-skew SECONDS   VERBATIM_JWT_CLOCK_SKEW   how far clocks may differ (30)
  --insecure-open        VERBATIM_INSECURE_OPEN    serve other machines without a key

Without a key the service is in protected mode: it answers this machine only, and every caller
may do everything. The second column is the environment variable that says the same; an option
wins over it. Switches are on for 1, true or yes. SIGTERM and ctrl-C end the service cleanly.
`;

export const serveCommand: Command = {
  name: "serve",
  summary: "the book-review service, its docs and its front page",
  usage,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options });
    const settings = settingsFrom(values, io.env);
    const store = memoryStore({ now: Date.now, random: pooled(randomBytes) });
    const serverOptions: ServerOptions = {
      now: Date.now,
      checkResponses: settings.checkResponses,
      allowedOrigins: settings.allowedOrigins,
      requestIdOf,
      onError: (error, { operation }) => io.err(`${operation}: ${describe(error)}\n`),
    };
    if (settings.sample) {
      // The sample is the service's own: loaded through the operations, by nobody in particular.
      const unguarded = createApp(handlers, store, serverOptions);
      const { books, reviews } = await loadSample((request) => unguarded.fetch(request));
      io.out(`sample: ${books} books, ${reviews} reviews\n`);
    }
    const authenticate = settings.tokens && (await authenticatorFrom(settings.tokens, Date.now));
    const app = createApp(handlers, store, authenticate ? { ...serverOptions, authenticate } : serverOptions);
    // By name: in the package the code lies deeper than here.
    const document = createRequire(import.meta.url).resolve("verbatim/openapi.yaml");
    addPages(app, {
      document,
      asksForTokens: authenticate !== undefined,
      say: (line) => io.out(`${line}\n`),
      onError: serverOptions.onError,
    });
    const methods = Object.values(wiring).map(({ method }) => method);
    return listen(
      {
        fetch: withCors(withFormAnswers(app.fetch), settings.allowedOrigins),
        methodsOf: methodsOf(wiring),
        allMethods: allowedMethods(methods),
        settings,
        close: store.close,
        greeting: (origin) => greeting(origin, settings, store),
      },
      io,
    );
  },
};

const options = {
  host: { type: "string" },
  port: { type: "string" },
  sample: { type: "boolean" },
  "check-responses": { type: "boolean" },
  "insecure-open": { type: "boolean" },
  jwks: { type: "string" },
  issuer: { type: "string" },
  audience: { type: "string" },
  "clock-skew": { type: "string" },
  "allow-origin": { type: "string", multiple: true },
} as const;

function greeting(origin: string, settings: ServeSettings, store: Store): string {
  const who = settings.tokens
    ? `reading is open; who changes something shows a token of ${settings.tokens.issuer}`
    : settings.isProtected
      ? "protected mode: this machine only, every caller may do everything"
      : "INSECURE: everybody who reaches this address may change everything";
  return [
    `verbatim listens on ${origin}\n`,
    `  API   ${origin}/books\n`,
    `  docs  ${origin}/docs\n`,
    `  store ${store.description}\n`,
    `  who   ${who}\n`,
  ].join("");
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
