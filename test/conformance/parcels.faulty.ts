// Run by contract-tests.test.ts in a separate vitest, which then reads the output.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, describe } from "vitest";
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { parcelsApp } from "./parcels.ts";

const DOCUMENT = "test/conformance/parcels.yaml";
const settings = { run: "t", seed: 1 };
/** Laws that first need a resource. */
const only = ["get-changes-nothing", "put-is-stored", "delete-removes", "stale-if-match-is-refused"];
const refuse = () => new Response(null, { status: 404 });

/** @returns a server on its own port. */
async function listening(): Promise<{ readonly server: Server; readonly baseUrl: string }> {
  const { fetch: answer } = parcelsApp("PUT keeps what it was not sent");
  const server = createServer(getRequestListener(answer)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, baseUrl: `http://127.0.0.1:${port}` };
}

const [faulty, gone] = [await listening(), await listening()];
gone.server.close();
afterAll(() => faulty.server.close());

describe("over a network", () => {
  contractTests(DOCUMENT, fetch, {
    ...settings,
    baseUrl: faulty.baseUrl,
    headers: { authorization: "Bearer nobody-may-read-this" },
    only: ["put-replaces-whole"],
  });
});
describe("open", () => {
  contractTests("openapi.yaml", refuse, {
    ...settings,
    only: ["secured-refuses-anonymous-callers"],
    open: true,
  });
});
describe("no server", () => {
  contractTests(DOCUMENT, fetch, { ...settings, baseUrl: gone.baseUrl, only });
});
describe("PUT merges", () => {
  contractTests(DOCUMENT, parcelsApp("PUT keeps what it was not sent").fetch, settings);
});
describe("If-Match is ignored", () => {
  contractTests(DOCUMENT, parcelsApp("If-Match is ignored").fetch, settings);
});
describe("everything is rejected", () => {
  contractTests(DOCUMENT, refuse, { ...settings, only });
});
describe("everything is rejected, in strict mode", () => {
  contractTests(DOCUMENT, refuse, { ...settings, only, strict: true });
});
