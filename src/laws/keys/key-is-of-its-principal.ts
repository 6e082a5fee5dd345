// Each principal has its own keys.
import { sameJson } from "../../json/equality.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import type { Item } from "../world.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly own: Exchange;
  readonly theirs: Exchange;
  /** The second principal's request with a fresh key. */
  readonly fresh: Exchange;
  /** Without credentials: a server that accepts this does not distinguish principals. */
  readonly nobody: Exchange;
  readonly items: readonly [Item | undefined, Item | undefined];
};

const refused: readonly number[] = [problems["key-reused"].status, problems["key-in-progress"].status];

export const keyIsOfItsPrincipal: Law<Evidence> = {
  id: "key-is-of-its-principal",
  about: "keys",
  level: "convention",
  section: keySections.uniqueness,
  says: "By convention, an Idempotency-Key that one principal has used is still free for every other principal.",
  concerns: "operations that create with an Idempotency-Key and require credentials",
  premises: ["created-is-located", "key-repeats-the-answer", "post-adds-each-time"],
  why: "Two customers may choose the same key. If they share it, the second is shown the order of the first, or cannot place an order at all.",
  evidence:
    "Two principals send equal requests with one key, and the second principal sends one more with a fresh key. The run compares what each response says it created.",
  fix: "Look up the record by principal and key together.",
  notReported: "a server that does not ask for credentials, whatever the document says",
  appliesTo: (operation) =>
    operation.semantics.effect === "create" &&
    takesKey(operation) &&
    operation.security.some(({ schemes }) => schemes.length > 0),
  async probe(world, operation) {
    const request = { path: await world.pathAbove(operation), content: world.validContent(operation) };
    const key = world.freshKey();
    const fresh = await performKeyed(world, operation, { ...request, key: world.freshKey(), as: "second" });
    const own = await performKeyed(world, operation, { ...request, key });
    const theirs = await performKeyed(world, operation, { ...request, key, as: "second" });
    const nobody = await performKeyed(world, operation, { ...request, key: world.freshKey(), as: "nobody" });
    return {
      own,
      theirs,
      fresh,
      nobody,
      items: [world.created(operation, own), world.created(operation, theirs)],
    };
  },
  judge({ own, theirs, fresh, nobody, items: [one, other] }) {
    if (isSuccess(nobody.response.status)) {
      return notExercised("no access control");
    }
    const failed = needsSuccess([own, fresh]);
    if (failed !== undefined) return failed;
    if (refused.includes(theirs.response.status)) {
      return broken(wrongStatus(theirs, "success", { kind: "key of somebody else" }), [own, theirs]);
    }
    const lost = needsSuccess([theirs]);
    if (lost !== undefined) return lost;
    if (one === undefined || other === undefined) return notExercised("created resource unknown");
    if (sameJson(one.path, other.path)) {
      const found = { first: own, second: theirs, path: other.path, across: "principals" } as const;
      return broken({ kind: "same resource", ...found }, [own, theirs]);
    }
    return holds(1);
  },
};
