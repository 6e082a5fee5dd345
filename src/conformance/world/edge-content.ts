// Draws content at the edge of what its schema allows, all members together and each by itself.
import type fc from "fast-check";
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import type { EdgeContent, World } from "../../laws/world.ts";
import { type Edge, edgeNames, edges } from "../../schema/arbitrary-bounds.ts";
import type { DocumentMemory } from "../run-memory.ts";

/** Draws a value; each draw of a world has a seed of its own. */
export type Sample = (arbitrary: fc.Arbitrary<unknown>) => unknown;

/** @returns content at each edge that the operation's schema has. */
export function drawEdgeContents(
  operation: Operation,
  { arbitraries: { membersAtEdge }, foreignMembers, orderedPairs }: DocumentMemory,
  { sample, validContent }: { readonly sample: Sample } & Pick<World, "validContent">,
): readonly EdgeContent[] {
  const media = jsonMedia(operation);
  if (media === undefined) return [];
  // The id of a different resource has to be that of an existing one, and has no other bounds.
  const foreign = new Set(foreignMembers(operation).map(({ member }) => member));
  const within = (others: "all" | "required") => membersOf(validContent(operation, others));
  const drawAt = (edge: Edge) =>
    Object.entries(membersAtEdge(media.schema, edge))
      .filter(([name]) => !foreign.has(name))
      .map(([name, value]) => [name, sample(value)] as const);
  // The highest start leaves no room for an end after it, and the lowest end none for a start before it.
  const crosses = (edge: Edge, name: string): boolean =>
    orderedPairs(operation).some(([lower, upper]) => (edge === "most" ? lower : upper) === name) &&
    (edge === "most" || edge === "least");
  const edged = (edge: Edge) => ({ ...within("all"), ...Object.fromEntries(drawAt(edge)) });
  // In case members depend on each other: in one of these draws, the others hardly interfere.
  const others = () => [within("all"), within("required"), edged("least"), edged("most")];
  return edgeNames.flatMap((edge) => {
    const values = drawAt(edge);
    if (values.length === 0) return [];
    const alone = values
      .filter(([name]) => !crosses(edge, name))
      .map(([name, value]) => ({
        what: `${name} ${edges[edge]}`,
        member: name,
        contents: () => others().map((content) => ({ ...content, [name]: value })),
      }));
    const content = { ...within("all"), ...Object.fromEntries(values) };
    return [{ what: `every member ${edges[edge]}`, content, alone }];
  });
}
