// The server does not fail, whatever is sent.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effectRow } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { needsTarget } from "../../semantics/traits.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ownMembers } from "../shared/about.ts";
import { isServerError, wrongStatus } from "../shared/judgements.ts";
import type { PathParameters, World } from "../world.ts";
import { type Answered, collectAnswers, judgeAnswers, preparePath, tryTo } from "./answering.ts";
import {
  hostileCredentials,
  hostileFields,
  hostileMembers,
  hostileTexts,
  hostileWords,
  malformedSegment,
  oddIds,
  oddValues,
} from "./hostile.ts";

export const neverFails: Law<readonly Answered[]> = {
  id: "never-fails",
  about: "answers",
  level: "MUST",
  section: problems["internal-error"].section,
  says: "No request returns a status that says that the server failed.",
  concerns: "operations of every kind",
  premises: [],
  judgesAnswers: true,
  why: "A 5xx says that the client did nothing wrong and may retry, which it will, with the same result. Input that crashes a program is also where an attacker begins.",
  evidence:
    "Every response of the run is checked, including those to hostile requests: NUL and lone surrogates, numbers that no program can hold, deep nesting, an empty object, a text in place of an object, ids of resources that do not exist, and malformed paths, credentials, fields and parameters.",
  fix: "Find the exception in the server's log, validate that input before you use it, and return 4xx for the client's mistakes.",
  notReported: "503, which asks the client to wait; 501, which says that the server does not know a method",
  appliesTo: () => true,
  async probe(world, operation) {
    await tryTo(() => ask(world, operation));
    const answers = await collectAnswers(world, operation);
    return [...answers.map(judgeOne), ...silences(world, operation)];
  },
  judge: judgeAnswers,
};

function judgeOne(exchange: Exchange): Answered {
  const isFault =
    isServerError(exchange) && exchange.response.status !== problems["store-unavailable"].status;
  return { exchange, failure: isFault ? wrongStatus(exchange, "no server error") : undefined };
}

/** A connection that is closed once may be one that the server had kept open for too long; RFC 9112 9.5. */
function silences(world: World, operation: Operation): readonly Answered[] {
  const all = world.unanswered(operation);
  const closed = all.filter(({ cause }) => cause.kind === "closed");
  const judged = all.filter(
    ({ cause }) => cause.kind === "timeout" || (cause.kind === "closed" && closed.length > 1),
  );
  return judged.map(({ exchange, cause }) => ({
    exchange,
    failure: { kind: "no response", exchange, cause, isGone: false },
  }));
}

async function ask(world: World, operation: Operation): Promise<void> {
  const path = await preparePath(world, operation);
  if (path === undefined) return;
  const valid = world.validContent(operation);
  await askPaths(world, operation, path);
  await askQueries(world, operation, { path, content: valid });
  const declared = new Set(operation.parameters.map(({ name }) => name.toLowerCase()));
  for (const [name, value] of hostileFields) {
    const isContents = name === fields.contentType.name && valid !== undefined;
    if (name === fields.accept.name || isContents || declared.has(name.toLowerCase()))
      await world.send(operation, { path, content: valid, headers: { [name]: value } });
  }
  const { name: authorization } = fields.authorization;
  const hasScheme = operation.security.some(({ schemes }) =>
    schemes.some(({ field }) => field?.toLowerCase() === authorization.toLowerCase()),
  );
  for (const value of hasScheme && operation.traits.isSecured ? hostileCredentials : [])
    await world.send(operation, { path, content: valid, headers: { [authorization]: value } });
  if (valid === undefined || jsonMedia(operation) === undefined) return;
  for (const text of hostileTexts) await world.perform(operation, { path, text });
  const names = ownMembers(operation);
  for (const value of hostileMembers) {
    // As JSON text, because some of these have no JavaScript value.
    const members = names.map((name) => `${JSON.stringify(name)}:${value}`);
    await world.perform(operation, { path, text: `{${members.join(",")}}` });
  }
  await askForeign(world, operation, { path, content: valid });
  const [word] = hostileWords;
  const [name = ""] = names;
  await world.perform(operation, { path, content: { ...membersOf(valid), [name]: word } });
}

/** Names resources that do not exist: a database that checks them raises an error, which is the client's mistake. */
async function askForeign(
  world: World,
  operation: Operation,
  { path, content }: { readonly path: PathParameters; readonly content: unknown },
): Promise<void> {
  if (operation.semantics.declared) return;
  for (const { member, resource, isNumber } of foreignMembers(operation, world.contract)) {
    await tryTo(async () => {
      const id = world.idOf(await world.freeItem(resource));
      const named = isNumber ? Number(id) : id;
      await world.perform(operation, { path, content: { ...membersOf(content), [member]: named } });
    });
  }
}

/** An operation that creates at a client-chosen URL is excluded, because nothing would remove the resource. */
async function askPaths(world: World, operation: Operation, path: PathParameters): Promise<void> {
  const own = Object.keys(path).at(-1);
  if (own === undefined || !needsTarget(operation.traits)) return;
  const isRead = effectRow(operation.semantics.effect)?.safe === true && !operation.semantics.declared;
  for (const word of [...hostileWords, ...(isRead ? oddIds : [])])
    await world.send(operation, { path: { ...path, [own]: word } });
  await world.send(operation, { path, asIs: { [own]: malformedSegment } });
}

async function askQueries(
  world: World,
  operation: Operation,
  sending: { readonly path: PathParameters; readonly content: unknown },
): Promise<void> {
  if (effectRow(operation.semantics.effect)?.safe !== true) return;
  const names = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
  for (const word of names.length === 0 ? [] : hostileWords) {
    const query = Object.fromEntries(names.map((name) => [name, word]));
    await world.send(operation, { ...sending, query });
  }
  // Each by itself, because the first that is rejected hides the others.
  for (const name of operation.semantics.declared ? [] : names)
    for (const value of oddValues) await world.send(operation, { ...sending, query: { [name]: value } });
  await world.send(operation, { ...sending, query: { "x-unknown[]": "%" } });
}
