// Writes `schema.d.ts`: the document's types, by openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";

/** @returns the text of `schema.d.ts`: `paths`, `components` and `operations`. */
export async function writeSchema(document: Readonly<Record<string, unknown>>): Promise<string> {
  const tree = await openapiTS(structuredClone(document) as never, { silent: true });
  return `// Generated from the document; do not edit. Its types.\n${astToString(tree)}`;
}
