// What a GET does, by the schema of its response.
import { isJsonType } from "../../http/media-type.ts";
import { membersOf } from "../../json/record.ts";
import { jsonTypes } from "../../schema/json-types.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Contract, Media, Operation, Response } from "../operation.ts";
import type { Inference } from "./infer-effect.ts";
import { isItemPath } from "./operation-words.ts";

type Schemas = Contract["schemas"];

/** @returns the effect of a GET: an array is a list, whatever the path; an object without a list in it is one representation. */
export function settledGet(
  { semantics, path, responses }: Operation,
  schemas: Schemas,
): Inference | undefined {
  const success = responses.find(({ status }) => isSuccess(Number(status)) || status === "2XX");
  const media = success?.media.find(({ type }) => isJsonType(type) || type === "*/*");
  const types = media === undefined ? [] : jsonTypes(media.schema, schemas);
  if (types.length === 1 && types[0] === "array") {
    return { effect: "list", because: "its response is an array" };
  }
  if (semantics.effect === "read") return undefined;
  if (media === undefined) return settledWithoutJson(success, semantics.effect);
  const lists = listsIn(media, schemas);
  const isItem = isItemPath(path);
  if (
    lists.length === 1 &&
    !isItem &&
    isPage(media, lists, schemas) &&
    holdsItems(media, lists[0], path, schemas)
  ) {
    return { effect: "list", because: `its response is a page, with the items in \`${lists[0]}\`` };
  }
  if (semantics.effect !== undefined) return undefined;
  if (types.includes("object")) return settledObject(media, lists, schemas);
  return types.length > 0 && !types.includes("array")
    ? { effect: "read", because: "its response is one value" }
    : undefined;
}

/** An object with lists may be a page or one representation: nobody knows, unless it has many other members. */
function settledObject(media: Media, lists: readonly string[], schemas: Schemas): Inference | undefined {
  const own = media.members.filter(({ name }) => !lists.includes(name) && !PAGING.test(name));
  if (media.members.length === 0) return undefined;
  if (lists.length === 0 && !wrapsList(media, schemas))
    return { effect: "read", because: "its response is one object without a list in it" };
  return own.length > 5
    ? { effect: "read", because: `its response is one object with ${own.length} members of its own` }
    : undefined;
}

/** A small object around an object with a list, such as `{ result: { aliases: [] }, status }`. */
function wrapsList({ members, schema }: Media, schemas: Schemas): boolean {
  if (members.length > 5) return false;
  return members.some(({ name, members: inner }) => {
    const member = propertyOf(schema, name, schemas, new Set());
    return inner.some((one) => typesOfMember(member, one.name, schemas).includes("array"));
  });
}

function settledWithoutJson(
  success: Response | undefined,
  known: Operation["semantics"]["effect"],
): Inference | undefined {
  if (known !== undefined || success === undefined || success.media.length === 0) return undefined;
  return { effect: "read", because: `its response is one representation (${success.media[0]?.type})` };
}

function listsIn({ members, schema }: Media, schemas: Schemas): readonly string[] {
  return members
    .filter((member) => typesOfMember(schema, member.name, schemas).includes("array"))
    .map(({ name }) => name);
}

/** Next to the list, a page has only numbers, flags, texts and links. */
function isPage({ members, schema }: Media, lists: readonly string[], schemas: Schemas): boolean {
  const others = members.filter(({ name }) => !lists.includes(name));
  return others.every(
    ({ name }) =>
      PAGING.test(name) || typesOfMember(schema, name, schemas).every((type) => COUNTS.includes(type)),
  );
}

/** The list has objects, or the name of the path or a name that pages use: settings have lists of texts, too. */
function holdsItems({ schema }: Media, name = "", path: string, schemas: Schemas): boolean {
  const list = propertyOf(schema, name, schemas, new Set());
  const { items } = membersOf(list);
  const segment = path.split("/").filter(Boolean).at(-1) ?? "";
  const hasObjects = jsonTypes(items, schemas).includes("object") || isChoice(items, schemas);
  return hasObjects || name === segment || ITEMS.test(name);
}

function isChoice(schema: unknown, schemas: Schemas): boolean {
  return jsonTypes(schema, schemas).length === 0 && Object.keys(membersOf(schema)).length > 0;
}

const ITEMS = /^(items|data|results?|entries|values|records|content)$/i;
const PAGING =
  /^(_?links?|meta(data)?|page(s|_?info|_?size|_?number)?|pagination|paging|cursor|next|prev(ious)?|first|last|offset|limit|total|count|order|status|time|usage|result)/i;
const COUNTS = ["integer", "number", "boolean", "null"];

/** The types of a member, wherever the parts of its schema are. */
function typesOfMember(schema: unknown, name: string, schemas: Schemas): readonly string[] {
  return jsonTypes(propertyOf(schema, name, schemas, new Set()), schemas);
}

function propertyOf(schema: unknown, name: string, schemas: Schemas, seen: Set<unknown>): unknown {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return undefined;
  seen.add(schema);
  const { $ref, properties, allOf } = membersOf(schema);
  if (Object.hasOwn(membersOf(properties), name)) return membersOf(properties)[name];
  const target = typeof $ref === "string" ? schemas[$ref.replace("#/components/schemas/", "")] : undefined;
  const parts = [target, ...(Array.isArray(allOf) ? allOf : [])];
  return parts.map((part) => propertyOf(part, name, schemas, seen)).find((found) => found !== undefined);
}
