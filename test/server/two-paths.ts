// The same app behind two servers: one answers operations on Node's own request and response, the other by `app.fetch`.
import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect } from "vitest";
import { allowedMethods } from "../../src/semantics/methods.ts";
import type { App } from "../../src/server/app.ts";
import { frontServer, type NodeServerOptions, PATIENCE } from "../../src/server/node-server.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { REQUEST_ID } from "../../src/server/request-id.ts";
import type { Wiring } from "../../src/server/wiring.ts";

/** A response, without the fields that differ from request to request. */
export type Answered = {
  readonly status: string;
  readonly fields: readonly string[];
  readonly content: string;
  /** The number of interim responses before it. */
  readonly interim: number;
};

/** Sends requests one after the other, on one connection as long as it stays open. */
export type Asker = {
  readonly port: number;
  readonly ask: (method: string, bytes: string) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

/** No connection is closed because the machine is slow. */
const PATIENT = { ...PATIENCE, head: 600_000, request: 600_000, unread: 600_000, idle: 600_000 };

/** Reads the id of a request that the front has set, for the options of an app. */
export function requestIdOf(env: unknown): string | undefined {
  const id = (env as { outgoing?: { getHeader(name: string): unknown } } | undefined)?.outgoing?.getHeader(
    REQUEST_ID,
  );
  return typeof id === "string" ? id : undefined;
}

/**
 * @param app the app, in a state of its own
 * @param wiring its operations
 * @param isDirect whether the server answers its operations without `app.fetch`
 * @param more options of the front
 * @returns how to ask it
 */
export async function askerOf(
  app: App,
  wiring: Readonly<Record<string, Wiring>>,
  isDirect: boolean,
  more: Partial<NodeServerOptions> = {},
): Promise<Asker> {
  let ids = 0;
  const server = frontServer(app.fetch, {
    operations: isDirect ? app.operations : undefined,
    methodsOf: methodsOf(wiring),
    allMethods: allowedMethods(Object.values(wiring).map(({ method }) => method)),
    loopbackOnly: true,
    patience: PATIENT,
    requestId: () => `id-${++ids}`,
    clock: () => 0,
    afterRequest: () => {},
    ...more,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  let socket: Socket | undefined;
  return {
    port,
    ask: async (method, bytes) => {
      if (socket === undefined || socket.destroyed || socket.readableEnded) {
        socket = connect(port, "127.0.0.1");
        socket.on("error", () => {});
        await once(socket, "connect");
      }
      const answered = await answerTo(socket, method, bytes);
      if (answered.fields.includes("connection: close")) {
        socket.destroy();
        socket = undefined;
      }
      return answered;
    },
    close: async () => {
      socket?.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function answerTo(socket: Socket, method: string, bytes: string): Promise<Answered> {
  return new Promise((resolve) => {
    let received = "";
    const hear = (chunk: Buffer): void => {
      received += chunk.toString("latin1");
      const answered = parsed(received, method);
      if (answered !== undefined) done(answered);
    };
    const end = (): void => done({ status: "cut off", fields: [], content: received, interim: 0 });
    const done = (answered: Answered): void => {
      socket.off("data", hear).off("close", end);
      resolve(answered);
    };
    socket.on("data", hear).on("close", end);
    socket.write(Buffer.from(bytes, "latin1"));
  });
}

/** Fields without a meaning for the comparison; those of the connection have one. */
const PASSING = ["date"];

/** @returns the response, if all of it has arrived. */
function parsed(received: string, method: string, interim = 0): Answered | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [status = "", ...lines] = received.slice(0, end).split("\r\n");
  const rest = received.slice(end + 4);
  if (status.startsWith("HTTP/1.1 1")) return parsed(rest, method, interim + 1);
  const all = lines.map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase()).replace(/:\s+/, ": "));
  const fields = all.filter((line) => !PASSING.some((name) => line.startsWith(`${name}:`))).toSorted();
  const isEmpty = method === "HEAD" || /^HTTP\/1\.1 (?:204|304)/.test(status);
  const length = /^content-length: (\d+)$/m.exec(fields.join("\n"))?.[1];
  const isChunked = fields.includes("transfer-encoding: chunked");
  if (isEmpty) return { status, fields, content: rest, interim };
  if (isChunked) return rest.endsWith("0\r\n\r\n") ? { status, fields, content: rest, interim } : undefined;
  return rest.length < Number(length) ? undefined : { status, fields, content: rest, interim };
}

/** The same app on both paths. */
export type Pair = { readonly direct: Asker; readonly byFetch: Asker };

/** @returns the answer to a request, after checking that it is the same on both paths */
export async function same(
  { direct, byFetch }: Pair,
  method: string,
  bytes: string,
  says: string,
): Promise<Answered> {
  const answered = await direct.ask(method, bytes);
  expect(answered, says).toEqual(await byFetch.ask(method, bytes));
  return answered;
}
