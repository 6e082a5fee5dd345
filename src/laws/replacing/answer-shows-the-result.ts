// A response with the representation shows the state after the change.
import { sameJson } from "../../json/equality.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { writesByContent } from "../merging/merging.ts";
import { representationIn, resourceOf, theResourceOf } from "../shared/about.ts";
import { answersWithTheResource, resourceActedOn } from "../shared/acted-on.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isKept } from "../shared/likeness.ts";
import { judgeAll } from "../shared/rounds.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Item, World } from "../world.ts";
import { findClaimed, type Shown } from "./acting.ts";

export const answerShowsTheResult: Law<readonly Shown[]> = {
  id: "answer-shows-the-result",
  about: "replacing",
  level: "SHOULD",
  section: "RFC 9110 9.3.4, 15.3.1, as declared",
  says: "A response to POST, PUT or PATCH that has the representation shows it as it is after the change.",
  concerns:
    "operations that create, replace, merge or act on a resource and whose success has its schema, in documents without declarations",
  premises: ["get-changes-nothing", "put-is-stored", "patch-changes-named-members"],
  why: "A client shows and keeps what the response says. With the state from before the change, the user sees the old text and saves it once more.",
  evidence:
    "The members that clients set are compared between the response and a GET after it, for a POST also with the required members only. Of an action, such as one that cancels an order, the flags, words and numbers that it returns as changed are compared, and those that a client sets, on two resources.",
  fix: "Return what you stored: read the row again in the transaction, or ask the database for the new row.",
  notReported:
    "members that only the server sets; members that the response leaves out; an action that only shows what it would do",
  appliesTo: (operation, contract) =>
    !operation.semantics.declared &&
    answersWithTheResource(
      operation,
      writesByContent(operation) ? resourceOf(operation, contract) : resourceActedOn(operation, contract),
      contract,
    ),
  async probe(world, operation) {
    const actedOn = writesByContent(operation) ? undefined : resourceActedOn(operation, world.contract);
    if (actedOn !== undefined) return [await findClaimed(world, operation, actedOn)];
    const resource = theResourceOf(operation, world.contract);
    const isCreate = operation.semantics.effect === "create";
    if (!isCreate) {
      const item = await world.make(resource);
      const content = world.anotherContent(operation, item.representation);
      return [await compare(world, item, await performOn(world, operation, item, content))];
    }
    const path = await world.pathAbove(operation);
    const rounds: Shown[] = [];
    // What the server fills in may differ between the two.
    for (const members of ["all", "required"] as const) {
      const exchange = await world.perform(operation, {
        path,
        content: world.validContent(operation, members),
      });
      const isDone = isSuccess(exchange.response.status);
      rounds.push(await compare(world, isDone ? world.created(operation, exchange) : undefined, exchange));
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

async function compare(world: World, item: Item | undefined, exchange: Exchange): Promise<Shown> {
  if (item === undefined) return { exchange, after: undefined, names: [] };
  const { resource } = item;
  const after = await world.read(item);
  const [shown, now] = [representationIn(resource, exchange.response.content), after.representation ?? {}];
  const differs = resource.settable.filter((name) => name in shown && !sameJson(shown[name], now[name]));
  const set = differs.length === 0 ? new Set<string>() : await world.serverSet(resource);
  return { exchange, after, names: resource.settable.filter((name) => !set.has(name)) };
}

function judgeRound({ exchange, after, names }: Shown): Verdict {
  const failed = needsSuccess([exchange]);
  if (failed !== undefined) return failed;
  if (after === undefined || isMissing(after)) return notExercised("created resource unknown");
  const shown = representationIn(after.resource, exchange.response.content);
  const both = names.filter((name) => name in shown);
  const member = both.find((name) => !isKept(shown[name], after.representation[name]));
  if (both.length === 0) return notExercised("nothing changed");
  if (member === undefined) return holds(both.length);
  const difference = { expected: after.representation[member], seen: shown[member] };
  const failure = { kind: "member", member, ...difference, rule: { kind: "answer" } } as const;
  return broken(failure, [exchange, after.read]);
}
