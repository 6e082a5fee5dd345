// RFC 9110 7.8: a server may ignore `Upgrade`. Node then drops what follows the request in the same packet, so the
// request is parsed again without the field.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/**
 * @param server the server that the request came to
 * @param incoming a request with `Upgrade`
 * @param socket its connection, which Node has released; everything before the request was answered
 * @param rest the bytes after the head
 */
export function ignoreUpgrade(server: Server, incoming: IncomingMessage, socket: Socket, rest: Buffer): void {
  if (socket.destroyed) return;
  socket.unshift(Buffer.concat([Buffer.from(headWithoutUpgrade(incoming), "latin1"), rest]));
  server.emit("connection", socket);
}

/** Node hands over the bytes of field values as Latin-1. */
function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) => {
    if (at % 2 === 1 || /^upgrade$/i.test(name)) return [];
    const value = rawHeaders[at + 1] ?? "";
    return [`${name}: ${/^connection$/i.test(name) ? withoutToken(value, "upgrade") : value}`];
  });
  return `${method} ${url} HTTP/${httpVersion}\r\n${lines.join("\r\n")}\r\n\r\n`;
}

function withoutToken(list: string, token: string): string {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part.toLowerCase() !== token)
    .join(", ");
}
