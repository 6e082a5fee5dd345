// How a server reports its address, and its costs so far, to the process that started it.
import type { AddressInfo } from "node:net";

/** Processor time, user and system, in microseconds. */
export type Cost = { readonly cost: number };

/** Sends the port, and the cost each time it is asked for; ends with its parent. */
export function tellCosts(address: AddressInfo | string | null): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cost: user + system } satisfies Cost);
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ port: (address as AddressInfo).port });
}
