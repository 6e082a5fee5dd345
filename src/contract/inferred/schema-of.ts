// Finds the schema of a member in a document whose references were bundled.
import { isRecord, membersOf } from "../../json/record.ts";
import { schemaAt } from "../../schema/component-reference.ts";
import type { Contract } from "../operation.ts";

export type Schemas = Contract["schemas"];

const DEEPEST = 8;

/** @returns the schema that a `$ref` leads to. */
export function followed(schema: unknown, schemas: Schemas, depth = 0): unknown {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(String(membersOf(schema)["$ref"])) ?? [];
  if (!isRecord(schema) || name === undefined || depth > DEEPEST) return schema;
  return followed(schemas[name], schemas, depth + 1);
}

/** @returns the schema of a member, through `$ref` and `allOf`, each followed once. */
export function memberSchema(schema: unknown, name: string, schemas: Schemas): unknown {
  return partsIn(schema, schemas, ["allOf"])
    .map((part) => membersOf(membersOf(part)["properties"]))
    .find((properties) => Object.hasOwn(properties, name))?.[name];
}

/** @returns a schema and what its `$ref`, `allOf`, `oneOf` and `anyOf` lead to, each once, outermost first. */
export function partsOf(schema: unknown, schemas: Schemas): readonly unknown[] {
  return partsIn(schema, schemas, ["allOf", "oneOf", "anyOf"]);
}

function partsIn(schema: unknown, schemas: Schemas, keywords: readonly string[]): readonly unknown[] {
  const seen = new Set<unknown>();
  const pending = [schema];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (!isRecord(next) || seen.has(next)) continue;
    seen.add(next);
    const { $ref } = next;
    if (typeof $ref === "string") pending.push(schemaAt($ref, schemas));
    pending.push(...keywords.flatMap((keyword) => next[keyword] ?? []));
  }
  return [...seen];
}
