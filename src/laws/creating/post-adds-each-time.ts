// POST adds; sent again, it adds again.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import type { Exchange, Made } from "../world.ts";

const TIMES = 10;

type Evidence = {
  readonly posts: readonly Exchange[];
  /** One for each POST: `undefined` when its answer does not tell what it made, `missing` when that is not there. */
  readonly made: readonly (Made | "missing" | undefined)[];
  readonly ids: readonly (string | undefined)[];
  readonly listedBefore: readonly string[] | undefined;
  readonly listedAfter: readonly string[] | undefined;
};

export const postAddsEachTime: Law<Evidence> = {
  id: "post-adds-each-time",
  level: "MUST",
  section: effects.create.section,
  says: "Equal POSTs add one resource each, under an id of its own.",
  concerns: "operations that create, unless the document declares that a repeat is refused",
  premises: ["created-is-located"],
  why: "Two customers may order the same thing, and one may order it twice on purpose. If equal POSTs count as one, or two get the same id, an order is lost without a sign.",
  evidence:
    "Ten equal POSTs, each under a key of its own where one is required: the ids that their answers tell, a GET of each, and the list before and after.",
  fix: "Draw a new id for each POST that succeeds and insert under it, never overwrite. Tell a retry by its Idempotency-Key, not by equal content, and show what was added in the list at once.",
  notReported: "what other clients add or remove meanwhile; lists whose pages cannot all be seen",
  appliesTo: ({ semantics }: Operation) =>
    semantics.effect === "create" && isSuccess(semantics.repeat ?? effects.create.successes[0]),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const path = await world.pathAbove(operation);
    const content = world.validContent(operation);
    const first = { resource, path };
    const listedBefore = await world.listed(first);
    const posts: Exchange[] = [];
    for (let time = 0; time < TIMES; time++) posts.push(await world.perform(operation, { path, content }));
    const items = posts.map((post) => world.created(operation, post));
    const made: Evidence["made"][number][] = [];
    for (const item of items) made.push(item && ((await world.read(item)) ?? "missing"));
    return {
      posts,
      made,
      ids: items.map((item) => item && world.idOf(item)),
      listedBefore,
      listedAfter: await world.listed(first),
    };
  },
  judge({ posts, made, ids, listedBefore, listedAfter }) {
    const failed = needsSuccess(posts);
    if (failed !== undefined) return failed;
    if (ids.includes(undefined)) return notExercised("the answer does not tell what it created");
    if (new Set(ids).size < ids.length)
      return broken(`${ids.length} equal POSTs gave the ids ${ids.join(", ")}`, posts);
    const missing = made.indexOf("missing");
    if (missing >= 0) return broken(`${ids[missing]}, which was created, cannot be read`, posts);
    if (listedBefore !== undefined && listedAfter !== undefined) {
      const grown = listedAfter.length - listedBefore.length;
      if (grown !== ids.length) return broken(`${ids.length} POSTs made the list ${grown} longer`, posts);
      const unlisted = ids.find((id) => id !== undefined && !listedAfter.includes(id));
      if (unlisted !== undefined) return broken(`${unlisted}, which was created, is not in the list`, posts);
    }
    return holds(posts.length);
  },
};
