// Sends bytes over a socket and returns the bytes that come back, unchanged.
import { connect } from "node:net";

/** One response, as received. */
export type RawAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** All bytes, for use if they are not one response. */
  readonly bytes: string;
};

/**
 * @param port a port of this machine
 * @param sent the bytes of one or more requests
 * @param milliseconds how long to wait for the peer to close; by default longer than a busy machine takes
 * @returns the responses in order; the connection is closed afterwards
 */
export function wire(
  port: number,
  sent: string | Buffer,
  milliseconds = 60_000,
): Promise<readonly RawAnswer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => void socket.write(sent));
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(parseAnswers(Buffer.concat(chunks).toString("latin1")));
    };
    const timer = setTimeout(end, milliseconds);
    socket.on("data", (chunk) => void chunks.push(chunk));
    socket.on("end", end);
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? end() : reject(error),
    );
  });
}

/** @returns the responses in the bytes, in order. */
export function parseAnswers(bytes: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = bytes;
  while (rest.startsWith("HTTP/1.1 ")) {
    const headEnd = rest.indexOf("\r\n\r\n");
    if (headEnd < 0) break;
    const [statusLine = "", ...lines] = rest.slice(0, headEnd).split("\r\n");
    const headers = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
    );
    const status = Number(statusLine.split(" ")[1]);
    const length =
      status === 304 || status === 204 || status < 200 ? 0 : Number(headers.get("content-length") ?? 0);
    const body = rest.slice(headEnd + 4);
    const text = headers.get("transfer-encoding") === "chunked" ? body : body.slice(0, length);
    answers.push({ status, headers, text: Buffer.from(text, "latin1").toString("utf8"), bytes: rest });
    rest = body.slice(text.length);
  }
  return answers;
}
