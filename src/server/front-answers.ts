// How the front writes its own answers: as a response, or on a connection for which Node made none.
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { fields } from "../semantics/fields.ts";
import type { Attended, AttendOptions, ServedRequest } from "./attended.ts";
import { type CorsRules, corsFields } from "./cors.ts";
import { closeLingering } from "./lingering.ts";
import { STATUS_CODES } from "./node-http.ts";
import { contentOf } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { REQUEST_ID } from "./request-id.ts";

export function sendAnswer(outgoing: ServerResponse, answer: Outcome, id: string, method: string): void {
  const content = contentOf(answer, id);
  outgoing.writeHead(answer.status, headersOf(answer, content)).end(method === "HEAD" ? null : content);
}

/** What is known of a request. */
export type Asked = Pick<ServedRequest, "method" | "target"> & { readonly origin?: string | undefined };

type RawOptions = Pick<AttendOptions, "requestId" | "afterRequest"> & {
  readonly cors?: CorsRules | undefined;
};

/**
 * Answers on the connection itself, where Node made no response or the response can't be used, and reports it.
 *
 * @param socket a connection on which no response has started
 * @param answer the last response on it
 * @param asked what was asked, as far as it is known
 * @param options ids and the log
 * @param attended the request, if its line in the log is still to come
 */
export function answerRaw(
  socket: Socket,
  answer: Outcome,
  { origin, ...asked }: Asked,
  options: RawOptions,
  attended?: Attended,
): void {
  const id = attended?.id ?? options.requestId();
  const { status } = answer;
  const address = socket.remoteAddress;
  const problem = answer.problem && { problem: answer.problem.type };
  if (attended !== undefined) Object.assign(attended, { status, ...problem });
  writeRaw(socket, answer, id, (names, vary) =>
    options.cors === undefined ? {} : corsFields(options.cors, origin, { names, vary }),
  );
  if (attended === undefined)
    options.afterRequest({ id, ...asked, status, milliseconds: 0, address, ...problem });
}

function headersOf({ headers }: Outcome, content: string | null): Record<string, string> {
  if (content === null) return { ...headers };
  return { ...headers, [fields.contentLength.name]: String(Buffer.byteLength(content)) };
}

type MoreFields = (names: readonly string[], vary: string | undefined) => Readonly<Record<string, string>>;

/** It is the last answer on the connection. */
function writeRaw(socket: Socket, answer: Outcome, id: string, more: MoreFields): void {
  const content = contentOf(answer, id);
  const all = {
    ...headersOf(answer, content),
    [REQUEST_ID]: id,
    date: new Date().toUTCString(),
    connection: "close",
  };
  const whole = { ...all, ...more(Object.keys(all), answer.headers[fields.vary.name]) };
  const lines = Object.entries(whole).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`;
  socket.write(`${head}${content ?? ""}`);
  closeLingering(socket);
}
