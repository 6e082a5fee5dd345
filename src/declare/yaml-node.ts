// Finds a node of a YAML document by the tokens of a JSON pointer.
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";

/** A node, and where it is in the map or the list that holds it; the root has no holder. */
export type Found = { readonly value: unknown; readonly holder?: Holder };
export type Holder = { readonly parent: YAMLMap | YAMLSeq; readonly index: number };

/**
 * @param root the contents of a document
 * @param tokens of a JSON pointer
 * @returns the node; `undefined` if there is none, or if an alias is on the way
 */
export function foundAt(root: unknown, tokens: readonly string[]): Found | undefined {
  let found: Found = { value: root };
  for (const token of tokens) {
    const parent = found.value;
    if (isMap(parent)) {
      const index = parent.items.findIndex(({ key }) => nameOf(key) === token);
      if (index === -1) return undefined;
      found = { value: parent.items[index]?.value, holder: { parent, index } };
    } else if (isSeq(parent)) {
      const index = Number(token);
      if (parent.items[index] === undefined) return undefined;
      found = { value: parent.items[index], holder: { parent, index } };
    } else return undefined;
  }
  return found;
}

/** @returns the name of a member. */
export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
