// Serves the app with its docs, problem types and health checks: see /docs.
import { serveApi } from "@verbatim-http/kit/serve";
import { app } from "./app.ts";
import { wiring } from "./generated/server.ts";

// In a container, set HOST=0.0.0.0, and OPEN=1 as long as nothing authenticates callers.
await serveApi(
  { app, wiring, document: "openapi.yaml" },
  {
    host: process.env["HOST"] ?? "127.0.0.1",
    port: Number(process.env["PORT"] ?? 8080),
    open: process.env["OPEN"] === "1",
  },
);
