// Every POST that creates adds a resource.
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
  about: "creating",
  level: "MUST",
  section: effects.create.section,
  says: "Equal POSTs add one resource each, each with its own id.",
  concerns: "operations that create, unless the document declares that a repeat is rejected",
  premises: ["created-is-located"],
  why: "Two customers may order the same thing, and one customer may order it twice on purpose. If equal POSTs count as one, or two of them get the same id, an order is lost without any error.",
  evidence:
    "Ten equal POSTs are sent, each with its own key where a key is required. The run compares the ids in their responses, reads each resource, and reads the list before and after.",
  fix: "Draw a new id for each successful POST and insert under it; never overwrite. Recognise a retry by its Idempotency-Key, not by equal content. Show the new resource in the list at once.",
  notReported: "resources that other clients add or remove meanwhile; lists whose pages cannot all be read",
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
