// A server from a document alone, for those who build the client first.
import { randomBytes } from "node:crypto";
import type { Loaded } from "../contract/load.ts";
import { type App, buildApp, type ServerOptions } from "../server/app.ts";
import { memoryStore } from "../server/memory.ts";
import type { Principal, Verify } from "../server/principals.ts";
import type { Wiring } from "../server/wiring.ts";
import { loadWiring } from "./load-wiring.ts";
import { mockErrors, mockHandlers } from "./mock-handlers.ts";
import { things } from "./mock-things.ts";
import { mockedDocument } from "./mocked-document.ts";

export type MockApi = {
  readonly api: {
    readonly wiring: Readonly<Record<string, Wiring>>;
    readonly app: (options: ServerOptions) => App;
  };
  /** A function for each security scheme: any credential is accepted, and none is refused. */
  readonly verifiers: Readonly<Record<string, Verify>>;
  /** What the document does not say, one sentence each. */
  readonly assumed: readonly string[];
};

/**
 * @param loaded a document
 * @returns an API over a store in memory that does what the document says
 */
export async function mockApi(loaded: Loaded): Promise<MockApi> {
  const { contract, server, assumed } = await mockedDocument(loaded);
  const wiring = await loadWiring(server);
  const handlers = mockHandlers(contract);
  const errorContent = mockErrors(contract);
  return {
    api: {
      wiring,
      app: (options) => {
        const store = memoryStore(things(), { now: options.now, random: randomBytes });
        return buildApp(wiring, handlers, store, { ...options, errorContent });
      },
    },
    verifiers: anyCaller(wiring),
    assumed,
  };
}

/** Callers with different credentials are different, and each has all scopes. */
function anyCaller(wiring: Readonly<Record<string, Wiring>>): Readonly<Record<string, Verify>> {
  const requirements = Object.values(wiring).flatMap(({ security = [] }) => security);
  const scopes = [...new Set(requirements.flatMap(({ scopes: all }) => all))];
  const verify: Verify = (credentials): Principal => ({ id: JSON.stringify(credentials), scopes });
  return Object.fromEntries(
    requirements.flatMap(({ schemes }) => schemes.map(({ name }) => [name, verify] as const)),
  );
}
