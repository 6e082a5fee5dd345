// Equal requests sent at the same time with one key take effect once.
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law, Verdict } from "../law.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, told } from "../shared/judgements.ts";
import { gaveWay, ROUNDS, together } from "../shared/racing.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Exchange } from "../world.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Round = {
  readonly twins: readonly Exchange[];
  /** The ids that the answers of success tell. */
  readonly ids: readonly (string | undefined)[];
  readonly listedBefore: readonly string[] | undefined;
  readonly listedAfter: readonly string[] | undefined;
};

const TWINS = 4;

export const concurrentTwinsHaveOneEffect: Law<readonly Round[]> = {
  id: "concurrent-twins-have-one-effect",
  about: "keys",
  level: "SHOULD",
  section: keySections.enforcement,
  says: "Equal requests that arrive at the same time with one Idempotency-Key have one effect.",
  concerns: "operations that create with an Idempotency-Key",
  premises: ["post-adds-each-time", "key-repeats-the-answer"],
  why: "A user double-clicks, or a client times out and retries while its first request is still running. If the server looks up the key first and stores it later, both requests take effect.",
  evidence:
    "Four equal requests with one key are sent before the first response arrives, in three rounds. The run compares the ids in the responses, and the list before and after.",
  fix: "Store the key's record in the transaction that does the work, under a unique index. A second request with the same key then waits, fails, or gets 409.",
  notReported: "a duplicate that is rejected while the first request is in progress",
  appliesTo: (operation) => operation.semantics.effect === "create" && takesKey(operation),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const path = await world.pathAbove(operation);
    const beside = { resource, path };
    const hasList = operationNamed(world.contract, resource.list) !== undefined;
    const listed = async () => (hasList ? world.listed(beside) : undefined);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const request = { path, content: world.validContent(operation), key: world.freshKey() };
      const listedBefore = rounds.at(-1)?.listedAfter ?? (await listed());
      const twins = await together(
        Array.from({ length: TWINS }, () => () => performKeyed(world, operation, request)),
      );
      const done = twins.filter(({ response }) => isSuccess(response.status));
      const items = done.map((one) => world.created(operation, one));
      rounds.push({
        twins,
        ids: items.map((item) => item && world.idOf(item)),
        listedBefore,
        listedAfter: await listed(),
      });
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

function judgeRound({ twins, ids, listedBefore, listedAfter }: Round): Verdict {
  const failed = twins.find((one) => !isSuccess(one.response.status) && !gaveWay(one));
  if (failed !== undefined) return notExercised(`${told(failed)} to one of ${twins.length} twins`);
  const known = new Set(ids.filter((id) => id !== undefined));
  if (known.size > 1) {
    return broken(
      `${twins.length} requests under one key at one time made ${[...known].join(" and ")}`,
      twins,
    );
  }
  if (listedBefore !== undefined && listedAfter !== undefined) {
    const grown = listedAfter.filter((id) => !listedBefore.includes(id)).length;
    if (grown > 1) return broken(`${twins.length} requests under one key at one time made ${grown}`, twins);
  }
  return known.size === 1 ? holds(1) : notExercised("every one of the twins was refused");
}
