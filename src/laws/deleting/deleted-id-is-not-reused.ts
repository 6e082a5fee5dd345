// A deleted id is not used again.
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";

type Evidence = {
  readonly posts: readonly Exchange[];
  readonly deletions: readonly Exchange[];
  readonly deleted: readonly (string | undefined)[];
  /** The ids of the resources created afterwards. */
  readonly later: readonly (string | undefined)[];
};

const TIMES = 2;

export const deletedIdIsNotReused: Law<Evidence> = {
  id: "deleted-id-is-not-reused",
  about: "deleting",
  level: "convention",
  section: effects.create.section,
  says: "By convention, a resource that is created after a deletion does not get the deleted id.",
  concerns: "operations that create what can be deleted",
  premises: ["created-is-located", "post-adds-each-time", "delete-removes"],
  why: "A bookmark, an order line or a cache still refers to the deleted resource. If its id is used again, they lead to a different resource and nobody notices.",
  evidence:
    "Two POSTs are sent, then a DELETE of each new resource, then two POSTs with different content. The ids in the responses are compared.",
  fix: "Draw ids at random, or from a sequence that never steps back (AUTOINCREMENT, not the highest id plus one).",
  notReported: "an id that the client chose; an id that is derived from equal content",
  appliesTo: (operation, contract) =>
    operation.semantics.effect === "create" &&
    operation.semantics.inferred === undefined &&
    resourceOf(operation, contract)?.delete !== undefined,
  async probe(world, operation) {
    const removal = operationNamed(world.contract, theResourceOf(operation, world.contract).delete);
    if (removal === undefined) throw new NotExercised({ kind: "no operation", to: "delete" });
    const path = await world.pathAbove(operation);
    const content = world.validContent(operation);
    const posts: Exchange[] = [];
    for (let time = 0; time < TIMES; time++) posts.push(await world.perform(operation, { path, content }));
    const items = posts.map((post) => world.created(operation, post));
    const deletions: Exchange[] = [];
    for (const item of items.flatMap((one) => one ?? [])) {
      deletions.push(await world.perform(removal, { path: world.pathTo(removal, item) }));
    }
    const other = world.anotherContent(operation, content);
    for (let time = 0; time < TIMES; time++)
      posts.push(await world.perform(operation, { path, content: other }));
    const idOf = (post: Exchange): string | undefined => {
      const item = world.created(operation, post);
      return item && world.idOf(item);
    };
    return {
      posts,
      deletions,
      deleted: posts.slice(0, TIMES).map(idOf),
      later: posts.slice(TIMES).map(idOf),
    };
  },
  judge({ posts, deletions, deleted, later }) {
    const failed = needsSuccess([...posts, ...deletions]);
    if (failed !== undefined) return failed;
    if ([...deleted, ...later].includes(undefined)) return notExercised("created resource unknown");
    const again = later.find((id) => deleted.includes(id));
    return again === undefined ? holds(later.length) : broken({ kind: "reused id", id: again }, posts);
  },
};
