// Of several concurrent PUTs with If-None-Match: *, one succeeds.
import { fields } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law, Verdict } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRace, judgeStays, type Race, ROUNDS, sendTogether } from "../shared/racing.ts";
import { judgeAll } from "../shared/rounds.ts";
import { findStoredNames, isMissing } from "../shared/sending.ts";

type Round = Race & { readonly contents: readonly unknown[] };

const RIVALS = 3;

export const oneCreatorOfManyWins: Law<readonly Round[]> = {
  id: "one-creator-of-many-wins",
  about: "conditions",
  level: "MUST",
  section: "RFC 9110 13.1.2, 13.2.1",
  says: "Of several PUTs with If-None-Match: * that arrive at one unused URL at the same time, one succeeds and its content stays.",
  concerns: "operations that create or replace and take If-None-Match",
  premises: ["create-only", "put-is-stored", "stale-if-match-is-refused"],
  why: "Two people choose the same name at the same moment. A server that checks first and writes later gives it to both, and one of them loses what the server confirmed.",
  evidence:
    "Three PUTs with If-None-Match: * and different content are sent before the first response arrives, in three rounds. No more than one may succeed, and a GET must return its content.",
  fix: "Insert, and let a unique key in the database decide. Return 412 when it rejects the insert.",
  notReported: "a round in which every request is rejected, as a busy server may do",
  appliesTo: ({ semantics, traits }) =>
    semantics.effect === "create-or-replace" && traits.ifNoneMatch !== "none",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const item = await world.freeItem(resource);
      const path = world.pathTo(operation, item);
      const headers = { [fields.ifNoneMatch.name]: "*" };
      const contents: unknown[] = [world.validContent(operation)];
      while (contents.length < RIVALS) contents.push(world.anotherContent(operation, contents.at(-1)));
      const answers = await sendTogether(
        contents.map((content) => () => world.perform(operation, { path, headers, content })),
      );
      const after = await world.read(item);
      const content = contents[answers.findIndex(({ response }) => isSuccess(response.status))];
      const names = isMissing(after) ? [] : await findStoredNames(world, { operation, content, read: after });
      rounds.push({ contents, answers, after, names });
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

function judgeRound(round: Round): Verdict {
  return judgeRace(round, "creators", (won, at) => judgeStays(won, round.contents[at], round));
}
