// The shape of what an operation is sent: a list, an object with nothing that has to be sent.
import { isJsonType } from "../../http/media-type.ts";
import { membersOf } from "../../json/record.ts";
import { jsonTypes } from "../../schema/json-types.ts";
import type { Contract, Operation } from "../operation.ts";
import { partsOf } from "./schema-of.ts";

/** @returns whether the JSON content of an operation is an array. */
export function takesList({ content }: Operation, schemas: Contract["schemas"]): boolean {
  const media = content?.media.find(({ type }) => isJsonType(type));
  return media !== undefined && isListSchema(media.schema, schemas);
}

/** @returns whether a schema allows arrays only, null apart. */
export function isListSchema(schema: unknown, schemas: Contract["schemas"]): boolean {
  const types = jsonTypes(schema, schemas).filter((type) => type !== "null");
  return types.length > 0 && types.every((type) => type === "array");
}

/** @returns whether a schema describes an object with members of which none has to be sent. */
export function hasOnlyOptionalMembers(schema: unknown, schemas: Contract["schemas"]): boolean {
  const parts = partsOf(schema, schemas).map(membersOf);
  const hasMembers = parts.some(({ properties }) => Object.keys(membersOf(properties)).length > 0);
  return hasMembers && !parts.some(({ required }) => Array.isArray(required) && required.length > 0);
}

/** @returns whether a schema allows objects only, null apart. */
export function isObject(schema: unknown, schemas: Contract["schemas"]): boolean {
  return jsonTypes(schema, schemas).every((type) => type === "object" || type === "null");
}
