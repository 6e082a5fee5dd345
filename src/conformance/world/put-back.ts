// Restores the resources that were there before the run and that it could only change, such as /settings.
import { isRecord } from "../../json/record.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed, ownMembers } from "../../laws/shared/about.ts";
import type { Made } from "../../laws/world.ts";
import type { Settings } from "../settings.ts";
import { isSafe, succeeded } from "../wire/exchanges.ts";
import { makeSender } from "../wire/sender.ts";
import type { requiredParameters } from "./request-parameters.ts";
import { requirementsOf } from "./requirements.ts";

/** Sends what each of them was at first, if a request may have changed it. A server that rejects that keeps the change. */
export async function putBack(
  settings: Settings,
  found: readonly Made[],
  exchanges: readonly Exchange[],
  required: ReturnType<typeof requiredParameters>,
): Promise<void> {
  const { contract, tidy, fetch, memory } = settings;
  if (found.length === 0) return;
  const { send } = makeSender({ ...settings, fetch: tidy ?? fetch }, () => {}, required);
  for (const { resource, representation, read } of found) {
    const writer = operationNamed(contract, resource.write ?? resource.merge);
    const isChanged = exchanges.some(
      (one) => !isSafe(one) && succeeded(one) && one.request.target === read.request.target,
    );
    if (writer === undefined || !isChanged || !isRecord(representation)) continue;
    const names = ownMembers(writer).filter((name) => name in representation);
    const content = Object.fromEntries(names.map((name) => [name, representation[name]]));
    const means = { sendAsIs: send, freshKey: () => `${settings.run}-tidy`, faultsIn: memory.faultsIn };
    try {
      const headers = await requirementsOf(contract, writer, { path: {} }, means);
      await send(writer, { path: {}, headers, content });
    } catch {
      // As with deletions: what cannot be sent any more is left.
    }
  }
}
