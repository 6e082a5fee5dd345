// Of several that create only, at one address and at one time, one creates.
import { fields } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law, Verdict } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRace, judgeStays, type Race, ROUNDS, together } from "../shared/racing.ts";
import { judgeAll } from "../shared/rounds.ts";
import { storedNames } from "../shared/sending.ts";

type Round = Race & { readonly contents: readonly unknown[] };

const RIVALS = 3;

export const oneCreatorOfManyWins: Law<readonly Round[]> = {
  id: "one-creator-of-many-wins",
  level: "MUST",
  section: "RFC 9110 13.1.2, 13.2.1",
  says: "Of several PUTs with If-None-Match: * to one free address that arrive at one time, one succeeds and stays.",
  concerns: "operations that create or replace and take If-None-Match",
  premises: ["create-only", "put-is-stored", "stale-if-match-is-refused"],
  why: "Two people choose the same name at the same moment. A server that looks first and writes later gives it to both, and one of them has lost what he was told is his.",
  evidence:
    "Three PUTs with If-None-Match: * and different content, all sent before the first is answered, in three rounds: who succeeded, and what a GET shows.",
  fix: "Insert, and let a unique key of the database decide; answer 412 when it refuses.",
  notReported: "rivals that are all refused, as a busy server may",
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
      const answers = await together(
        contents.map((content) => () => world.perform(operation, { path, headers, content })),
      );
      const after = await world.read(item);
      const content = contents[answers.findIndex(({ response }) => isSuccess(response.status))];
      const names = after === undefined ? [] : await storedNames(world, { operation, content, read: after });
      rounds.push({ contents, answers, after, names });
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

function judgeRound(round: Round): Verdict {
  return judgeRace(round, "created what may be created once", (won, at) =>
    judgeStays(won, round.contents[at], round),
  );
}
