// Whether a request to a child moves it below the parent that its content names.
import { namesOfId } from "../../contract/inferred/foreign-members.ts";
import { bare } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Failure } from "../failure.ts";
import { ifAsked } from "../reason.ts";
import { isGone, wrongStatus } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import type { Made, World } from "../world.ts";

/** The request that moved a child, and the GET at its former URL that shows it. */
export type Moved = { readonly failure: Failure; readonly exchange: Exchange; readonly read: Exchange };

/**
 * Asks where the content of the operation does not have the member that names the parent: where it has it, to move is
 * what a client may want.
 */
export async function findMoved(world: World, operation: Operation, item: Made): Promise<Moved | undefined> {
  const above = world.contract.resources.find(({ read }) => read === item.resource.parent);
  const names = above === undefined ? [] : namesOfId(above);
  const own = new Set((jsonMedia(operation)?.members ?? []).map(({ name }) => name));
  const member = Object.keys(item.representation).find(
    (name) => names.includes(bare(name)) && !own.has(name),
  );
  if (above === undefined || member === undefined || operation.semantics.declared) return undefined;
  return ifAsked(async () => {
    const parent = await world.make(above);
    const id = world.idOf(parent);
    const named = typeof item.representation[member] === "number" ? Number(id) : id;
    const content = { ...membersOf(world.validContent(operation)), [member]: named };
    const exchange = await world.perform(operation, { path: world.pathTo(operation, item), content });
    if (!isSuccess(exchange.response.status)) return undefined;
    const now = await world.read(item);
    if (isMissing(now)) {
      const failure = wrongStatus(now.read, "success", { kind: "after", exchange });
      return isGone(now.read) ? { failure, exchange, read: now.read } : undefined;
    }
    const [expected, seen] = [item.representation[member], now.representation[member]];
    const rule = { kind: "address", target: exchange.request.target } as const;
    return String(seen) === id
      ? { failure: { kind: "member", member, expected, seen, rule }, exchange, read: now.read }
      : undefined;
  });
}
