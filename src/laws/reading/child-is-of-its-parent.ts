// What is below one resource is not found below a different one.
import { namesOfId } from "../../contract/inferred/foreign-members.ts";
import { bare } from "../../contract/inferred/identity.ts";
import type { Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { sameJson } from "../../json/equality.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { WrongMember } from "../failure.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import { isMissing } from "../shared/sending.ts";
import type { Listing, Made, World } from "../world.ts";
import { type Below, listedBelow, pathBelow, readBelow } from "./listed-below.ts";

type Evidence = {
  readonly id: string;
  /** The read below a different parent; `undefined` for a list. */
  readonly read: Exchange | undefined;
  /** The list below a different parent; `undefined` for a read. */
  readonly listing: Listing | undefined;
  /** The list below a parent that does not exist; `undefined` if the document does not say what it returns. */
  readonly orphaned: Exchange | undefined;
  /** A member that names a parent which is not the one in the address, with the read that shows it. */
  readonly misnamed?: { readonly failure: WrongMember; readonly read: Exchange } | undefined;
  /** What the list below a different parent gained when a resource was created below the own one. */
  readonly gained?: string | undefined;
  /** Lists of what names the parent by a member. */
  readonly below?: readonly Below[];
};

const { status: NOT_FOUND, section } = problems["not-found"];

export const childIsOfItsParent: Law<Evidence> = {
  id: "child-is-of-its-parent",
  about: "reading",
  level: "SHOULD",
  section: `${section}, RFC 3986 3.3`,
  says: "A resource is found and listed below its own parent only, and names no other.",
  concerns:
    "operations that read or list resources below a resource that can be created, or list those that name it by a member such as `guestId`, in documents without declarations",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A user who may read one project can read the tasks of every other below it. Access rules look at the parent in the URL.",
  evidence:
    "A resource is created below each of two parents. Below the second, neither a GET nor the list may show the first. A list such as `/guests/{guestId}/bookings` must show what names the guest, and nothing else. A member named after the parent must have its id, and a declared 404 must be returned below a missing parent.",
  fix: "Use every path parameter in the query, and return 404 if the parent does not match.",
  notReported:
    "an empty list below a missing parent, unless the list declares 404; a member with a different id of the parent, which the parent shows",
  appliesTo: (operation, contract) =>
    listedBelow(operation, contract) !== undefined ||
    (["read", "list"].includes(operation.semantics.effect ?? "") &&
      !operation.semantics.declared &&
      resourceOf(operation, contract)?.parent !== undefined),
  async probe(world, operation) {
    const { contract } = world;
    const list = listedBelow(operation, contract);
    if (list !== undefined) {
      const below = await readBelow(world, operation, list);
      const orphaned = await readOrphaned(world, operation, list.above);
      return { id: "", read: undefined, listing: undefined, orphaned, below };
    }
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
      const misnamed = await findMisnamed(world, child, above);
      return { id, read, listing: undefined, orphaned: undefined, misnamed };
    }
    const before = await world.listing(strange);
    if (before?.isWhole === true) await world.make(resource, { above: child });
    const orphaned = await readOrphaned(world, operation, above);
    const listing = await world.listing(strange);
    const gained =
      before?.isWhole === true ? listing?.ids?.find((one) => !before.ids?.includes(one)) : undefined;
    return { id, read: undefined, listing, orphaned, gained };
  },
  judge({ id, read, listing, orphaned, misnamed, gained, below }) {
    if (read !== undefined) {
      if (isSuccess(read.response.status))
        return broken(wrongStatus(read, "gone", { kind: "missing target" }), [read]);
      return misnamed === undefined ? holds(1) : broken(misnamed.failure, [misnamed.read]);
    }
    if (orphaned !== undefined && isSuccess(orphaned.response.status))
      return broken(wrongStatus(orphaned, "gone", { kind: "missing target" }), [orphaned]);
    if (below !== undefined) return judgeBelow(below);
    if (listing?.ids === undefined) return notExercised("no list");
    const pages = listing.pages.map(({ exchange }) => exchange);
    const stray = listing.ids.includes(id) ? id : gained;
    return stray === undefined
      ? holds(1)
      : broken({ kind: "entry", id: stray, seen: "below a different parent" }, pages);
  },
};

/** The list below a parent that does not exist, if the document says that it is 404. */
async function readOrphaned(
  world: World,
  operation: Operation,
  above: Resource,
): Promise<Exchange | undefined> {
  if (!declaresStatus(operation, NOT_FOUND)) return undefined;
  const free = await world.freeItem(above, undefined);
  return world.send(operation, { path: pathBelow(operation, free) });
}

function judgeBelow(below: readonly Below[]): Verdict {
  if (below.length === 0) return notExercised("no list");
  for (const { own, others, listing } of below) {
    const pages = listing.pages.map(({ exchange }) => exchange);
    if (listing.ids?.includes(others) === true)
      return broken({ kind: "entry", id: others, seen: "below a different parent" }, pages);
    if (listing.isWhole && listing.ids?.includes(own) === false)
      return broken({ kind: "entry", id: own, seen: "not below its parent" }, pages);
  }
  return holds(below.length);
}

/** A member such as `projectId` whose value is an id like that of the parent, and is not in the parent's representation. */
async function findMisnamed(world: World, child: Made, above: Resource): Promise<Evidence["misnamed"]> {
  const parent = await world.read({ resource: above, path: child.path });
  if (isMissing(parent)) return undefined;
  const names = namesOfId(above);
  const expected = world.idOf({ resource: above, path: child.path });
  const shown = new Set([expected, ...Object.values(parent.representation).map(String)]);
  for (const [member, seen] of Object.entries(child.representation)) {
    if (!names.includes(bare(member)) || !["string", "number"].includes(typeof seen)) continue;
    if (shown.has(String(seen)) || !isLikeId(String(seen), expected)) continue;
    const { target } = child.read.request;
    const failure = { kind: "member", member, expected, seen, rule: { kind: "address", target } } as const;
    return { failure, read: child.read };
  }
  return undefined;
}

/** Whether two ids are of one kind: numbers that a double holds, or UUIDs (RFC 9562 4). */
function isLikeId(one: string, other: string): boolean {
  const isNumber = (id: string): boolean => /^\d{1,15}$/.test(id);
  const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  return (isNumber(one) && isNumber(other)) || (isUuid(one) && isUuid(other));
}
