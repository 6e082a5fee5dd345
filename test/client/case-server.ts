// Plays the cases over a socket, also for pages of any origin.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cases, type Step } from "./case-list.ts";
import type { Told } from "./cases.ts";

/** The CORS fields for a page of a different origin (Fetch 3.2). */
export const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, PUT, POST, PATCH, DELETE",
  "access-control-allow-headers":
    "content-type, if-match, if-none-match, idempotency-key, prefer, accept, x-call",
  "access-control-expose-headers": "*",
  "access-control-max-age": "600",
};

export type CaseServer = {
  readonly origin: string;
  /** @returns the expected and the reported result of each case, with the requests received. */
  readonly compared: (told: readonly Told[]) => { readonly want: object; readonly got: object };
  readonly close: () => void;
};

export async function caseServer(): Promise<CaseServer> {
  const sent: string[][] = cases.map(() => []);
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      // A browser sends again by itself what was lost on a connection that it had used before.
      response.shouldKeepAlive = false;
      if (request.method === "OPTIONS") return void response.writeHead(204, CORS).end();
      const at = Number(request.url?.split("/")[1]);
      const requests = sent[at] ?? [];
      requests.push(toldOf(request));
      play(cases[at]?.steps[requests.length - 1] ?? { status: 599 }, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  const compared = (told: readonly Told[]) => ({
    want: cases.map(({ name, want, sent: requests }) => ({ name, want, sent: requests })),
    got: told.map(({ name, got }, at) => ({ name, want: got, sent: sent[at] })),
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, compared, close };
}

function toldOf({ method, headers }: IncomingMessage): string {
  const { "if-match": match, "if-none-match": none, "idempotency-key": key } = headers;
  return [method, match ?? none ?? key].filter(Boolean).join(" ");
}

function play(step: Step, response: ServerResponse): void {
  if (step === "hang") return;
  if (step === "drop") return void response.destroy();
  // Nor is a browser asked what it remembers.
  const json = { "content-type": "application/json", "cache-control": "no-store" };
  if (step === "cut") {
    response.writeHead(200, { ...CORS, ...json, "content-length": "100" });
    response.write('{"title":"Em');
    return void setTimeout(() => response.destroy(), 20);
  }
  if (step === "garble") return void response.writeHead(200, { ...CORS, ...json }).end('{"ti#le"}');
  const { status, headers, content } = step;
  response.writeHead(status, { ...CORS, ...json, ...headers });
  response.end(content === undefined || typeof content === "string" ? content : JSON.stringify(content));
}
