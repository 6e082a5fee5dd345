// `verbatim mock`: a server from a document alone.
import { loadDocument } from "../contract/load.ts";
import { mockApi } from "../mock/mock-api.ts";
import { serveApi, standardLog } from "../site/serve-api.ts";
import {
  argumentsFrom,
  documentFrom,
  numberFrom,
  readingFrom,
  readingOptions,
  UsageError,
} from "./arguments.ts";
import type { Command } from "./command.ts";
import { usage } from "./usage/mock-usage.ts";

const options = {
  ...readingOptions,
  port: { type: "string" },
  "allow-origin": { type: "string", multiple: true },
  open: { type: "boolean", default: false },
  log: { type: "string", default: "on" },
} as const;

export const mockCommand: Command = {
  name: "mock",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    const [where, text] =
      values.port === undefined ? ["PORT", io.env["PORT"] || "8080"] : ["--port", values.port];
    const port = numberFrom(where, text, { what: "a port", least: 0, most: 65535 });
    if (values.log !== "on" && values.log !== "off")
      throw new UsageError(`--log: "${values.log}" is neither on nor off; with off, requests are not logged`);
    const document = documentFrom(positionals);
    const loaded = await loadDocument(document, readingFrom(values, io.err));
    io.status?.("reading the document…");
    const { api, verifiers, assumed } = await mockApi(loaded).finally(() => io.status?.(""));
    if (assumed.length > 0)
      io.err(`${["The document does not say:", ...assumed.map((line) => `  ${line}`)].join("\n")}\n`);
    const log = standardLog(values.log === "on");
    const asks = !values.open && Object.keys(verifiers).length > 0;
    const serving = await serveApi(
      { ...api, document, greeting: (origin) => greeting(origin, loaded.contract.title, asks) },
      { port, log, open: false, allowedOrigins: values["allow-origin"] ?? [], ...(asks && { verifiers }) },
    );
    await serving.ended;
    return 0;
  },
};

function greeting(origin: string, title: string, asks: boolean) {
  const access = asks ? "any credential is accepted; without one, 401" : "anyone on this machine";
  return {
    text: `a mock of ${title} listens on ${origin}`,
    about: { docs: `${origin}/docs`, store: "memory: everything is forgotten at exit", access },
  };
}
