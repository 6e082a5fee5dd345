// A deletion includes what is below the resource.
import { nounOf, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isPending, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed, resourceOf, resourcesBelow, theResourceOf } from "../shared/about.ts";
import { makeNaming, type Naming, namingsOf } from "../shared/foreign.ts";
import { broken, holds, isGone, notExercised, wrongStatus } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import type { Made } from "../world.ts";

type Evidence = {
  readonly deletion: Exchange;
  readonly reads: readonly Exchange[];
  /** After a new resource was created at the same URL, if that is possible. */
  readonly later: readonly Exchange[];
};

export const deleteTakesChildren: Law<Evidence> = {
  id: "delete-takes-children",
  about: "deleting",
  level: "convention",
  section: effects.delete.section,
  says: "By convention, nothing below a deleted resource can be read, nor what the document says is deleted with it, and a resource created at the same URL later starts empty.",
  concerns:
    "operations that delete a resource with other resources below it, or whose description says that resources which name it are deleted too",
  premises: ["delete-removes", "get-changes-nothing"],
  why: "Data below a deleted resource stays readable although its owner believes it deleted. When the id is used again, a new article starts with the comments on an old one.",
  evidence:
    "A resource gets one of each kind of resource below it, and of those that the description says are deleted with it, and is deleted. A GET of each must then return 404 or 410. If PUT can create a resource at the same URL, it does so, and each GET is repeated.",
  fix: "Delete what is below in the same transaction, with a cascading foreign key or in code. If it must be kept, reject the DELETE with 409 while it exists.",
  notReported:
    "a deletion that is rejected while there are resources below, or accepted with 202; what is deleted a second later",
  appliesTo(operation, contract) {
    const resource = resourceOf(operation, contract);
    if (operation.semantics.effect !== "delete" || resource === undefined) return false;
    return resourcesBelow(resource, contract).length + saidToGo(operation, resource, contract).length > 0;
  },
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const above = await world.make(resource);
    const below: Made[] = [];
    for (const child of resourcesBelow(resource, world.contract))
      below.push(await world.make(child, { above }));
    for (const naming of saidToGo(operation, resource, world.contract)) {
      const one = await makeNaming(world, naming, above);
      if (one !== undefined) below.push(one);
    }
    if (below.length === 0) throw new NotExercised({ kind: "nothing changed" });
    const deletion = await performOn(world, operation, above);
    if (isSuccess(deletion.response.status) && !isGone((await world.read(above)).read))
      throw new NotExercised({ kind: "said to stay", exchange: deletion });
    const readAll = async (): Promise<readonly Exchange[]> => {
      const reads: Exchange[] = [];
      for (const child of below) {
        const read = operationNamed(world.contract, child.resource.read);
        if (read === undefined) throw new NotExercised({ kind: "no operation", to: "read" });
        reads.push(await world.send(read, { path: world.pathTo(read, child) }));
      }
      return reads;
    };
    let reads = await readAll();
    // A message may carry the deletion to a different service.
    if (!reads.every(isGone)) {
      await world.calm();
      reads = await readAll();
    }
    const write = operationNamed(world.contract, resource.write);
    const canComeBack =
      isSuccess(deletion.response.status) && write?.semantics.effect === "create-or-replace";
    if (write === undefined || !canComeBack) return { deletion, reads, later: [] };
    await performOn(world, write, above);
    return { deletion, reads, later: await readAll() };
  },
  judge({ deletion, reads, later }) {
    const { status } = deletion.response;
    if (!isSuccess(status) || isPending(status))
      return notExercised({ kind: "deletion refused", exchange: deletion });
    const orphan = reads.find((read) => !isGone(read));
    if (orphan !== undefined) {
      return broken(wrongStatus(orphan, "gone", { kind: "after a deletion" }), [deletion, orphan]);
    }
    const risen = later.find((read) => !isGone(read));
    if (risen !== undefined) {
      return broken(wrongStatus(risen, "gone", { kind: "put again after a deletion" }), [deletion, risen]);
    }
    return holds(reads.length + later.length);
  },
};

/** "Deletes the depot and all of its pallets", next to `/pallets/{id}` whose `depotId` names the depot. */
function saidToGo(
  { summary, description, semantics, parameters }: Operation,
  resource: Resource,
  contract: Contract,
): readonly Naming[] {
  const said = `${summary ?? ""}. ${description ?? ""}`;
  const cascading = said
    .split(".")
    .filter((one) => CASCADES.test(one) || (DELETES.test(one) && TOGETHER.test(one)));
  const isChosen = parameters.some((one) => one.in === "query");
  if (semantics.declared || isChosen || KEEPS.test(said)) return [];
  const words = new Set(cascading.flatMap(nounsTaken));
  return namingsOf(resource, contract).filter(({ named }) => words.has(nounOf(named.path)));
}

/** What is deleted too: "and its pallets", but not the articles of "and the references to it from all articles". */
function nounsTaken(sentence: string): readonly string[] {
  const words = sentence.toLowerCase().match(/[a-z]+/g) ?? [];
  const starts = words.flatMap((word, at) => (startsList(word, words[at + 1]) ? [at + 1] : []));
  return starts.flatMap((start) => {
    const rest = words.slice(start);
    // "All of its pallets", "cascades to pallets".
    const own = rest.findIndex((word) => !LEADING.includes(word));
    const end = rest.findIndex((word, at) => at > own && PREPOSITIONS.includes(word));
    return rest.slice(Math.max(0, own), end < 0 ? rest.length : end).map(singular);
  });
}

function startsList(word: string, next = ""): boolean {
  return (
    ["and", "with", "including", "plus", "also"].includes(word) ||
    (word.startsWith("cascad") && next === "to")
  );
}

const LEADING = [
  "all",
  "of",
  "its",
  "their",
  "the",
  "any",
  "every",
  "each",
  "deletes",
  "delete",
  "removes",
  "remove",
  "to",
];
// biome-ignore format: a list of words
const PREPOSITIONS = ["of", "from", "in", "to", "on", "at", "for", "between", "by", "with", "into"];

const CASCADES = /cascad|also (?:delete|remove)/i;
const DELETES = /\b(?:delete|remove)s?\b/i;
const TOGETHER =
  /\b(?:and|with|including|plus) (?:its|their|the|all|any|every|each)\b|\b(?:and|with|including|plus) everything\b/i;
/** The others stay, or are deleted later, or on demand. */
const KEEPS =
  /\b(?:not|never|cannot|only if|unless|without|keeps?|kept|refused|rejected|orphan|null|if|when|pass|force|true|optionally|nightly|later|eventually|asynchronous(?:ly)?|background|within|after|job|hours|days|scheduled?|soon|queued?)\b/i;
