// Reads the actions of an OpenAPI Overlay (Overlay Specification 1.0 and 1.1), and says what is wrong with one.
import { JSONPathEnvironment, type JSONPathQuery } from "json-p3";
import { isRecord } from "../../json/record.ts";

/** One change: what it selects, and what happens to each selected part. */
export type Action = {
  readonly target: string;
  readonly query: JSONPathQuery;
  readonly change:
    | { readonly kind: "update"; readonly value: unknown }
    | { readonly kind: "copy"; readonly from: string; readonly query: JSONPathQuery }
    | { readonly kind: "remove" };
  /** The pointer of the action in its file. */
  readonly pointer: string;
};

/** What is wrong with an overlay: the pointer of the place, and a sentence. */
export class OverlayFault extends Error {
  override name = "OverlayFault";
  readonly pointer: string;
  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** Documents nest deeper than the library allows by default. */
const PATHS = new JSONPathEnvironment({ maxRecursionDepth: 1000 });

/**
 * @param value the value of an overlay file
 * @returns its actions in order
 * @throws OverlayFault for the first thing that the Overlay Specification does not allow
 */
export function readActions(value: unknown): readonly Action[] {
  if (!isRecord(value) || value["overlay"] === undefined) {
    const isDocument = isRecord(value) && value["openapi"] !== undefined;
    throw new OverlayFault(
      "#/",
      isDocument
        ? "this is an OpenAPI document, not an Overlay: give it as the document"
        : "not an OpenAPI Overlay: it has no `overlay` member; write `overlay: 1.0.0`",
    );
  }
  const version = String(value["overlay"]);
  if (!/^1\.[01]\.\d+$/.test(version)) {
    throw new OverlayFault("#/overlay", `Overlay ${version} is not supported: use 1.0.0 or 1.1.0`);
  }
  const { actions } = value;
  if (!Array.isArray(actions) || actions.length === 0) {
    throw new OverlayFault("#/actions", "`actions` is not a list with at least one action: add one");
  }
  return actions.map((action: unknown, index) => readAction(action, `#/actions/${index}`));
}

function readAction(action: unknown, pointer: string): Action {
  if (!isRecord(action)) throw new OverlayFault(pointer, "an action is not an object: write `target` in it");
  const { target, update, remove, copy } = action;
  if (typeof target !== "string") {
    throw new OverlayFault(pointer, "the action has no `target`: write the JSONPath of what it changes");
  }
  const query = compiled(target, `${pointer}/target`);
  if (remove !== undefined && typeof remove !== "boolean") {
    throw new OverlayFault(`${pointer}/remove`, "`remove` is neither true nor false");
  }
  // Overlay 1.1 4.4.3: `remove` wins over the others, and `copy` over `update`.
  if (remove === true) return { target, query, change: { kind: "remove" }, pointer };
  if (copy !== undefined) {
    if (typeof copy !== "string") {
      throw new OverlayFault(`${pointer}/copy`, "`copy` is not a text: write the JSONPath of what to copy");
    }
    const from = compiled(copy, `${pointer}/copy`);
    return { target, query, change: { kind: "copy", from: copy, query: from }, pointer };
  }
  if (update === undefined) {
    throw new OverlayFault(pointer, "the action changes nothing: write `update`, `copy` or `remove: true`");
  }
  return { target, query, change: { kind: "update", value: update }, pointer };
}

function compiled(path: string, pointer: string): JSONPathQuery {
  try {
    return PATHS.compile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OverlayFault(pointer, `${path} is not a JSONPath (RFC 9535): ${reason}`);
  }
}
