// Equal requests sent at the same time with one key take effect once.
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { firstPage, wholeIds } from "../lists/listed.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { gaveWay, ROUNDS, sendTogether } from "../shared/racing.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Listing } from "../world.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Round = {
  readonly twins: readonly Exchange[];
  /** The ids in the successful responses. */
  readonly ids: readonly (string | undefined)[];
  /** The list before and after; `undefined` if no list can be read. */
  readonly before: Listing | undefined;
  readonly after: Listing | undefined;
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
    const list = async () => (hasList ? world.listing(beside) : undefined);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const request = { path, content: world.validContent(operation), key: world.freshKey() };
      const before = rounds.at(-1)?.after ?? (await list());
      const twins = await sendTogether(
        Array.from({ length: TWINS }, () => () => performKeyed(world, operation, request)),
      );
      const done = twins.filter(({ response }) => isSuccess(response.status));
      const items = done.map((one) => world.created(operation, one));
      rounds.push({
        twins,
        ids: items.map((item) => item && world.idOf(item)),
        before,
        after: await list(),
      });
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

function judgeRound({ twins, ids, before, after }: Round): Verdict {
  const requests = twins.length;
  const failed = twins.find((one) => !isSuccess(one.response.status) && !gaveWay(one));
  if (failed !== undefined) {
    return notExercised({ kind: "rival failed", exchange: failed, rivals: requests });
  }
  const known = [...new Set(ids.filter((id) => id !== undefined))];
  if (known.length > 1) {
    return broken({ kind: "several", of: "twins", requests, effects: known.length, ids: known }, twins);
  }
  const [listedBefore, listedAfter] = [wholeIds(before), wholeIds(after)];
  if (listedBefore !== undefined && listedAfter !== undefined) {
    const effects = listedAfter.filter((id) => !listedBefore.includes(id)).length;
    if (effects > 1) {
      const looks = [...firstPage(before), ...firstPage(after)];
      return broken({ kind: "several", of: "twins", requests, effects }, twins, looks);
    }
  }
  return known.length === 1 ? holds(1) : notExercised("every rival refused");
}
