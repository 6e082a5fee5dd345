// POST adds a resource and changes no other.
import { effects } from "../../semantics/effects.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeUnchanged, needsSuccess } from "../shared/judgements.ts";
import { changeOf, makeUnrelated, unrelatedTo } from "../shared/unrelated.ts";
import type { Item } from "../world.ts";

type Evidence = { readonly exchange: Exchange; readonly change: Change | undefined };

export const postTouchesNothingElse: Law<Evidence> = {
  id: "post-touches-nothing-else",
  about: "creating",
  level: "SHOULD",
  section: effects.create.section,
  says: "A POST that creates a resource leaves the existing resources unchanged.",
  concerns: "operations that create, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A new record that overwrites part of an old one destroys data that nobody was looking at, and both records look right to their authors.",
  evidence:
    "Two resources are created and read. After one more POST with different content, both must read the same as before, and so must the texts of a resource of a kind that has nothing to do with them.",
  fix: "Insert a new row, and let nothing in the same statement match an existing one. Also look for an in-memory object that two resources share.",
  notReported:
    "members of other resources that are declared readOnly, that change on their own, or that the server is seen to set",
  appliesTo: ({ semantics }) => semantics.effect === "create" && !semantics.declared,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const first = await world.make(resource);
    await world.make(resource, { above: first });
    const path = await world.pathAbove(operation);
    const other = unrelatedTo(resource, world.contract);
    const without = [resource, other].flatMap((one) => one?.list ?? []);
    const before = await world.witness({ without });
    const content = world.anotherContent(operation, first.representation);
    const unrelated = await makeUnrelated(world, other);
    const exchange = await world.perform(operation, { path, content });
    const made: Item | undefined = world.created(operation, exchange);
    if (made === undefined) return { exchange, change: undefined };
    const change = (await before.changeSince()) ?? (unrelated && (await changeOf(world, unrelated)));
    return { exchange, change };
  },
  judge: ({ exchange, change }) => needsSuccess([exchange]) ?? judgeUnchanged([exchange], change),
};
