// Sends the requests of a probe, remembers what they create, and reads it.
import type { Operation } from "../../contract/operation.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed, representationIn } from "../../laws/shared/about.ts";
import type { Item, World } from "../../laws/world.ts";
import { fieldNames } from "../../semantics/fields.ts";
import { isConflict } from "../../semantics/statuses.ts";
import type { Settings } from "../settings.ts";
import { succeeded } from "../wire/exchanges.ts";
import type { Sender } from "../wire/sender.ts";
import { createdItem, pathTo, putItem } from "./addresses.ts";
import { noteConflict } from "./distinct-values.ts";
import type { Known } from "./known.ts";
import { namedAsAddressed } from "./naming.ts";
import { requirementsOf } from "./requirements.ts";

export type Requests = Pick<World, "send" | "perform" | "read" | "created">;

export type RequestMeans = {
  readonly sender: Sender;
  readonly known: Known;
  readonly freshKey: () => string;
};

/** @returns the sender and reader of a world. */
export function makeRequests(settings: Settings, { sender, known, freshKey }: RequestMeans): Requests {
  const { contract, baseUrl, memory } = settings;
  const created = (operation: Operation, exchange: Exchange): Item | undefined =>
    succeeded(exchange) ? createdItem(contract, operation, exchange, baseUrl) : undefined;
  const send: World["send"] = async (operation, sending) => {
    const exchange = await sender.send(
      operation,
      namedAsAddressed(contract, operation, sending, memory.faultsIn),
    );
    if (isConflict(exchange.response.status)) noteConflict(operation, contract, memory);
    const isCreate = operation.semantics.effect === "create";
    const item = isCreate ? created(operation, exchange) : putItem(contract, operation, sending, exchange);
    if (item !== undefined && sending.method === undefined) known.remember(item);
    return exchange;
  };
  return {
    send,
    created,
    async perform(operation, sending) {
      const means = { sendAsIs: sender.send, freshKey, faultsIn: memory.faultsIn };
      const headers = await requirementsOf(contract, operation, sending, means);
      return send(operation, { ...sending, headers: { ...headers, ...sending.headers } });
    },
    async read({ resource, path }) {
      const operation = operationNamed(contract, resource.read);
      if (operation === undefined) throw new Error(`${resource.read} is not an operation`);
      const read = await sender.send(operation, { path: pathTo(operation, { resource, path }) });
      if (!succeeded(read)) return { resource, path, representation: undefined, read };
      const representation = representationIn(resource, read.response.content);
      const tag = read.response.headers[fieldNames.etag];
      return { resource, path, representation, tag, read };
    },
  };
}
