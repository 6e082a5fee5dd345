// The members of an object schema in document order, with `$ref` and `allOf` followed.
import { isRecord } from "../json/record.ts";
import type { Member } from "./operation.ts";
import type { Spot } from "./spot.ts";

/**
 * @param schema a Schema Object that describes an object
 * @param level 0 for the object itself, 1 for one in it: deeper members are not read, apart from JSON:API's
 * @returns its members; a member that occurs twice has the first place and the flags of both
 */
export function declaredMembers(schema: Spot, level = 0): readonly Member[] {
  const found = new Map<string, Member>();
  const required = new Set<string>();
  collect({ found, required, seen: new Set(), level }, schema);
  return [...found.values()].map((member) => ({ ...member, required: required.has(member.name) }));
}

type Collecting = {
  readonly found: Map<string, Member>;
  readonly required: Set<string>;
  /** The places of the schemas that were read: each of them adds its members once, wherever else it is used. */
  readonly seen: Set<string>;
  readonly level: number;
};

function collect(into: Collecting, schema: Spot): void {
  const { found, required, seen, level } = into;
  if (!isNewPlace(schema, seen)) return;
  const names = schema.at("required").value;
  if (Array.isArray(names)) for (const name of names) required.add(String(name));
  for (const [, part] of schema.at("allOf").entries()) collect(into, part);
  // OpenAPI 3.1 allows siblings of `$ref`, so read the flags next to the reference too.
  for (const [name, member] of schema.at("properties").entries()) {
    const before = found.get(name);
    const raw = schema.at("properties").value;
    const written = isRecord(raw) ? raw[name] : undefined;
    found.set(name, {
      name,
      readOnly: before?.readOnly === true || flag(written, "readOnly") || flag(member.value, "readOnly"),
      writeOnly: before?.writeOnly === true || flag(written, "writeOnly") || flag(member.value, "writeOnly"),
      nullable: before?.nullable === true || isNullable(member, new Set()),
      required: false,
      members: isRead(name, level) ? [...(before?.members ?? []), ...declaredMembers(member, level + 1)] : [],
      place: before?.place ?? member.usedAt,
    });
  }
}

/** JSON:API 1.1 7.2 has the representation in `data.attributes`. */
function isRead(name: string, level: number): boolean {
  return level === 0 || (level === 1 && name === "attributes");
}

function flag(schema: unknown, keyword: string): boolean {
  return isRecord(schema) && schema[keyword] === true;
}

/** Whether a schema allows `null`: by its type (3.1), `nullable` (3.0), `const`, `enum`, or one of its branches. */
function isNullable(schema: Spot, seen: Set<string>): boolean {
  const { value } = schema;
  if (!isRecord(value) || !isNewPlace(schema, seen)) return false;
  const types = Array.isArray(value["type"]) ? value["type"] : [value["type"]];
  if (types.includes("null") || value["nullable"] === true || value["const"] === null) return true;
  if (Array.isArray(value["enum"]) && value["enum"].includes(null)) return true;
  return ["anyOf", "oneOf"].some((key) =>
    schema
      .at(key)
      .entries()
      .some(([, branch]) => isNullable(branch, seen)),
  );
}

function isNewPlace({ place }: Spot, seen: Set<string>): boolean {
  const id = `${place.file}${place.pointer}`;
  return !seen.has(id) && seen.add(id) !== undefined;
}
