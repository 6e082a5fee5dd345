// A request that is rejected for a reason that lies in the state of the server does nothing.
import type { Operation, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges } from "../merging/merging.ts";
import { ifAsked } from "../reason.ts";
import { changesItsTarget, hasResource, puts, theResourceOf } from "../shared/about.ts";
import { resourceActedOn } from "../shared/acted-on.ts";
import { broken, changedDespite, holds, isRefusal, isShutOut, notExercised } from "../shared/judgements.ts";
import { makeDependents } from "../shared/neighbours.ts";
import { unknownReferences } from "../shared/unknown-references.ts";
import type { Item, Made, World } from "../world.ts";

type Evidence = { readonly refused: readonly Exchange[]; readonly change: Change | undefined };

type Attempt = () => Promise<Exchange>;

/** How often an action is repeated: it may be possible once, or until nothing is left. */
const REPEATS = 3;
const BROKEN = 2;

export const refusedRequestChangesNothing: Law<Evidence> = {
  id: "refused-request-changes-nothing",
  about: "refusals",
  level: "convention",
  section: "RFC 9110 15.5",
  says: "By convention, a request that is rejected because of the state of the server changes nothing.",
  concerns: "operations that change something, in documents without declarations",
  premises: ["get-changes-nothing", "refused-content-changes-nothing", "conflict-changes-nothing"],
  why: "A client that gets 404, 409 or 422 believes that nothing happened. If a refused payment was booked, or a refused deletion was carried out, nobody looks for it.",
  evidence:
    "Requests are sent that a server may reject: an action, a PUT or a POST at a resource that does not exist, with the id of one that does not exist, a DELETE of what others name, an action with broken content and again and again. After each rejection the visible state must be as before it, and the lists as long.",
  fix: "Check everything before the first write, or do both in one transaction and roll it back before you return a 4xx.",
  notReported:
    "a request that succeeds; requests without permission, which have laws of their own; members and lists that count or record attempts and errors; a state such as `payment_failed`",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    ((hasResource(operation, contract) &&
      (operation.semantics.effect === "create" || changesItsTarget(operation))) ||
      resourceActedOn(operation, contract) !== undefined),
  async probe(world, operation) {
    const resource = resourceActedOn(operation, world.contract) ?? theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const attempts = await attemptsAt(world, operation, resource, item);
    const refused: Exchange[] = [];
    if (attempts.length === 0) return { refused, change: undefined };
    let before = await world.witness();
    for (const attempt of attempts) {
      const exchange = await attempt();
      if (!isRefusal(exchange) || isShutOut(exchange)) {
        before = await world.witness();
        continue;
      }
      refused.push(exchange);
      const change = await before.changeSince();
      if (change !== undefined && !isRecordOf(change, exchange)) return { refused: [exchange], change };
    }
    return { refused, change: undefined };
  },
  judge({ refused, change }) {
    if (change !== undefined) return broken(changedDespite("refusal", change), refused);
    return refused.length === 0 ? notExercised("nothing to refuse") : holds(refused.length);
  },
};

async function attemptsAt(
  world: World,
  operation: Operation,
  resource: Resource,
  item: Made,
): Promise<readonly Attempt[]> {
  const { effect } = operation.semantics;
  const send = (at: Item, content: unknown = world.validContent(operation)): Attempt => {
    return () => world.perform(operation, { path: world.pathTo(operation, at), content });
  };
  if (effect === "create") {
    const parent = world.contract.resources.find(({ read }) => read === operation.parent?.read);
    const nowhere = parent && (await ifAsked(() => world.freeItem(parent)));
    const wrong = await withUnknown(world, operation);
    return [
      ...wrong.map((content) => send(item, content)),
      ...(nowhere === undefined ? [] : [send(nowhere)]),
    ];
  }
  const nowhere = effect === "delete" ? undefined : await ifAsked(() => world.freeItem(resource, item));
  const toNothing = nowhere === undefined ? [] : [send(nowhere)];
  // Laws about PUT, PATCH and DELETE ask for broken content and, but for a PUT that adds to a list, for what is missing.
  if (puts(operation) || merges(operation)) {
    const wrong = await withUnknown(world, operation);
    return [...wrong.map((content) => send(item, content)), ...(puts(operation) ? toNothing : [])];
  }
  if (effect === "delete") {
    // What is below it or names it may be a reason to reject its deletion.
    const made = await makeDependents(world, item);
    return made.length === 0 ? [] : [send(item)];
  }
  const wrong = brokenOnes(world, operation);
  const again = Array.from({ length: REPEATS }, () => send(item));
  return [...wrong.map((content) => send(item, content)), ...toNothing, ...again];
}

function brokenOnes(world: World, operation: Operation): readonly unknown[] {
  return world
    .brokenContents(operation)
    .slice(0, BROKEN)
    .map(({ content }) => content);
}

/** Content that would change everything else, too. */
async function withUnknown(world: World, operation: Operation): Promise<readonly unknown[]> {
  const unknown = await unknownReferences(world, operation);
  return unknown.map(({ member, id }) => ({ ...membersOf(world.validContent(operation)), [member]: id }));
}

/** Whether the change says that the request was rejected: it is counted, listed, or is the new state. */
function isRecordOf(change: Change, { request }: Exchange): boolean {
  if (change.kind === "entry gained" || change.kind === "entry count") {
    const { target } = change.before.request;
    return target !== request.target && RECORDS.test(target);
  }
  if (!("difference" in change)) return false;
  const { member, seen } = change.difference;
  return ATTEMPTS.test(member) || (typeof seen === "string" && OUTCOMES.test(seen));
}

const ATTEMPTS = /attempt|fail|tries|reject|denied|declin|error|last|log/i;
const OUTCOMES = /fail|declin|reject|denied|refused|error|blocked|locked/i;
const RECORDS = /\/logs?(?:\?|$)|attempt|audit|event|histor|activit|notification|payment|charge|transaction/i;
