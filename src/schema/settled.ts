/** The schema of a nullable value, without the choice between null and one other branch. */
import { isRecord } from "../json/record.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, flattened } from "./flattened.ts";

/**
 * @param schema a schema
 * @param components the document's `components.schemas`
 * @returns its parts merged, including the other branch of an `anyOf` or `oneOf` of null and one other branch
 */
export function settled(schema: unknown, components: Components): Flat {
  const flat = flattened(schema, components);
  const [branches, ...others] = flat.choices;
  if (branches === undefined || others.length > 0) return flat;
  const rest = branches.filter((branch) => !(isRecord(branch) && branch.type === "null"));
  return rest.length === 1 ? flattened({ allOf: [flat.keywords, rest[0]] }, components) : flat;
}
