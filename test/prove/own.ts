// Checks all laws on the project's own servers: open, with two tokens, and with required preconditions and keys.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createApp } from "../../generated/server.ts";
import { check, type Outcome } from "../../src/conformance/check.ts";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { timer } from "../../src/conformance/settings.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { laws } from "../../src/laws/all.ts";
import type { Principal } from "../../src/server/principals.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { openPostgres } from "../../src/sql/postgres.ts";
import { onSocket } from "../conformance/socket.ts";
import { guardedApp } from "../guarded/app.ts";
import { temporaryStore } from "../service/sqlite-stores.ts";
import { startPostgres } from "../setup/postgres.ts";
import type { Property } from "./property.ts";

type Fetch = (request: Request) => Response | Promise<Response>;
type Made = {
  readonly fetch: Fetch;
  readonly faults: readonly unknown[];
  readonly end?: () => Promise<void>;
};
type Form = {
  readonly contract: () => Promise<Contract>;
  readonly make: () => Made | Promise<Made>;
  readonly callers?: Readonly<Record<"headers" | "second", Readonly<Record<string, string>>>>;
};

const sources = { now: Date.now, random: (length: number) => randomBytes(length) };

/** The second token may not do what only the owner or a moderator may do. */
const known: Readonly<Record<string, Principal>> = {
  librarian: { id: "librarian", scopes: ["books:write"] },
  grace: { id: "grace", scopes: ["books:write"] },
};

const forms: Readonly<Record<string, Form>> = {
  open: { contract: openContract, make: () => service(false) },
  "two tokens": {
    contract: async () => (await loadDocument("openapi.yaml")).contract,
    make: () => service(true),
    callers: {
      headers: { authorization: "Bearer librarian" },
      second: { authorization: "Bearer grace" },
    },
  },
  SQLite: {
    contract: openContract,
    make: async () => {
      const store = await temporaryStore(sources);
      return { ...service(false, store), end: store.close };
    },
  },
  PostgreSQL: {
    contract: openContract,
    make: async () => {
      const database = await startPostgres();
      const store = await libraryStore(await openPostgres(database.url), sources);
      const end = async (): Promise<void> => {
        await store.close();
        await database.stop();
      };
      return { ...service(false, store), end };
    },
  },
  "guarded.yaml": {
    contract: async () => (await loadDocument("test/documents/guarded.yaml")).contract,
    make: guardedApp,
  },
};

export const ownProperty: Property = {
  name: "own",
  says: "Our own servers break no law, and every law is exercised: open, with two tokens, on SQLite, on PostgreSQL, and guarded.yaml; in process and over a socket.",
  unit: "runs",
  size: 10,
  small: 1,
  prove: async (size, seed, progress) => {
    const runs = [false, true].flatMap((isOnSocket) =>
      Object.entries(forms).map(([name, form]) => ({ name, form, isOnSocket })),
    );
    const told: string[] = [];
    for (const [done, { name, form, isOnSocket }] of runs.slice(0, size).entries()) {
      const { fetch, faults, end } = await form.make();
      const socket = isOnSocket ? await onSocket(fetch) : undefined;
      try {
        const contract = await form.contract();
        const { results, requests, left } = await ask(form, contract, {
          seed,
          fetch,
          origin: socket?.origin,
        });
        // Resources that no operation deletes stay.
        const kept = contract.resources.every((one) => one.delete !== undefined) ? left : [];
        const of = (verdict: string): string[] =>
          results
            .filter((one) => one.verdict.verdict === verdict)
            .map(({ law, operation }) => `${law.id} of ${operation.id}`);
        assert.deepEqual([of("broken"), of("not exercised"), kept, faults], [[], [], [], []], name);
        told.push(
          `${name}${isOnSocket ? " on a socket" : ""} ${of("holds").length} hold, ${requests} requests`,
        );
      } finally {
        await socket?.close();
        await end?.();
      }
      progress(done + 1);
    }
    return told.join("; ");
  },
};

/** The document of a server in protected mode. */
async function openContract(): Promise<Contract> {
  const { document, contract } = await loadDocument("openapi.yaml");
  return contractToJudge(document, contract.file, true);
}

function service(isGuarded: boolean, store: Store = memoryStore(sources)): Made {
  const faults: unknown[] = [];
  const authenticate = async (token: string): Promise<Principal | undefined> =>
    Object.hasOwn(known, token) ? known[token] : undefined;
  const app = createApp(handlers, store, {
    now: Date.now,
    checkResponses: true,
    onError: (error) => void faults.push(error),
    ...(isGuarded ? { authenticate } : {}),
  });
  return { fetch: (request) => app.fetch(request), faults };
}

async function ask(
  form: Form,
  contract: Contract,
  {
    seed,
    fetch,
    origin,
  }: { readonly seed: number; readonly fetch: Fetch; readonly origin: string | undefined },
): Promise<Outcome> {
  return check({
    contract,
    laws,
    baseUrl: origin ?? "http://localhost",
    seed,
    run: "v0123456789",
    budget: 600_000,
    now: Date.now,
    pause: timer,
    send: async (request) => (origin === undefined ? fetch(request) : globalThis.fetch(request)),
    ...form.callers,
  });
}
