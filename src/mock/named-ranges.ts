// Gives `*/*` a name: some frameworks declare it for JSON, and a server has to send one media type.

import type { Loaded } from "../contract/load.ts";
import type { Media } from "../contract/operation.ts";
import { isJsonType } from "../http/media-type.ts";
import { resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import { mediaTypes } from "../semantics/media-types.ts";

const ANYTHING = "*/*";

export type NamedRanges = {
  readonly document: Readonly<Record<string, unknown>>;
  /** A sentence for each operation that is changed. */
  readonly said: readonly string[];
};

/**
 * @param loaded a document
 * @returns a copy in which content that is declared as any type, with a schema that allows no text, is JSON; the same
 *   document if there is none
 */
export function withNamedRanges({ contract, document }: Loaded): NamedRanges {
  const copy = structuredClone(document);
  const said = contract.operations.flatMap(({ method, path, content, responses }) => {
    const all = [content?.media ?? [], ...responses.map(({ media }) => media)];
    const open = all.flatMap((media) =>
      media.some(({ type }) => isJsonType(type)) ? [] : media.filter(isOpen),
    );
    for (const { place } of open) rename(copy, place.pointer);
    return open.length === 0
      ? []
      : [`${method} ${path}: ${ANYTHING} is ${mediaTypes.json}, because its schema allows no text`];
  });
  return { document: said.length === 0 ? document : copy, said };

  function isOpen({ type, schema }: Media): boolean {
    return (
      type === ANYTHING && schema !== undefined && !possibleTypes(schema, contract.schemas).has("string")
    );
  }
}

/** Two operations may refer to the same response, so it may have been renamed before. */
function rename(document: Readonly<Record<string, unknown>>, pointer: string): void {
  const parent = resolvePointer(document, pointer.slice(pointer.indexOf("/"), pointer.lastIndexOf("/")));
  if (!isRecord(parent) || !Object.hasOwn(parent, ANYTHING)) return;
  Object.assign(parent, { [mediaTypes.json]: parent[ANYTHING] });
  Reflect.deleteProperty(parent, ANYTHING);
}
