// Which members of a multipart schema are files, and which are sent as JSON (OpenAPI 3.1 4.8.14.4, 4.8.15); how large files are.
import type { Contract } from "../contract/operation.ts";
import type { PartKind, Size } from "../http/part-kinds.ts";
import { type Members, membersOf } from "../json/record.ts";
import { flattened } from "../schema/flattened.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import { isFile } from "./used-media.ts";

/** @returns the kind of each member that is not a text or a list of texts. */
export function partsOf(
  schema: unknown,
  { schemas }: Pick<Contract, "schemas">,
): Readonly<Record<string, PartKind>> {
  const keywordsOf = (one: unknown): Members => withoutNull(one, schemas);
  const kindOf = (member: unknown): PartKind => {
    const keywords = keywordsOf(member);
    if (isFile(keywords)) return "file";
    const types = new Set(possibleTypes(member, schemas));
    types.delete("null");
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

/** @returns the keywords of a schema; of one that may also be null, as FastAPI writes an optional file, those of the other */
function withoutNull(schema: unknown, schemas: Contract["schemas"], depth = 0): Members {
  const { keywords, choices } = flattened(schema, schemas);
  const [branches = []] = choices;
  const others = branches.filter((one) => flattened(one, schemas).keywords["type"] !== "null");
  const isOptional = choices.length === 1 && others.length === 1 && branches.length === 2;
  return isOptional && depth < 5 ? { ...withoutNull(others[0], schemas, depth + 1), ...keywords } : keywords;
}

/** @returns the size of binary content by its schema: `minLength` and `maxLength` count its bytes (OpenAPI 3.1.1 4.8.14.5) */
export function sizeOf(schema: unknown, { schemas }: Pick<Contract, "schemas">): Size | undefined {
  const { minLength: least, maxLength: most } = withoutNull(schema, schemas);
  const size = {
    ...(typeof least === "number" && least > 0 ? { least } : {}),
    ...(typeof most === "number" ? { most } : {}),
  };
  return Object.keys(size).length > 0 ? size : undefined;
}

/** @returns the size of each file of a multipart schema, and of all together if the document bounds each */
export function fileSizes(
  schema: unknown,
  contract: Pick<Contract, "schemas">,
): { readonly size?: Size; readonly sizes?: Readonly<Record<string, Size>> } {
  const members = membersOf(withoutNull(schema, contract.schemas)["properties"]);
  const files = Object.entries(partsOf(schema, contract)).flatMap(([name, kind]) => {
    if (kind !== "file" && kind !== "files") return [];
    const { items, maxItems } = withoutNull(members[name], contract.schemas);
    const size = sizeOf(kind === "file" ? members[name] : items, contract);
    const count = kind === "file" ? 1 : typeof maxItems === "number" ? maxItems : undefined;
    const most = size?.most === undefined || count === undefined ? undefined : size.most * count;
    return [{ name, size, most }];
  });
  const sizes = files.flatMap(({ name, size }) => (size === undefined ? [] : [[name, size] as const]));
  const bounded = files.flatMap(({ most }) => most ?? []);
  const isBounded = files.length > 0 && bounded.length === files.length;
  return {
    ...(isBounded ? { size: { most: bounded.reduce((sum, one) => sum + one, 0) } } : {}),
    ...(sizes.length > 0 ? { sizes: Object.fromEntries(sizes) } : {}),
  };
}
