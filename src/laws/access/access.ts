// Shared by the laws about access: sends a request without permission, and checks whether anything changed.
import type { Contract, Operation } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Principal } from "../exchange.ts";
import type { Verdict } from "../law.ts";
import { hasResource } from "../shared/about.ts";
import { broken, changedDespite, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { collectRefusals, contentFor, type Refusals, type Wrong } from "../shared/refusing.ts";
import type { World } from "../world.ts";

/** RFC 9110 15.5.2, 15.5.4, 15.5.5: a server may return 404 to hide a resource. */
const refuses: readonly number[] = [
  problems.unauthenticated.status,
  problems["insufficient-scope"].status,
  problems["not-found"].status,
];

/** @returns whether the operation always requires credentials, and is about a resource that can be created. */
export function isSecured(operation: Operation, contract: Contract): boolean {
  return operation.traits.isSecured && hasResource(operation, contract);
}

export type Access = Refusals & {
  /** Whether the run has credentials. Without them, an open server may just not require any. */
  readonly hasCredentials: boolean;
};

/** Sends the request as a different principal to the run's own resource, and also to an unused URL if possible. */
export async function askAs(world: World, operation: Operation, as: Principal): Promise<Access> {
  const found = await collectRefusals(world, operation, (item) => {
    const ask = (): Wrong => ({
      when: { kind: "principal", as },
      sending: { as, content: contentFor(world, operation, item) },
    });
    return operation.semantics.effect === "create-or-replace" && as !== "second" ? [ask(), ask()] : [ask()];
  });
  return { ...found, hasCredentials: world.hasCredentials };
}

/** Judges requests from a principal without permission. */
export function judgeAccess({ refused, change, hasCredentials }: Access): Verdict {
  const exchanges = refused.map(({ exchange }) => exchange);
  const done = refused.find(({ exchange }) => isSuccess(exchange.response.status));
  if (done !== undefined && !hasCredentials)
    return notExercised({ kind: "no credentials given", exchange: done.exchange });
  if (done !== undefined) return broken(wrongStatus(done.exchange, refuses, done.when), [done.exchange]);
  if (change !== undefined) return broken(changedDespite("refusal", change), exchanges);
  const other = exchanges.find(({ response }) => !refuses.includes(response.status));
  if (other !== undefined) {
    return notExercised({ kind: "refused, perhaps not by access control", exchange: other });
  }
  return holds(exchanges.length);
}
