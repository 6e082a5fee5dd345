// A request that conflicts with what is there, where the document declares 409 for that.
import { bare } from "../../contract/inferred/identity.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isConflict } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import { merges, writesByContent } from "../merging/merging.ts";
import { ifAsked } from "../reason.ts";
import { hasResource, responseNamed, theResourceOf } from "../shared/about.ts";
import { resourceActedOn, wordOf } from "../shared/acted-on.ts";
import { isGone, isRefusal } from "../shared/judgements.ts";
import { makeDependents } from "../shared/neighbours.ts";
import { namesOfValues } from "../shared/plain-values.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Made, World } from "../world.ts";
import { isDone, type Refused, saidOf, sentSoFar } from "./refused-for.ts";

const { status: CONFLICT } = problems["id-mismatch"];

type ConflictReason = "taken" | "dependants" | "state";

const SAYS: Readonly<Record<ConflictReason, RegExp>> = {
  taken:
    /already (?:exists|taken|used|in use|registered|has)|\bexists\b|\btaken\b|duplicate|\bunique\b|\bin use\b/i,
  dependants:
    /\bstill\b|\bha(?:s|ve)\b(?! (?:been|already|not|changed))|\bin use\b|\bused\b|depend|referenc|not empty|contains?\b|assigned|existing/i,
  state:
    /\balready\b|\bstate\b|\bstatus\b|\bcannot be\b|can't be|can only be|\bnot (?:open|draft|pending|active|new|allowed)\b|closed|cancell?ed|finished/i,
};

const OTHERS = [problems["malformed-request"].status, problems["invalid-content"].status];

/** @returns why the operation returns 409, if its description says so and no other status has a description that does, too. */
export function conflictReason(operation: Operation, contract: Contract): ConflictReason | undefined {
  if (responseNamed(operation, CONFLICT) === undefined) return undefined;
  const reason = possibleReason(operation, contract);
  if (reason === undefined || !SAYS[reason].test(saidOf(operation, CONFLICT))) return undefined;
  if (reason === "state" && !saysItsOwnState(operation)) return undefined;
  return OTHERS.some((status) => SAYS[reason].test(saidOf(operation, status))) ? undefined : reason;
}

/** "Already ordered" for POST /products/{id}/order: a second one may be rejected for a different reason, such as a limit. */
function saysItsOwnState(operation: Operation): boolean {
  const word = wordOf(operation);
  const stem = PAST[word] ?? word.slice(0, Math.max(3, word.length - 2));
  return saidOf(operation, CONFLICT)
    .toLowerCase()
    .split(/\W+/)
    .some((one, at, all) => one.startsWith(stem) && all.slice(Math.max(0, at - 3), at).includes("already"));
}

const PAST: Readonly<Record<string, string>> = { pay: "paid", send: "sent", buy: "bought", hold: "held" };

function possibleReason(operation: Operation, contract: Contract): ConflictReason | undefined {
  if (resourceActedOn(operation, contract) !== undefined) return "state";
  if (!hasResource(operation, contract)) return undefined;
  if (operation.semantics.effect === "delete") return "dependants";
  return writesByContent(operation) && jsonMedia(operation) !== undefined ? "taken" : undefined;
}

/** @returns the request that conflicts: an earlier one, if it was rejected with 409. */
export async function askForConflict(world: World, operation: Operation): Promise<readonly Refused[]> {
  const reason = conflictReason(operation, world.contract);
  const seen = sentSoFar(world, operation);
  if (reason === undefined) return [];
  const shown = seen.find(({ response }) => isConflict(response.status));
  if (shown !== undefined)
    return [{ exchange: shown, expected: [CONFLICT], when: { kind: "valid request" }, accepted: [] }];
  const found = await ifAsked(() => asking[reason](world, operation));
  return found === undefined ? [] : [{ ...found, expected: [CONFLICT] }];
}

type Conflict = Pick<Refused, "exchange" | "accepted" | "when">;

const asking: Readonly<
  Record<ConflictReason, (world: World, operation: Operation) => Promise<Conflict | undefined>>
> = { taken: askTaken, dependants: askDependants, state: askState };

const MOST = 6;

/** Each value of a different resource alone, in content that is accepted without it, before and after. */
async function askTaken(world: World, operation: Operation): Promise<Conflict | undefined> {
  const first = await world.make(theResourceOf(operation, world.contract));
  const names = namesOfValues(operation, first);
  const said = bare(saidOf(operation, CONFLICT));
  const named = names.filter((name) => said.includes(bare(name)));
  const send = (values: Members): Promise<Exchange> => sendBeside(world, operation, first, values);
  const all = await send(valuesIn(first, names));
  if (!isRefusal(all)) return undefined;
  let found: Conflict | undefined;
  for (const member of [...new Set([...named, ...names])].slice(0, MOST)) {
    const accepted = await send({});
    if (!isDone(accepted)) return undefined;
    const exchange = await send(valuesIn(first, [member]));
    if (!isRefusal(exchange) || !isDone(await send({}))) continue;
    const what = `${member} is that of a different resource: ${JSON.stringify(first.representation[member])}`;
    const conflict = { exchange, accepted: [first.read, accepted], when: { kind: "request", what } } as const;
    // One member may be rejected with 409 and a different one with 422, where the description names neither.
    if (isConflict(exchange.response.status) || named.includes(member)) return conflict;
    found ??= conflict;
  }
  return found;
}

function valuesIn({ representation }: Made, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, representation[name]]));
}

/** Sends content with these values for a second resource next to `first`. */
async function sendBeside(
  world: World,
  operation: Operation,
  first: Made,
  values: Members,
): Promise<Exchange> {
  const isCreate = operation.semantics.effect === "create";
  const second = isCreate ? first : await world.make(first.resource, { above: first });
  const isAlone = merges(operation) && Object.keys(values).length > 0;
  const drawn = isAlone ? {} : membersOf(world.anotherContent(operation, first.representation));
  return world.perform(operation, {
    path: world.pathTo(operation, second),
    content: { ...drawn, ...values },
  });
}

/** A deletion of what others need, after one of what nobody needs. */
async function askDependants(world: World, operation: Operation): Promise<Conflict | undefined> {
  const resource = theResourceOf(operation, world.contract);
  const item = await world.make(resource);
  if ((await makeDependents(world, item)).length === 0) return undefined;
  const exchange = await performOn(world, operation, item);
  if (!isRefusal(exchange) || isGone(exchange)) return undefined;
  const accepted = await performOn(world, operation, await world.make(resource, { above: item }));
  const what = "other resources name it, or are below it";
  return isDone(accepted) ? { exchange, accepted: [accepted], when: { kind: "request", what } } : undefined;
}

/** The same action again, which was accepted the first time. */
async function askState(world: World, operation: Operation): Promise<Conflict | undefined> {
  const resource = resourceActedOn(operation, world.contract);
  if (resource === undefined) return undefined;
  const item = await world.make(resource);
  const content = world.validContent(operation);
  const accepted = await performOn(world, operation, item, content);
  if (!isDone(accepted)) return undefined;
  const exchange = await performOn(world, operation, item, content);
  // A draft that was published may be somewhere else now.
  if (isGone(exchange) && isMissing(await world.read(item))) return undefined;
  return { exchange, accepted: [accepted], when: { kind: "sent again" } };
}
