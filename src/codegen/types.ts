// The TypeScript type of a schema: the type of its component if it has a name, else its place in `schema.ts`.
import { componentName } from "./names.ts";

/**
 * @param schema a schema, with `$ref` not resolved
 * @param otherwise the type of a schema without a name
 * @returns an expression over `Schemas`
 */
export function schemaType(schema: unknown, otherwise: string): string {
  const name = componentName(schema);
  return name === undefined ? otherwise : `Schemas[${JSON.stringify(name)}]`;
}
