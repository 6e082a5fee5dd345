// Which members of a multipart schema are files, and which are sent as JSON (OpenAPI 3.1 4.8.14.4, 4.8.15).
import type { Contract } from "../contract/operation.ts";
import type { PartKind } from "../http/part-kinds.ts";
import { type Members, membersOf } from "../json/record.ts";
import { flattened } from "../schema/flattened.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import { isFile } from "./used-media.ts";

/** @returns the kind of each member that is not a text or a list of texts. */
export function partsOf(
  schema: unknown,
  { schemas }: Pick<Contract, "schemas">,
): Readonly<Record<string, PartKind>> {
  const keywordsOf = (one: unknown): Members => flattened(one, schemas).keywords;
  const kindOf = (member: unknown): PartKind => {
    const keywords = keywordsOf(member);
    if (isFile(keywords)) return "file";
    const types = possibleTypes(member, schemas);
    if (types.has("string") || types.size > 1) return "text";
    if (types.has("object")) return "json";
    if (!types.has("array") || keywords["items"] === undefined) return "text";
    const items = kindOf(keywords["items"]);
    return items === "file" ? "files" : items === "text" ? "text" : "jsons";
  };
  const members = Object.entries(membersOf(keywordsOf(schema)["properties"]));
  const kinds = members.map(([name, member]) => [name, kindOf(member)] as const);
  return Object.fromEntries(kinds);
}
