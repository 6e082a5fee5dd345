// A proxy that fails on purpose: before, during and after the effect of a request, in every way that a network does.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What the proxy does with a request; what stands before the line never reaches the service. */
export const faults = [
  "drop before",
  "refuse with 503",
  "answer a portal's page",
  "answer a problem with 200",
  "answer null",
  // ----
  "hang up during",
  "drop after",
  "answer 502 after",
  "delay beyond the timeout",
  "delay a little",
  "truncate the head",
  "truncate the content",
  "garble the head",
  "garble the content",
  "call the content HTML",
  "answer empty",
  "none",
] as const;
export type Fault = (typeof faults)[number];

export type Proxy = { readonly origin: string; readonly close: () => Promise<void> };

/**
 * @param origin of the service behind it
 * @param faultOf which fault a request shall meet
 * @param late settles when the client has given up waiting for its answer
 */
export async function faultProxy(
  origin: string,
  faultOf: (request: IncomingMessage) => Fault,
  late: (request: IncomingMessage) => Promise<unknown>,
): Promise<Proxy> {
  const open = new Set<Promise<void>>();
  const server = createServer((request) => {
    const work = pass(request, request.socket, origin, faultOf(request), late)
      // The service has closed its connection, for example; the client has no other time limit.
      .catch(() => void request.socket.destroy())
      .finally(() => open.delete(work));
    open.add(work);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    await Promise.all(open);
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function pass(
  request: IncomingMessage,
  socket: Socket,
  origin: string,
  fault: Fault,
  late: (request: IncomingMessage) => Promise<unknown>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (fault === "drop before") return void socket.destroy();
  if (fault === "refuse with 503") return void socket.end(plain("503 Service Unavailable", "busy"));
  if (fault === "answer a portal's page") return void socket.end(plain("200 OK", "<html>Log in</html>"));
  if (fault === "answer a problem with 200")
    return void socket.end(plain("200 OK", '{"title":"Busy"}', "application/problem+json"));
  if (fault === "answer null") return void socket.end(plain("200 OK", "null", "application/json"));
  const content = Buffer.concat(chunks);
  const answering = fetch(`${origin}${request.url}`, {
    method: request.method ?? "GET",
    headers: sentHeaders(request),
    ...(content.length > 0 ? { body: content } : {}),
  });
  if (fault === "hang up during") socket.destroy();
  const answer = await answering;
  const body = Buffer.from(await answer.arrayBuffer());
  const head = headOf(answer, body.length);
  const whole = Buffer.concat([head, body]);
  switch (fault) {
    case "hang up during":
      return;
    case "drop after":
      return void socket.destroy();
    case "answer 502 after":
      return void socket.end(plain("502 Bad Gateway", "<html>Bad gateway</html>"));
    case "delay beyond the timeout":
      await late(request);
      return void socket.end(whole);
    case "delay a little":
      await sleep(5);
      return void socket.end(whole);
    case "truncate the head":
      return void socket.end(head.subarray(0, head.length / 2));
    case "truncate the content":
      // Without content there is nothing to cut but the head.
      return void socket.end(whole.subarray(0, body.length ? whole.length - 1 : head.length / 2));
    case "garble the head":
      return void socket.end(garbled(head));
    case "garble the content":
      return void socket.end(body.length ? Buffer.concat([head, garbled(body)]) : garbled(head));
    case "call the content HTML":
      return void socket.end(
        Buffer.from(whole.toString("latin1").replace("application/json", "text/html"), "latin1"),
      );
    case "answer empty":
      return void socket.end("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    default:
      return void socket.end(whole);
  }
}

function sentHeaders({ headers }: IncomingMessage): Record<string, string> {
  const own = ["host", "connection", "content-length", "transfer-encoding"];
  const entries = Object.entries(headers).filter(([name]) => !own.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function headOf(answer: Response, length: number): Buffer {
  const fields = [...answer.headers].filter(
    ([name]) => !["connection", "keep-alive", "transfer-encoding", "content-length"].includes(name),
  );
  const hasContent = answer.status !== 204 && answer.status !== 304;
  const lines = [...fields, ...(hasContent ? [["content-length", length]] : [])].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(
    `HTTP/1.1 ${answer.status} ${answer.statusText}\r\nconnection: close\r\n${lines.join("")}\r\n`,
  );
}

function plain(status: string, text: string, type = "text/html"): string {
  return `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
}

function garbled(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => (at % 3 === 0 ? byte ^ 0x15 : byte)));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
