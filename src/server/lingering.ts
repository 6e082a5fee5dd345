// Closes a connection so that its last response arrives (RFC 9112 9.6): half-close first, then read on within limits.
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** How long a client may keep sending after the last response, and how long it may be silent, in milliseconds. */
export type Linger = { readonly most: number; readonly silent: number };

export const LINGER: Linger = { most: 30_000, silent: 5_000 };

const LINGERING = Symbol("lingering");
type Marked = Duplex & { [LINGERING]?: true };

/** @returns whether the last response on the connection was sent, so that further input is discarded. */
export function isLingering(socket: Duplex): boolean {
  return (socket as Marked)[LINGERING] === true;
}

/**
 * Makes every orderly close of a connection a lingering one. After a plain close with unread data the kernel sends a
 * reset, and the client loses a response that it has not read yet.
 *
 * @param socket a connection that was just accepted
 */
export function lingerOnClose(socket: Socket, linger = LINGER): void {
  socket.destroySoon = () => closeLingering(socket, linger);
}

/**
 * Sends what is buffered, then FIN; discards further input until the client closes or a limit is reached. The limits begin
 * when everything is sent: until then `closeUnread` disconnects a client that does not read, and a slow one gets it all.
 */
export function closeLingering(socket: Socket, linger: Linger = LINGER): void {
  if (isLingering(socket) || socket.destroyed) return;
  (socket as Marked)[LINGERING] = true;
  if (socket.writable) socket.end();
  const destroyWhenSent = (): void => {
    if (socket.writableFinished) socket.destroy();
    else socket.once("finish", () => socket.destroy());
  };
  // The client has already closed its side.
  if (socket.readableEnded) destroyWhenSent();
  else {
    socket.once("end", destroyWhenSent);
    socket.resume();
    if (socket.writableFinished) limitRest(socket, linger);
    else socket.once("finish", () => limitRest(socket, linger));
  }
}

function limitRest(socket: Socket, { most, silent }: Linger): void {
  let seen = socket.bytesRead;
  let quiet = 0;
  const step = Math.min(silent, 1000);
  let passed = 0;
  const check = setInterval(() => {
    passed += step;
    quiet = socket.bytesRead === seen ? quiet + step : 0;
    seen = socket.bytesRead;
    if (quiet >= silent || passed >= most) socket.destroy();
  }, step);
  check.unref();
  socket.once("close", () => clearInterval(check));
}

/**
 * Closes a connection that has been idle for too long, unless an unread request has arrived on it: after a pause of the
 * event loop, Node's timer runs before the socket is read.
 */
export function closeIdle(socket: Socket): void {
  const seen = socket.bytesRead;
  setImmediate(() => {
    if (socket.bytesRead === seen) socket.destroy();
  });
}
