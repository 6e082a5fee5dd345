// A raw connection: bytes are sent unchanged, and the response is read as text.
import { once } from "node:events";
import { connect } from "node:net";

/**
 * @param origin of a server on this machine
 * @param parts each written after a short pause
 * @returns all that came back until the server closed the connection, or was silent for a while
 */
export async function exchangeRaw(origin: string, ...parts: readonly string[]): Promise<string> {
  const { port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  // A server that has refused may reset the connection while more is being sent.
  socket.on("error", () => {});
  socket.setTimeout(400, () => socket.destroy());
  await once(socket, "connect");
  for (const part of parts) {
    if (!socket.destroyed) socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (!socket.closed) await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

/** The status codes of all answers in what came back. */
export function statusesIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
