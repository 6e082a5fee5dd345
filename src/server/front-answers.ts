// How the front writes its own answers: as a response, or on a connection for which Node made none.
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { fields } from "../semantics/fields.ts";
import { closeLingering } from "./lingering.ts";
import { contentOf } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { REQUEST_ID } from "./request-id.ts";

export type Exchanged = {
  readonly id: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The address of the caller; `undefined` when the connection is gone. */
  readonly address: string | undefined;
  /** Why the front refused the request, for an answer that the app did not give. */
  readonly problem?: string;
};

export function sendAnswer(outgoing: ServerResponse, answer: Outcome, id: string, method: string): void {
  const content = contentOf(answer, id);
  outgoing.setHeader(REQUEST_ID, id);
  outgoing.writeHead(answer.status, headersOf(answer, content)).end(method === "HEAD" ? null : content);
}

/** Answers on a connection for which Node made no response, and reports it. What was asked may be unknown. */
export function answerRaw(
  socket: Socket,
  answer: Outcome,
  asked: Pick<Exchanged, "method" | "target">,
  options: { readonly requestId: () => string; readonly onExchange: (exchanged: Exchanged) => void },
): void {
  const id = options.requestId();
  const address = socket.remoteAddress;
  const problem = answer.problem && { problem: answer.problem.type };
  writeRaw(socket, answer, id);
  options.onExchange({ id, ...asked, status: answer.status, milliseconds: 0, address, ...problem });
}

function headersOf({ headers }: Outcome, content: string | null): Record<string, string> {
  if (content === null) return { ...headers };
  return { ...headers, [fields.contentLength.name]: String(Buffer.byteLength(content)) };
}

/** It is the last answer on the connection. */
function writeRaw(socket: Socket, answer: Outcome, id: string): void {
  const content = contentOf(answer, id);
  const all = {
    ...headersOf(answer, content),
    [REQUEST_ID]: id,
    date: new Date().toUTCString(),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`;
  socket.write(`${head}${content ?? ""}`);
  closeLingering(socket);
}
