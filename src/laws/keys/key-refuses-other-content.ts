// A key belongs to one request.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { judgeRefusals, needsSuccess } from "../shared/judgements.ts";
import type { Exchange } from "../world.ts";
import { performKeyed, takesKey } from "./keyed.ts";

type Evidence = { readonly first: Exchange; readonly other: Exchange; readonly change: string | undefined };

export const keyRefusesOtherContent: Law<Evidence> = {
  id: "key-refuses-other-content",
  level: "SHOULD",
  section: problems["key-reused"].section,
  says: "An Idempotency-Key that comes again with other content is refused, and nothing is done.",
  concerns: "operations that take an Idempotency-Key",
  premises: ["get-changes-nothing", "key-repeats-the-answer"],
  why: "A client that uses one key for two requests has a fault. If it is answered with the first result, it believes that its second order was placed, and nobody ever sends that order.",
  evidence:
    "One request, then another with the same key and other content: the status of the second (422), and everything known before and after it.",
  fix: "Store a digest of the content with the key and compare it when the key comes again. When it differs, answer 422 before anything is done.",
  notReported: "keys shared between routes or between callers",
  appliesTo: takesKey,
  async probe(world, operation) {
    const path = await world.pathAbove(operation);
    const content = world.validContent(operation);
    const key = world.freshKey();
    const first = await performKeyed(world, operation, { path, content, key });
    const before = await world.witness();
    const otherContent = world.anotherContent(operation, content);
    const other = await performKeyed(world, operation, { path, content: otherContent, key });
    return { first, other, change: await world.changeSince(before) };
  },
  judge: ({ first, other, change }) =>
    needsSuccess([first]) ?? judgeRefusals([other], [problems["key-reused"].status], change),
};
