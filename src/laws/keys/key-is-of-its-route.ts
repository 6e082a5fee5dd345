// A key counts only for the URL that it was used at.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { operationNamed, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Item, PathParameters, World } from "../world.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Case = {
  readonly first: Exchange;
  readonly second: Exchange;
  /** The resource that each response says it created. */
  readonly items: readonly [Item | undefined, Item | undefined];
};

export const keyIsOfItsRoute: Law<readonly Case[]> = {
  id: "key-is-of-its-route",
  about: "keys",
  level: "convention",
  section: keySections.uniqueness,
  says: "By convention, an Idempotency-Key that was used at one URL does not count as used at a different URL.",
  concerns: "operations that create with an Idempotency-Key, where a different URL takes a key too",
  premises: ["created-is-located", "key-repeats-the-answer", "post-adds-each-time"],
  why: "A client that numbers its keys, or makes one per form, may use the same key on two routes. If the second request gets the response of the first, it looks done but never was.",
  evidence:
    "One key is used at two URLs: on two routes, or on one route below two parents. The content is equal where both accept it. The run compares what each response says it created.",
  fix: "Look up the record by method, path and key together, or make the path part of the request's fingerprint.",
  notReported: "a server that rejects the second request, because nothing is lost then",
  appliesTo: (operation, contract) =>
    operation.semantics.effect === "create" &&
    takesKey(operation) &&
    (rivalOf(operation, contract.operations) !== undefined ||
      resourceOf(operation, contract)?.parent !== undefined),
  async probe(world, operation) {
    const cases: Case[] = [];
    const content = world.validContent(operation);
    const path = await world.pathAbove(operation);
    const rival = rivalOf(operation, world.contract.operations);
    if (rival !== undefined) {
      const theirs = hasEqualContent(operation, rival) ? content : world.validContent(rival);
      cases.push(
        await sendBoth(
          world,
          { operation, path, content },
          { operation: rival, path: await world.pathAbove(rival), content: theirs },
        ),
      );
    }
    const parent = world.contract.resources.find(
      ({ read }) => read === theResourceOf(operation, world.contract).parent,
    );
    if (parent !== undefined && operationNamed(world.contract, parent.read) !== undefined) {
      const beside = world.pathTo(operation, await world.make(parent));
      cases.push(await sendBoth(world, { operation, path, content }, { operation, path: beside, content }));
    }
    return cases;
  },
  judge: (cases) => judgeAll(cases, judgeCase),
};

type Asked = { readonly operation: Operation; readonly path: PathParameters; readonly content: unknown };

async function sendBoth(world: World, one: Asked, other: Asked): Promise<Case> {
  const key = world.freshKey();
  const first = await performKeyed(world, one.operation, { ...one, key });
  const second = await performKeyed(world, other.operation, { ...other, key });
  const items = [world.created(one.operation, first), world.created(other.operation, second)] as const;
  return { first, second, items };
}

function judgeCase({ first, second, items: [one, other] }: Case): Verdict {
  const failed = needsSuccess([first, second]);
  if (failed !== undefined) return failed;
  if (one === undefined || other === undefined) return notExercised("created resource unknown");
  if (one.resource.read !== other.resource.read || !sameJson(one.path, other.path)) return holds(1);
  const found = { first, second, path: one.path, across: "routes" } as const;
  return broken({ kind: "same resource", ...found }, [first, second]);
}

/** A different route that creates with a key: preferably one with equal content, which shows a mix-up. */
function rivalOf(operation: Operation, all: readonly Operation[]): Operation | undefined {
  const rivals = all.filter(
    (one) => one.path !== operation.path && one.semantics.effect === "create" && takesKey(one),
  );
  return rivals.find((one) => hasEqualContent(operation, one)) ?? rivals[0];
}

function hasEqualContent(one: Operation, other: Operation): boolean {
  return sameJson(jsonMedia(one)?.schema, jsonMedia(other)?.schema);
}
