// Contents whose members have values that programs lose, all members together and each by itself.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import type { NotableContent, World } from "../../laws/world.ts";
import type { DocumentMemory } from "../run-memory.ts";

/** @returns as many contents as the member with the most such values has; none where the server takes only examples. */
export function drawNotableContents(
  operation: Operation,
  { arbitraries: { notableMembers }, foreignMembers }: DocumentMemory,
  validContent: World["validContent"],
): readonly NotableContent[] {
  const media = jsonMedia(operation);
  if (media === undefined) return [];
  // The id of a different resource has to be that of an existing one.
  const foreign = new Set(foreignMembers(operation).map(({ member }) => member));
  const values = Object.entries(notableMembers(media.schema)).filter(([name]) => !foreign.has(name));
  const most = Math.max(0, ...values.map(([, all]) => all.length));
  return Array.from({ length: most }, (_, at) => {
    const chosen = Object.fromEntries(
      values.flatMap(([name, all]) => (at < all.length ? [[name, all[at]]] : [])),
    );
    const drawn = membersOf(validContent(operation, "all"));
    const names = Object.keys(chosen).filter((name) => name in drawn);
    const only = (some: readonly string[]) => Object.fromEntries(some.map((name) => [name, chosen[name]]));
    return { content: { ...drawn, ...only(names) }, names, alone: (name) => ({ ...drawn, ...only([name]) }) };
  });
}
