// The shape of a page: the list with the items, and the members around it.
import { membersOf } from "../../json/record.ts";
import { jsonTypes } from "../../schema/json-types.ts";
import type { Media } from "../operation.ts";
import { idWords } from "./operation-words.ts";
import { memberSchema, type Schemas } from "./schema-of.ts";

/** @returns the names of the members that are arrays. */
export function listsIn({ members, schema }: Media, schemas: Schemas): readonly string[] {
  return members
    .filter((member) => typesOfMember(schema, member.name, schemas).includes("array"))
    .map(({ name }) => name);
}

/** Next to the list, a page has only numbers, flags, texts and links. */
export function isPage({ members, schema }: Media, lists: readonly string[], schemas: Schemas): boolean {
  const others = members.filter(({ name }) => !lists.includes(name));
  return others.every(
    ({ name }) =>
      PAGING.test(name) || typesOfMember(schema, name, schemas).every((type) => COUNTS.includes(type)),
  );
}

/** The list has objects, or the name of the path or a name that pages use: settings have lists of texts, too. */
export function holdsItems({ schema }: Media, name: string, path: string, schemas: Schemas): boolean {
  // A member that may be any value, or an array of them, is not a list of items.
  if (!typesOf(memberSchema(schema, name, schemas), schemas).every((type) => type === "array")) return false;
  const { items } = membersOf(memberSchema(schema, name, schemas));
  const segment = path.split("/").filter(Boolean).at(-1) ?? "";
  const hasObjects = jsonTypes(items, schemas).includes("object") || isChoice(items, schemas);
  return hasObjects || name === segment || ITEMS.test(name);
}

function isChoice(schema: unknown, schemas: Schemas): boolean {
  return jsonTypes(schema, schemas).length === 0 && Object.keys(membersOf(schema)).length > 0;
}

export const ITEMS: RegExp = /^(items|data|results?|entries|values|records|content)$/i;
export const PAGING: RegExp =
  /^(_?links?|meta(data)?|page(s|_?info|_?size|_?number)?|pagination|paging|cursor|next|prev(ious)?|first|last|offset|limit|total|count|order|status|time|usage|result)/i;
const COUNTS = ["integer", "number", "boolean", "null"];

/** The types of a value other than null. */
export function typesOf(schema: unknown, schemas: Schemas): readonly string[] {
  return jsonTypes(schema, schemas).filter((type) => type !== "null");
}

/** The types of a member, wherever the parts of its schema are. */
export function typesOfMember(schema: unknown, name: string, schemas: Schemas): readonly string[] {
  return jsonTypes(memberSchema(schema, name, schemas), schemas);
}

/** Whether a member such as `nextPageToken` belongs to a page, and to nothing else. */
export function isOfPage(name: string): boolean {
  const [first = "", ...more] = idWords(name).trim().toLowerCase().split(" ");
  return PAGE_WORDS.includes(first) && more.every((word) => PAGE_ENDS.includes(word));
}

// biome-ignore format: a list of words
const PAGE_WORDS = ["cursor", "first", "has", "last", "limit", "link", "links", "meta", "next", "offset", "order", "page", "prev", "previous", "total"];
// biome-ignore format: a list of words
const PAGE_ENDS = ["count", "cursor", "items", "link", "marker", "more", "next", "offset", "page", "pages", "size", "token", "url"];
