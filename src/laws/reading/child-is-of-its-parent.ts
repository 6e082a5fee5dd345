// What is below one resource is not found below a different one.
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import type { Listing } from "../world.ts";

type Evidence = {
  readonly id: string;
  /** The read below a different parent; `undefined` for a list. */
  readonly read: Exchange | undefined;
  /** The list below a different parent; `undefined` for a read. */
  readonly listing: Listing | undefined;
  /** The list below a parent that does not exist; `undefined` if the document does not say what it returns. */
  readonly orphaned: Exchange | undefined;
};

const { status: NOT_FOUND, section } = problems["not-found"];

export const childIsOfItsParent: Law<Evidence> = {
  id: "child-is-of-its-parent",
  about: "reading",
  level: "SHOULD",
  section: `${section}, RFC 3986 3.3`,
  says: "A resource is found and listed below its own parent only.",
  concerns:
    "operations that read or list resources below a resource that can be created, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A user who may read one project can read the tasks of every other below it. Access rules look at the parent in the URL.",
  evidence:
    "A resource is created below one parent, and a second parent is created. Below the second, a GET must not return the resource, and the list must not show it. Where a list declares 404, it is also read below a parent that does not exist.",
  fix: "Use every path parameter in the query, and return 404 if the parent does not match.",
  notReported: "an empty list below a missing parent, unless the list declares 404",
  appliesTo: (operation, contract) =>
    ["read", "list"].includes(operation.semantics.effect ?? "") &&
    !operation.semantics.declared &&
    resourceOf(operation, contract)?.parent !== undefined,
  async probe(world, operation) {
    const { contract } = world;
    const resource = theResourceOf(operation, contract);
    const above = contract.resources.find(({ read }) => read === resource.parent);
    if (above === undefined) throw new NotExercised({ kind: "parent unknown" });
    const child = await world.make(resource);
    const other = await world.make(above);
    const path = { ...child.path, ...other.path };
    const shared = pathParameterNames(above.path).some((name) => path[name] === undefined);
    if (shared || sameJson(path, child.path)) throw new NotExercised({ kind: "parent unknown" });
    const strange = { resource, path };
    const id = world.idOf(child);
    if (operation.semantics.effect === "read") {
      const read = await world.send(operation, { path: world.pathTo(operation, strange) });
      return { id, read, listing: undefined, orphaned: undefined };
    }
    const free = declaresStatus(operation, NOT_FOUND) ? await world.freeItem(above, undefined) : undefined;
    const orphaned = free && (await world.send(operation, { path: world.pathTo(operation, free) }));
    return { id, read: undefined, listing: await world.listing(strange), orphaned };
  },
  judge({ id, read, listing, orphaned }) {
    if (read !== undefined) {
      return isSuccess(read.response.status)
        ? broken(wrongStatus(read, "gone", { kind: "missing target" }), [read])
        : holds(1);
    }
    if (orphaned !== undefined && isSuccess(orphaned.response.status))
      return broken(wrongStatus(orphaned, "gone", { kind: "missing target" }), [orphaned]);
    if (listing?.ids === undefined) return notExercised("no list");
    const pages = listing.pages.map(({ exchange }) => exchange);
    return listing.ids.includes(id)
      ? broken({ kind: "entry", id, seen: "below a different parent" }, pages)
      : holds(1);
  },
};
