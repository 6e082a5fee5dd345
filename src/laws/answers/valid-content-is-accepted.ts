// Content that the schema allows is accepted, up to its limits.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { merges, writesByContent } from "../merging/merging.ts";
import { hasResource, ownMembers, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import type { PathParameters, World } from "../world.ts";

/** A value that has to be accepted; tried several times, so that a rule between members is not reported. */
type Case = { readonly what: string; readonly tries: readonly Exchange[] };
type Evidence = { readonly cases: readonly Case[] };

/** The statuses that say that content is invalid; with others a server rejects for reasons of its own. */
const refuses: readonly number[] = [
  problems["malformed-request"].status,
  problems["unsupported-media-type"].status,
  problems["invalid-content"].status,
];

export const validContentIsAccepted: Law<Evidence> = {
  id: "valid-content-is-accepted",
  about: "answers",
  level: "SHOULD",
  section: effects["create-or-replace"].section,
  says: "Content that its schema allows is accepted, at every bound and in any script.",
  concerns: "operations that create, replace or merge from JSON content",
  premises: ["get-changes-nothing"],
  why: "Clients validate input by the document. Content that the document allows and the server rejects comes back as an error that no form has a place for, such as a name in a different script or a text of the maximum length.",
  evidence:
    "Content is sent with members at their bounds, with characters of other scripts, and with its media type in capitals. If it is rejected, each member is tried alone, also in content accepted without it. If the required members are not enough, each optional one is left out alone. Only what is rejected every time is reported.",
  fix: "Count characters by code points, as JSON Schema does, and make bounds inclusive. If a narrower rule is intended, write it into the schema.",
  notReported:
    "rejections with 409, 413 or 403; rules between members; members with a pattern, a format, an enum or examples",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined && hasResource(operation, contract) && writesByContent(operation),
  async probe(world, operation) {
    const path = await preparePath(world, operation);
    const send: Send = (content, mediaType) =>
      world.perform(operation, { path, content, ...(mediaType === undefined ? {} : { mediaType }) });
    const accepted = await findAccepted(world, operation, send);
    if (accepted === undefined) return { cases: [] };
    const isToBlame = (member: string, value: unknown): Promise<boolean> =>
      differsOnlyIn({ ...accepted, [member]: value }, accepted, send);
    const cases: Case[] = [];
    const type = `${jsonMedia(operation)?.type.toUpperCase()}; charset=utf-8`;
    // Content of its own, because a server may reject what it already has. The same content in the usual type has to
    // succeed, so that only the type can be the reason.
    const other = world.validContent(operation);
    const typed = await send(other, type);
    if (isSuccess(typed.response.status) || isSuccess((await send(other)).response.status))
      cases.push({ what: `content of type ${type}`, tries: [typed] });
    for (const { what, content: edged, alone } of world.edgeContents(operation)) {
      const whole = await send(edged);
      if (isSuccess(whole.response.status)) {
        cases.push({ what, tries: [whole] });
        continue;
      }
      for (const one of alone) {
        const tries: Exchange[] = [];
        const contents = one.contents();
        for (const each of contents) tries.push(await send(each));
        const value = membersOf(contents[0])[one.member];
        if (!isRefusedEach(tries) || (await isToBlame(one.member, value)))
          cases.push({ what: one.what, tries });
      }
    }
    cases.push(
      ...(await askRequiredOnly(world, operation, send)),
      ...(await askNulls(world, operation, { send, isToBlame })),
    );
    return { cases };
  },
  judge({ cases }) {
    if (cases.length === 0) return notExercised("valid content refused");
    for (const { what, tries } of cases) {
      const [first] = tries;
      if (first === undefined || !isRefusedEach(tries)) continue;
      return broken(wrongStatus(first, "success", { kind: "request", what }), tries);
    }
    return holds(cases.length);
  },
};

function isRefusedEach(tries: readonly Exchange[]): boolean {
  return tries.every(({ response }) => refuses.includes(response.status));
}

/** Content that the server accepts; a rule between members may reject one draw and not the next. */
async function findAccepted(world: World, operation: Operation, send: Send): Promise<Members | undefined> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const content = world.validContent(operation);
    if (isSuccess((await send(content)).response.status)) return membersOf(content);
  }
  return undefined;
}

/**
 * Whether one member is the reason: the content is rejected, and what differs from it in that member only is still
 * accepted. A conflict with what is stored says nothing about either.
 */
async function differsOnlyIn(content: Members, accepted: Members, send: Send): Promise<boolean> {
  if (isSuccess((await send(content)).response.status)) return false;
  return !refuses.includes((await send(accepted)).response.status);
}

type Send = (content: unknown, mediaType?: string) => Promise<Exchange>;

async function preparePath(world: World, operation: Operation): Promise<PathParameters> {
  const resource = theResourceOf(operation, world.contract);
  if (operation.semantics.effect === "create") return world.pathAbove(operation);
  const isFree = operation.semantics.effect === "create-or-replace";
  const item = isFree ? await world.freeItem(resource) : await world.make(resource);
  return world.pathTo(operation, item);
}

/** What the document requires, and nothing else, in different draws. */
async function askRequiredOnly(world: World, operation: Operation, send: Send): Promise<readonly Case[]> {
  if (operation.semantics.declared || merges(operation)) return [];
  // The request's own schema: what responses always have may be filled in by the server.
  const required = (jsonMedia(operation)?.members ?? []).filter((one) => one.required);
  const optional = ownMembers(operation).filter((name) => !required.some((one) => one.name === name));
  if (optional.length === 0) return [];
  // Of content that the server accepts, because it may have rules of its own for the values.
  const sendWithout = (names: readonly string[]): Promise<Exchange> => {
    const whole = Object.entries(membersOf(world.validContent(operation)));
    return send(Object.fromEntries(whole.filter(([name]) => !names.includes(name))));
  };
  const tryWithout = async (names: readonly string[]): Promise<readonly Exchange[]> => {
    const tries: Exchange[] = [];
    while (tries.length < DRAWS && !tries.some(isDone)) tries.push(await sendWithout(names));
    return tries;
  };
  const minimal = await tryWithout(optional);
  if (minimal.some(isDone)) return [{ what: "only the required members", tries: minimal }];
  const cases: Case[] = [];
  for (const name of await findNeeded(optional, sendWithout))
    cases.push({ what: `content without ${name}, which is optional`, tries: await tryWithout([name]) });
  return cases;
}

/**
 * A server may want one of two members, or one with a different one, which a schema hardly says: then the members that are
 * needed here can be left out of the whole content.
 */
async function findNeeded(
  optional: readonly string[],
  sendWithout: (names: readonly string[]) => Promise<Exchange>,
): Promise<readonly string[]> {
  if (optional.length > MOST_LEFT_OUT) return [];
  let needed = optional;
  let former = 0;
  while (needed.length !== former) {
    former = needed.length;
    for (const name of needed) {
      const rest = needed.filter((one) => one !== name);
      if (isDone(await sendWithout(optional.filter((one) => !rest.includes(one))))) needed = rest;
    }
  }
  return needed;
}

function isDone({ response }: Exchange): boolean {
  return isSuccess(response.status);
}

const MOST_LEFT_OUT = 12;

const DRAWS = 3;

/** Members that the schema lets be `null`, all together and, if that is rejected, each by itself. */
async function askNulls(
  world: World,
  operation: Operation,
  {
    send,
    isToBlame,
  }: { readonly send: Send; readonly isToBlame: (member: string, value: unknown) => Promise<boolean> },
): Promise<readonly Case[]> {
  const members = jsonMedia(operation)?.members ?? [];
  const nullable = members.filter((one) => one.nullable && !one.readOnly).map(({ name }) => name);
  if (operation.semantics.declared || nullable.length === 0) return [];
  const withNulls = (names: readonly string[]) => ({
    ...membersOf(world.validContent(operation)),
    ...Object.fromEntries(names.map((name) => [name, null])),
  });
  const whole = await send(withNulls(nullable));
  const what = (names: readonly string[]): string => `null for ${names.join(" and ")}`;
  if (isSuccess(whole.response.status)) return [{ what: what(nullable), tries: [whole] }];
  const cases: Case[] = [];
  for (const name of nullable) {
    // Twice, in case the other members are the reason.
    const tries = [await send(withNulls([name])), await send(withNulls([name]))];
    if (!isRefusedEach(tries) || (await isToBlame(name, null))) cases.push({ what: what([name]), tries });
  }
  return cases;
}
