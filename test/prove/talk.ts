// One request to a port of this machine, and its answer.
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
 * @param port where to
 * @param ask what
 * @param agent keeps connections; without one, each request has its own
 * @returns the answer
 * @throws when the connection breaks before the answer is whole
 */
export function talk(port: number, ask: Ask, agent?: Agent): Promise<Answer> {
  const { method, path, headers = {}, body } = ask;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { host: "127.0.0.1", port, method, path, headers: { ...headers, ...length } };
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
 * @param attempts how often at most
 * @returns the first answer that comes through whole
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
