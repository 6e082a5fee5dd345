// `verbatim serve`: the book-review service, with its docs, its document and its front page.
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createApp } from "../../generated/server.ts";
import { wiring } from "../../generated/wiring.ts";
import { allowedMethods } from "../semantics/methods.ts";
import { methodsOf } from "../server/paths.ts";
import { handlers } from "../service/handlers.ts";
import type { Store } from "../service/library.ts";
import { memoryStore } from "../service/memory/store.ts";
import type { Command } from "./command.ts";
import { listen, requestIdOf } from "./listen.ts";
import { addPages } from "./pages.ts";
import { type ServeSettings, settingsFrom } from "./settings.ts";

const usage = `Usage: verbatim serve [options]

Serves the book-review API, its docs (/docs), its document (/openapi.yaml, /openapi.json) and a
front page with a form (/).

  --host HOST          address to listen on                    HOST                     127.0.0.1
  --port PORT          port to listen on; 0 takes a free one   PORT                     8080
  --sample             start with well-known books             VERBATIM_SAMPLE          off
  --check-responses    hold every answer against the document  VERBATIM_CHECK_RESPONSES off
                       before the commit: one that does not
                       fit is logged, undone and a 500
  --insecure-open      serve other machines, too, though        VERBATIM_INSECURE_OPEN   off
                       nothing tells callers apart

The second column is the environment variable that says the same; an option wins over it.
Switches are on for 1, true or yes. SIGTERM and ctrl-C end the service cleanly.
`;

export const serveCommand: Command = {
  name: "serve",
  summary: "the book-review service, its docs and its front page",
  usage,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: "string" },
        port: { type: "string" },
        sample: { type: "boolean" },
        "check-responses": { type: "boolean" },
        "insecure-open": { type: "boolean" },
      },
    });
    const settings = settingsFrom(values, io.env);
    const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
    const app = createApp(handlers, store, {
      now: Date.now,
      checkResponses: settings.checkResponses,
      requestIdOf,
      onError: (error, { operation }) => io.err(`${operation}: ${describe(error)}\n`),
    });
    const document = fileURLToPath(new URL("../../openapi.yaml", import.meta.url));
    addPages(app, document);
    if (settings.sample) {
      const { loadSample } = await import("../service/sample/load.ts");
      const { books, reviews } = await loadSample((request) => app.fetch(request));
      io.out(`sample: ${books} books, ${reviews} reviews\n`);
    }
    const methods = Object.values(wiring).map(({ method }) => method);
    return listen(
      {
        fetch: app.fetch,
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

function greeting(origin: string, settings: ServeSettings, store: Store): string {
  const who = settings.isProtected
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
