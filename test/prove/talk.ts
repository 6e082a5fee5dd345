// Sends one request to a port of this machine.
import { type Agent, request } from "node:http";

export type Ask = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/**
 * @param ask the request; a Content-Length among its headers is sent unchanged, true or not
 * @param agent keeps connections open; without one, each request has its own
 * @returns the response
 * @throws if the connection breaks before the response is complete
 */
export function talk(port: number, ask: Ask, agent?: Agent): Promise<Answer> {
  const { method, path, headers = {}, body } = ask;
  return new Promise((resolve, reject) => {
    const isSized = body !== undefined && !("transfer-encoding" in headers);
    const length = isSized ? { "content-length": Buffer.byteLength(body) } : {};
    const options = { host: "127.0.0.1", port, method, path, headers: { ...length, ...headers } };
    const outgoing = request({ ...options, agent: agent ?? false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers as Record<string, string>,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/**
 * @param attempts the maximum number of requests
 * @returns the first complete response
 */
export async function insist(port: number, ask: Ask, attempts: number): Promise<Answer> {
  for (let left = attempts; ; left--) {
    try {
      return await talk(port, ask);
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}
