// Finds the resource of each operation, its parent, and the operations that read, list, write and delete it.
import { type Effect, effects } from "../semantics/effects.ts";
import type { Media, Member, Operation, Reference, Resource, Response } from "./operation.ts";
import { collectionOf, isItemOf, isItemPath, withoutEndSlash } from "./path-places.ts";
import { sentMedia } from "./served-media.ts";
import { type OperationParts, type Reads, readAbove, readsIn, resourceLinks, targetOf } from "./targets.ts";

type Placed = Omit<Operation, "traits">;

/**
 * @param parts the operations of a document, each read independently
 * @returns the same operations with target, parent and the ids in their content
 */
export function placeInResources(parts: readonly OperationParts[]): readonly Placed[] {
  const collections = new Set(parts.map(({ path }) => collectionOf(path)));
  const settled = parts.map((one) => withEffectOfGet(one, collections));
  const reads = readsIn(settled);
  return settled.map((operation) => {
    const target = targetOf(operation, reads);
    return {
      ...operation,
      target,
      parent: readAbove(operation, reads, target?.read),
      identity: identityOf(operation, target, reads),
    };
  });
}

/** The effect of a GET without a declaration: a read if its path is an item path, a list if it has an item path below. */
function withEffectOfGet(
  operation: OperationParts,
  collections: ReadonlySet<string | undefined>,
): OperationParts {
  const { method, semantics, path } = operation;
  if (method !== effects.read.method || semantics.effect !== undefined) return operation;
  const isCollection = collections.has(withoutEndSlash(path));
  const effect: Effect | undefined = isItemPath(path) ? "read" : isCollection ? "list" : undefined;
  return { ...operation, semantics: { ...semantics, effect } };
}

/** The ids in the representation, according to the links of this operation or of the read. */
function identityOf(
  operation: OperationParts,
  target: Reference | undefined,
  reads: Reads,
): Readonly<Record<string, string>> {
  const read = reads.named(target?.read);
  const linked = [operation, ...(read ? [read] : [])].flatMap((one) => resourceLinks(one, reads));
  for (const { link, read: linkedRead } of linked) {
    if (target !== undefined && linkedRead.id !== target.read) continue;
    const pointers = Object.entries(link.parameters).flatMap(([name, value]) =>
      value.from === "content" ? [[name, value.pointer] as const] : [],
    );
    if (pointers.length > 0) return Object.fromEntries(pointers);
  }
  return {};
}

/**
 * @param operations the operations of a document, with their targets
 * @returns its resources in the order of their read operations
 */
export function resourcesOf(operations: readonly Operation[]): readonly Resource[] {
  const byPath = Map.groupBy(operations, ({ path }) => withoutEndSlash(path));
  const idAt = (path: string | undefined, ...effects: readonly Effect[]) =>
    byPath
      .get(path ?? "")
      ?.find(({ semantics: { effect } }) => effect !== undefined && effects.includes(effect))?.id;
  return operations
    .filter((operation) => operation.semantics.effect === "read")
    .map((read) => {
      const about = (...effects: readonly Effect[]) => idAt(withoutEndSlash(read.path), ...effects);
      const above = (effect: Effect) => idAt(collectionOf(read.path), effect);
      return {
        path: read.path,
        read: read.id,
        parent: read.parent?.read,
        list: above("list"),
        create: above("create"),
        write: about("create-or-replace", "replace"),
        merge: about("merge"),
        delete: about("delete"),
        ...shownBy(read, operations),
      };
    });
}

/** The members of the representation, and those that requests can set. */
function shownBy(
  read: Operation,
  operations: readonly Operation[],
): Pick<Resource, "envelope" | "members" | "readOnly" | "settable" | "hidden"> {
  const writers = operations.filter((one) => isWriterOf(one, read));
  const sent = writers.flatMap((one) => one.content?.media ?? []).flatMap((media) => media.members);
  const given = [...new Set(sent.filter((member) => !member.readOnly).map((member) => member.name))];
  const { path: envelope, members: declared } = envelopeIn(representationOf(read), given);
  const hidden = [...sent, ...declared].filter((member) => member.writeOnly).map((member) => member.name);
  const members = declared.filter((member) => !hidden.includes(member.name));
  const readOnly = members.filter((member) => member.readOnly).map((member) => member.name);
  return { envelope, members, readOnly, settable: given.filter((name) => !hidden.includes(name)), hidden };
}

/** The one member that holds what requests can set, if the representation does not hold it itself. */
function envelopeIn(
  top: readonly Member[],
  settable: readonly string[],
): { readonly path: readonly string[]; readonly members: readonly Member[] } {
  const holds = (members: readonly Member[]): boolean => members.some(({ name }) => settable.includes(name));
  if (holds(top)) return { path: [], members: top };
  const [only, ...more] = top.filter(({ members }) => holds(members));
  if (only !== undefined && more.length === 0) return { path: [only.name], members: only.members };
  const deeper = top.flatMap((outer) =>
    outer.members.filter(({ members }) => holds(members)).map((inner) => [outer, inner] as const),
  );
  const [pair, ...others] = deeper;
  return pair !== undefined && others.length === 0
    ? { path: pair.map(({ name }) => name), members: pair[1].members }
    : { path: [], members: top };
}

/** Whether an operation creates, writes or merges the resource of `read`; a process's content does not represent it. */
function isWriterOf(operation: Operation, read: Operation): boolean {
  if (operation.semantics.effect === "process") return false;
  if (operation.target !== undefined) return operation.target.read === read.id;
  if (operation.semantics.effect !== "create") return false;
  const links = operation.responses.flatMap((response) => response.links);
  return isItemOf(operation.path, read.path) || links.some((link) => link.operation === read.id);
}

/** @returns the members of a read operation's response. */
export function representationOf(read: Operation): readonly Member[] {
  return representationMedia(read)?.members ?? [];
}

/** @returns the media type of a read operation's response, JSON if it can be; `undefined` if it has no content. */
export function representationMedia(read: Operation): Media | undefined {
  const response = representationResponse(read);
  return response && (sentMedia(response) ?? response.media[0]);
}

/** @returns the response of a read operation that has the representation; `undefined` if it declares none. */
export function representationResponse({ responses }: Pick<Operation, "responses">): Response | undefined {
  const successes: readonly number[] = effects.read.successes;
  return responses.find(({ status }) => successes.includes(Number(status)));
}
