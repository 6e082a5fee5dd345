/** Of a value that may be null, what it is otherwise: a schema without the choice between null and one other. */
import { isRecord } from "../json/record.ts";
import type { Components } from "./component-reference.ts";
import { type Flat, flattened } from "./flattened.ts";

/**
 * @param schema a schema
 * @param components the document's `components.schemas`
 * @returns its parts as one, and, of an `anyOf` or `oneOf` of null and one other branch, that branch's among them
 */
export function settled(schema: unknown, components: Components): Flat {
  const flat = flattened(schema, components);
  const [branches, ...others] = flat.choices;
  if (branches === undefined || others.length > 0) return flat;
  const rest = branches.filter((branch) => !(isRecord(branch) && branch.type === "null"));
  return rest.length === 1 ? flattened({ allOf: [flat.keywords, rest[0]] }, components) : flat;
}
