// A fresh service, in process or on a port, with or without access control.
import { createApp } from "../../generated/server.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import { type Answer, type Ask, talk } from "./talk.ts";

export type Caller = { readonly sub: string; readonly scopes: readonly string[] };

export type World = {
  readonly store: Store;
  /** The failures that the service reported. */
  readonly errors: readonly unknown[];
  /** `undefined` in process. */
  readonly port: number | undefined;
  readonly ask: (ask: Ask, caller?: Caller) => Promise<Answer>;
  /** Everything that is stored, as text. */
  readonly everything: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export type Given = {
  readonly door: "process" | "socket";
  readonly guarded: boolean;
  readonly now: () => number;
};

/** @returns a world with the same ids and tags each time, so that two worlds can be compared byte for byte. */
export async function openWorld({ door, guarded, now }: Given): Promise<World> {
  const store = memoryStore({ now, random: counting() });
  return door === "process" ? inProcess(store, guarded, now) : overSocket(store, guarded, now);
}

function inProcess(store: Store, guarded: boolean, now: () => number): World {
  const errors: unknown[] = [];
  const app = createApp(handlers, store, {
    now,
    checkResponses: true,
    onError: (error) => void errors.push(error),
    ...(guarded ? { authenticate: async (token) => readToken(token) } : {}),
  });
  return {
    store,
    errors,
    port: undefined,
    ask: async ({ method, path, headers, body }, caller) => {
      const authorization = caller && guarded ? { authorization: `Bearer ${writeToken(caller)}` } : {};
      const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
      const response = await app.fetch(
        new Request(`http://service.invalid${path}`, {
          method,
          headers: { ...headers, ...authorization },
          body: bytes === undefined ? null : new Uint8Array(bytes),
        }),
      );
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      };
    },
    everything: () => exported(store),
    close: async () => undefined,
  };
}

async function overSocket(store: Store, guarded: boolean, now: () => number): Promise<World> {
  const service = await startService({ store, guarded, now });
  return {
    store,
    errors: service.errors,
    port: service.port,
    ask: async (ask, caller) => {
      const token = caller && guarded ? await service.token(caller.sub, ...caller.scopes) : undefined;
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return talk(service.port, { ...ask, headers: { ...ask.headers, ...authorization } });
    },
    everything: () => exported(store),
    close: service.close,
  };
}

/** Bytes that differ at each call, and are the same in each world. */
function counting(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32BE(count, length - 4);
    return bytes;
  };
}

const writeToken = (caller: Caller): string => Buffer.from(JSON.stringify(caller)).toString("base64url");

function readToken(token: string): { id: string; scopes: readonly string[] } {
  const { sub, scopes } = JSON.parse(Buffer.from(token, "base64url").toString()) as Caller;
  return { id: sub, scopes };
}
