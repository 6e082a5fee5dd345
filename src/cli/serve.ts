// `verbatim serve`: the book-review service, with its docs, its document and its front page.
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { createApp } from "../../generated/server.ts";
import { handlers } from "../service/handlers.ts";
import type { Store } from "../service/library.ts";
import { memoryStore } from "../service/memory/store.ts";
import type { Command, Io } from "./command.ts";
import { addPages } from "./pages.ts";
import { type ServeSettings, settingsFrom } from "./settings.ts";
import { closeOnSignal } from "./shutdown.ts";

const usage = `Usage: verbatim serve [options]

Serves the book-review API, its docs (/docs), its document (/openapi.yaml, /openapi.json) and a
front page with a form (/).

  --host HOST          address to listen on                    HOST                     127.0.0.1
  --port PORT          port to listen on; 0 takes a free one   PORT                     8080
  --sample             start with well-known books             VERBATIM_SAMPLE          off
  --check-responses    hold every answer against the document  VERBATIM_CHECK_RESPONSES off
                       before the commit: one that does not
                       fit is logged, undone and a 500

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
      },
    });
    const settings = settingsFrom(values, io.env);
    const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
    const app = createApp(handlers, store, {
      now: Date.now,
      checkResponses: settings.checkResponses,
      onError: (error, { operation }) => io.err(`${operation}: ${describe(error)}\n`),
    });
    const document = fileURLToPath(new URL("../../openapi.yaml", import.meta.url));
    addPages(app, document);
    return listen(app.fetch, settings, store, io);
  },
};

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  settings: ServeSettings,
  store: Store,
  io: Io,
): Promise<number> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
      const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
      const origin = `http://${host}:${port}`;
      io.out(`verbatim listens on ${origin}\n`);
      io.out(`  API   ${origin}/books\n  docs  ${origin}/docs\n  store ${store.description}\n`);
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? `port ${settings.port} of ${settings.host} is in use; choose another with --port`
          : error.message;
      io.err(`verbatim serve: ${reason}\n`);
      resolve(2);
    });
    closeOnSignal(server, io, async () => {
      await store.close();
      resolve(0);
    });
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
