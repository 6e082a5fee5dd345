// Finds the schema of a member in a document whose references were bundled.
import { isRecord, membersOf } from "../../json/record.ts";
import type { Contract } from "../operation.ts";

export type Schemas = Contract["schemas"];

/** @returns the schema of a member, through `$ref` and `allOf`. */
export function memberSchema(schema: unknown, name: string, schemas: Schemas, depth = 0): unknown {
  const own = membersOf(followed(schema, schemas));
  const found = membersOf(own["properties"])[name];
  if (found !== undefined || depth > DEEPEST) return found;
  const parts = Array.isArray(own["allOf"]) ? own["allOf"] : [];
  return parts.map((part) => memberSchema(part, name, schemas, depth + 1)).find((one) => one !== undefined);
}

const DEEPEST = 8;

/** @returns the schema that a `$ref` leads to. */
export function followed(schema: unknown, schemas: Schemas, depth = 0): unknown {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(String(membersOf(schema)["$ref"])) ?? [];
  if (!isRecord(schema) || name === undefined || depth > DEEPEST) return schema;
  return followed(schemas[name], schemas, depth + 1);
}
