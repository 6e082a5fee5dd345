// What an operation without a declaration most likely does, by its method, its path and its responses.
import { isJsonType } from "../../http/media-type.ts";
import type { Effect } from "../../semantics/effects.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import type { RequestContent, Response } from "../operation.ts";
import { isItemOf, withoutEndSlash } from "../path-places.ts";
import type { OperationParts } from "../targets.ts";

/** An effect, and why the operation is taken to have it. */
export type Inference = { readonly effect: Effect; readonly because: string };

/** What the evidence says; open where it contradicts itself, whatever the path suggests. */
export type Settled = Inference | { readonly effect: undefined; readonly because: undefined };
export const OPEN: Settled = { effect: undefined, because: undefined };

/**
 * @param operation an operation whose effect neither a declaration nor a standard settles
 * @param reads the paths that a read operation has
 * @returns what it most likely does; `undefined` if nothing in the document suggests it
 */
export function inferEffect(operation: OperationParts, reads: readonly string[]): Inference | undefined {
  switch (operation.method) {
    case "POST":
      return inferPost(operation, reads);
    case "PUT":
      return inferAtItem(operation, reads, "replace") ?? inferAction(operation, reads);
    case "PATCH":
      return takesMembers(operation.content)
        ? inferAtItem(operation, reads, "merge")
        : inferAction(operation, reads);
    default:
      return undefined;
  }
}

function inferPost({ path, responses }: OperationParts, reads: readonly string[]): Inference {
  const item = reads.find((one) => isItemOf(path, one));
  if (item !== undefined && mayCreate(responses)) {
    return { effect: "create", because: `it is a POST to the collection of ${item}` };
  }
  return { effect: "process", because: "it is a POST to a path that has no items" };
}

function inferAtItem(
  { path, content }: OperationParts,
  reads: readonly string[],
  effect: "replace" | "merge",
): Inference | undefined {
  const read = reads.find((one) => withoutEndSlash(one) === withoutEndSlash(path));
  if (read === undefined || content === undefined) return undefined;
  return { effect, because: `GET ${read} reads what it changes` };
}

/** `PUT /loans/{id}/return`, which nothing reads and which takes nothing, does what its name says. */
function inferAction(
  { method, path, content }: OperationParts,
  reads: readonly string[],
): Inference | undefined {
  const own = withoutEndSlash(path);
  const above = own.slice(0, Math.max(0, own.lastIndexOf("/")));
  const isWord = !own.endsWith("}") && above.endsWith("}");
  const isRead = reads.some((one) => withoutEndSlash(one) === own);
  const read = reads.find((one) => withoutEndSlash(one) === above);
  if (content !== undefined || !isWord || isRead || read === undefined) return undefined;
  return { effect: "process", because: `it is a ${method} without content below ${read}` };
}

/** Whether the content is an object with the members to change; a JSON Patch (RFC 6902) is a list of changes. */
function takesMembers(content: RequestContent | undefined): boolean {
  const media = content?.media.find(({ type }) => isJsonType(type));
  return media !== undefined && media.type !== mediaTypes.jsonPatch && media.members.length > 0;
}

/** A document may declare 200 for a creation, or no success at all; 202 and 204 say that there is nothing to read. */
function mayCreate(responses: readonly Response[]): boolean {
  const successes = responses.map(({ status }) => status).filter((status) => /^2/.test(status));
  return successes.length === 0 || successes.some((status) => CREATES.includes(status.toUpperCase()));
}

const CREATES = ["200", "201", "2XX"];
