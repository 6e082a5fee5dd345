// Of several concurrent changes based on one state, one succeeds.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { membersOf } from "../../json/record.ts";
import { fields } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { ownMembers, resourceOf, theResourceOf, writesItsTarget } from "../shared/about.ts";
import { holds, notExercised } from "../shared/judgements.ts";
import { judgeRace, judgeStays, type Race, ROUNDS, sendTogether } from "../shared/racing.ts";
import { judgeAll } from "../shared/rounds.ts";
import { findStoredNames, isMissing } from "../shared/sending.ts";
import { withoutNulls } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";
import { isStrong } from "./conditions.ts";

type Writer = { readonly operation: Operation; readonly content: unknown };
type Round = Race & { readonly writers: readonly Writer[] };

const WRITERS = 4;

export const oneWriterOfManyWins: Law<readonly Round[]> = {
  id: "one-writer-of-many-wins",
  about: "conditions",
  level: "MUST",
  section: "RFC 9110 13.1.1, 13.2.1",
  says: "Of several changes that arrive at the same time with one entity tag in If-Match, one succeeds and its content stays.",
  concerns: "operations that change something and take If-Match, where two such changes can compete",
  premises: [
    "stale-if-match-is-refused",
    "put-is-stored",
    "patch-changes-named-members",
    "delete-removes",
    "patch-replaces-lists-whole",
    "tag-follows-representation",
    "if-match-on-nothing-creates-nothing",
  ],
  why: "Two people save at the same moment. A server that checks the tag first and writes later lets both through, and one text is lost although the server confirmed that it was saved.",
  evidence:
    "Four changes with different content and the same current tag are sent before the first response arrives, in three rounds. No more than one may succeed, and a GET must return its content.",
  fix: "Compare the tag in the statement or transaction that writes (UPDATE … WHERE tag = …), and return 412 when no row was changed.",
  notReported: "a round in which every request is rejected, as a busy server may do",
  appliesTo: (operation, contract) =>
    writesItsTarget(operation) &&
    writerOperations(operation, contract.operations).length > 0 &&
    resourceOf(operation, contract) !== undefined,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const rounds: Round[] = [];
    let item: Made | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      item ??= await world.make(resource);
      const { tag } = item;
      if (!isStrong(tag)) throw new NotExercised({ kind: "no strong entity tag" });
      const raced = await race(world, operation, { item, tag, round });
      rounds.push(raced);
      item = isMissing(raced.after) ? undefined : raced.after;
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

/** The operation itself if it has content; for a DELETE, the other operations that change its target. */
function writerOperations(operation: Operation, all: readonly Operation[]): readonly Operation[] {
  const takesTag = (one: Operation): boolean => one.traits.ifMatch !== "none";
  if (!takesTag(operation)) return [];
  if (operation.content !== undefined) return [operation];
  return all.filter(
    (one) =>
      one.path === operation.path && writesItsTarget(one) && one.content !== undefined && takesTag(one),
  );
}

async function race(
  world: World,
  operation: Operation,
  { item, tag, round }: { readonly item: Made; readonly tag: string; readonly round: number },
): Promise<Round> {
  const all = drawWriters(world, operation, item);
  // A different one is sent first in each round, because the first sent may be the first done.
  const writers = [...all.slice(round), ...all.slice(0, round)];
  const answers = await sendTogether(
    writers.map(
      (writer) => () =>
        world.perform(writer.operation, {
          path: world.pathTo(writer.operation, item),
          headers: { [fields.ifMatch.name]: tag },
          content: writer.content,
        }),
    ),
  );
  const after = await world.read(item);
  const winner = writers[answers.findIndex(({ response }) => isSuccess(response.status))];
  const names =
    winner === undefined || isMissing(after) ? [] : await findStoredNames(world, { ...winner, read: after });
  return { writers, answers, after, names };
}

/** RFC 9110 13.1.1: a change that is already made may succeed again, so no two requests make the same change. */
function drawWriters(world: World, operation: Operation, item: Made): readonly Writer[] {
  const operations = writerOperations(operation, world.contract.operations);
  const writers: Writer[] = operation.content === undefined ? [{ operation, content: undefined }] : [];
  for (let tries = 0; tries < WRITERS * 3 && writers.length < WRITERS; tries++) {
    const one = operations[tries % operations.length];
    if (one === undefined) break;
    // Members that a merge patch removes cannot be compared.
    const drawn = world.anotherContent(one, item.representation);
    const content = one.semantics.effect === "merge" ? withoutNulls(drawn) : drawn;
    const isNew = writers.every((writer) =>
      ownMembers(one).some((name) => !sameJson(membersOf(content)[name], membersOf(writer.content)[name])),
    );
    if (isNew) writers.push({ operation: one, content });
  }
  if (writers.length < 2) throw new NotExercised({ kind: "content alike" });
  return writers;
}

function judgeRound(round: Round): Verdict {
  const { writers, after } = round;
  return judgeRace(round, "writers", (won, at) => {
    const content = writers[at]?.content;
    if (content !== undefined) return judgeStays(won, content, round);
    // A change that was rejected but made is the failure.
    return isMissing(after) ? holds(1) : notExercised({ kind: "still there", exchange: won });
  });
}
