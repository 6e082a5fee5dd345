// `verbatim mock`: a server from a document alone.
import { loadDocument } from "../contract/load.ts";
import type { Reading } from "../contract/read-openapi.ts";
import { mockApi } from "../mock/mock-api.ts";
import { serveApi, standardLog } from "../site/serve-api.ts";
import { argumentsFrom, documentFrom, readingFrom, readingOptions } from "./arguments.ts";
import type { Command } from "./command.ts";
import { corsSettingsFrom } from "./serve/cors-settings.ts";
import { given, listenError, logsRequestsFrom, portFrom } from "./serve/listening.ts";
import { usage } from "./usage/mock-usage.ts";

const options = {
  ...readingOptions,
  port: { type: "string" },
  "allow-origin": { type: "string", multiple: true },
  "allow-header": { type: "string", multiple: true },
  open: { type: "boolean", default: false },
  log: { type: "string", default: "on" },
} as const;

export const mockCommand: Command = {
  name: "mock",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    const port = portFrom(
      given(values.port, io.env, { option: "--port", variable: "PORT", fallback: "8080" }),
    );
    const logsRequests = logsRequestsFrom({ where: "--log", text: values.log });
    const cors = corsSettingsFrom(values, {});
    const document = documentFrom(positionals);
    io.status?.("reading the document…");
    const { loaded, mocked } = await read(document, readingFrom(values, io.err)).finally(() =>
      io.status?.(""),
    );
    const { api, verifiers, assumed } = mocked;
    if (assumed.length > 0)
      io.err(
        `${["The document leaves open, so the mock assumes:", ...assumed.map((line) => `  ${line}`)].join("\n")}\n`,
      );
    const log = standardLog(logsRequests);
    const asks = !values.open && Object.keys(verifiers).length > 0;
    const serving = await serveApi(
      { ...api, document, greeting: (origin) => greeting(origin, loaded.contract.title, asks) },
      { port, log, open: false, ...cors, ...(asks && { verifiers }) },
    ).catch((error: unknown) => {
      throw listenError(error, "--port", { host: "127.0.0.1", port });
    });
    await serving.ended;
    return 0;
  },
};

async function read(document: string, reading: Reading) {
  const loaded = await loadDocument(document, reading);
  return { loaded, mocked: await mockApi(loaded) };
}

function greeting(origin: string, title: string, asks: boolean) {
  const access = asks ? "any credential is accepted; without one, 401" : "anyone on this machine";
  return {
    text: `a mock of ${title} listens on ${origin}`,
    about: { docs: `${origin}/docs`, store: "memory: everything is forgotten at exit", access },
  };
}
