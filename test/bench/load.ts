// Sends requests over kept connections, each of which waits for its response, and measures how long that takes.
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export type Ask = {
  readonly method: string;
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type Answer = { readonly status: number; readonly text: string };

/** @returns the next request of a connection; `undefined` when there are no more. */
export type Next = (last: Answer | undefined) => Ask | undefined;

export type Load = {
  /** Opens the connections again if they were idle: the server may be about to close them. */
  readonly wake: () => Promise<void>;
  /** Runs until no connection has a next request. Returns the milliseconds of each request. */
  readonly run: (
    nextOf: (connection: number) => Next,
    accept: (answer: Answer) => boolean,
  ) => Promise<number[]>;
  readonly close: () => void;
};

/** Node closes a connection that is idle for five seconds. */
const IDLE = 3000;

/** @returns a load of that many connections; `fields` are sent with each request */
export async function openLoad(
  port: number,
  connections: number,
  fields: Readonly<Record<string, string>>,
): Promise<Load> {
  const open = (): Promise<Socket[]> =>
    Promise.all(Array.from({ length: connections }, () => connected(port)));
  let sockets = await open();
  let used = performance.now();
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    wake: async () => {
      if (performance.now() - used < IDLE) return;
      close();
      sockets = await open();
    },
    run: async (nextOf, accept) => {
      const taken: number[] = [];
      const lanes = sockets.map((socket, index) => drive(socket, fields, nextOf(index), accept, taken));
      await Promise.all(lanes);
      used = performance.now();
      return taken;
    },
    close,
  };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").setNoDelay();
  await once(socket, "connect");
  // The event after it, `close`, ends the request that was being sent.
  socket.on("error", () => undefined);
  return socket;
}

function drive(
  socket: Socket,
  fields: Readonly<Record<string, string>>,
  next: Next,
  accept: (answer: Answer) => boolean,
  taken: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let sent = 0;
    let asked: Ask | undefined;
    const finish = (): void => {
      socket.removeAllListeners("data");
      socket.removeListener("close", closed);
    };
    const fail = (error: Error): void => {
      finish();
      reject(error);
    };
    const closed = (): void => fail(new Error(`${asked?.method} ${asked?.path}: the connection was closed`));
    const send = (last: Answer | undefined): void => {
      asked = next(last);
      if (asked === undefined) {
        finish();
        resolve();
        return;
      }
      sent = performance.now();
      socket.write(textOf(asked, fields));
    };
    socket.on("data", (chunk: Buffer) => {
      parts.push(chunk);
      const answer = answerIn(parts.length === 1 ? chunk : Buffer.concat(parts));
      if (answer === undefined) return;
      parts = [];
      taken.push(performance.now() - sent);
      if (accept(answer)) send(answer);
      else fail(new Error(`${asked?.method} ${asked?.path} was answered ${answer.status} ${answer.text}`));
    });
    socket.once("close", closed);
    send(undefined);
  });
}

function textOf({ method, path, fields, body }: Ask, more: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: "localhost", accept: "application/json", ...more, ...fields });
  const content = body === undefined ? "" : `content-length: ${Buffer.byteLength(body)}\r\n`;
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `${method} ${path} HTTP/1.1\r\n${head}${content}\r\n${body ?? ""}`;
}

/** @returns the response, once it is complete. */
function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  if (status === 304 || status === 204) return { status, text: "" };
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`a response without Content-Length:\n${head}`);
  const content = bytes.subarray(end + 4);
  return content.length < Number(length) ? undefined : { status, text: content.toString() };
}
