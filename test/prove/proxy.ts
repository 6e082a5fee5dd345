// A faulty proxy: it forwards bytes, and cuts the first connections as configured.
import { type AddressInfo, connect, createServer } from "node:net";

/** When the connection is cut: before the request is forwarded, after the response, or during the response. */
export type Cut = "before-asking" | "before-answer" | "during-answer";

export type LosingProxy = {
  readonly port: number;
  /** The requests and the responses, as text, by connection. */
  readonly seen: readonly { sent: string; answered: string }[];
  readonly close: () => Promise<void>;
};

/**
 * @param target the port of the service
 * @param cuts the cuts of the first connections; later ones are forwarded unchanged
 * @param onAnswer called after each part of a response
 */
export async function losingProxy(
  target: number,
  cuts: readonly Cut[],
  onAnswer: (proxy: Pick<LosingProxy, "seen">) => void = () => {},
): Promise<LosingProxy> {
  const seen: { sent: string; answered: string }[] = [];
  const server = createServer((client) => {
    const cut = cuts[seen.length];
    const one = { sent: "", answered: "" };
    seen.push(one);
    client.on("error", () => {});
    if (cut === "before-asking") {
      client.once("data", () => client.destroy());
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    upstream.on("error", () => client.destroy());
    client.on("data", (bytes) => {
      one.sent += bytes.toString("latin1");
      upstream.write(bytes);
    });
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    upstream.on("data", (bytes) => {
      one.answered += bytes.toString("latin1");
      onAnswer({ seen });
      if (cut === undefined) return void client.write(bytes);
      if (cut === "during-answer") client.write(bytes.subarray(0, -10), () => client.destroy());
      else client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
