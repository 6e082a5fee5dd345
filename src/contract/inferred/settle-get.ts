// What a GET does, by the schema of its response.
import { isJsonType } from "../../http/media-type.ts";
import { membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Media, Operation, Response } from "../operation.ts";
import { type Inference, OPEN, type Settled } from "./infer-effect.ts";
import { beginsWith, isItemPath, namesOneThing, wordsOf } from "./operation-words.ts";
import {
  holdsItems,
  ITEMS,
  isOfPage,
  isPage,
  listsIn,
  PAGING,
  typesOf,
  typesOfMember,
} from "./page-shape.ts";
import { memberSchema, partsOf, type Schemas } from "./schema-of.ts";

/** @returns the effect of a GET: an array is a list, whatever the path; an object without a list in it is one representation. */
export function settledGet(operation: Operation, schemas: Schemas): Settled | undefined {
  const { semantics, path, responses } = operation;
  const success = responses.find(({ status }) => isSuccess(Number(status)) || status === "2XX");
  const media = success?.media.find(({ type }) => isJsonType(type) || type === "*/*");
  const types = media === undefined ? [] : typesOf(media.schema, schemas);
  if (types.length === 1 && types[0] === "array") {
    return { effect: "list", because: "its response is an array" };
  }
  if (SIGNS_IN.test(wordsOf(operation))) return OPEN;
  if (semantics.effect === "read") return pageAtItem(operation, media, schemas);
  if (media === undefined) return settledWithoutJson(success, semantics.effect);
  const lists = listsIn(media, schemas);
  const [items, ...others] = lists.length > 1 ? lists.filter((name) => !PAGING.test(name)) : lists;
  const isOneList = items !== undefined && others.length === 0 && !isItemPath(path);
  if (isOneList && isPage(media, lists, schemas) && holdsItems(media, items, path, schemas)) {
    return { effect: "list", because: `its response is a page, with the items in \`${items}\`` };
  }
  if (semantics.effect !== undefined) return undefined;
  const listing = settledListing(operation, media, schemas);
  if (listing !== undefined) return listing;
  if (types.includes("object")) return settledObject(path, media, schemas);
  return types.length > 0 && !types.includes("array")
    ? { effect: "read", because: "its response is one value" }
    : undefined;
}

/** A GET that starts or ends a session changes something, whatever its method promises. */
const SIGNS_IN =
  /\b(logs?|signs?) ?(user |users |current user )?(in|into|out|off)\b|\bauthenticated? (using|via|with)\b/i;

/** `/taxonomies/{namespace}` may return a page: one list of objects, and nothing else but members that only pages have. */
function pageAtItem(operation: Operation, media: Media | undefined, schemas: Schemas): Settled | undefined {
  if (media === undefined) return undefined;
  const lists = listsIn(media, schemas);
  const [items, ...others] = lists.filter((name) => !PAGING.test(name));
  const rest = media.members.filter(({ name }) => name !== items);
  const isPaged = rest.length > 0 && rest.every(({ name }) => isOfPage(name));
  if (items !== undefined && others.length === 0 && isPaged && holdsItems(media, items, "", schemas))
    return { effect: "list", because: `its response is a page, with the items in \`${items}\`` };
  // `{code, message, result: []}` has nothing of one thing in it: it is a list if its name says so.
  const around = media.members.filter(({ name }) => !lists.includes(name));
  const isWrapped = around.every(({ name }) => AROUND.test(name) || isOfPage(name));
  if (lists.length !== 1 || !lists.some((name) => ITEMS.test(name)) || !isWrapped) return undefined;
  return beginsWith(operation, LISTS)
    ? { effect: "list", because: "its name says that it lists, and its response has a list" }
    : OPEN;
}

const AROUND = /^(code|error|message|ok|status|success|time)$/i;

/** A name that says that the operation lists or searches, and a response with a list in it. */
function settledListing(operation: Operation, media: Media, schemas: Schemas): Inference | undefined {
  const { path } = operation;
  const isSearch = path.split("/").filter(Boolean).at(-1) === "search";
  if (isItemPath(path) || !(isSearch || beginsWith(operation, LISTS))) return undefined;
  // One representation may have a list in it, also where its summary says "list".
  if (media.members.some(({ name }) => IDENTITY.test(name))) return undefined;
  const hasList = partsOf(media.schema, schemas).some((part) => hasListIn(part, schemas));
  return hasList
    ? { effect: "list", because: "its name says that it lists, and its response has a list" }
    : undefined;
}

const LISTS = ["list", "lists", "search", "searches"];

/** Whether a schema is an array, or has one in a member, or in a member of a member. */
function hasListIn(schema: unknown, schemas: Schemas, depth = 0): boolean {
  if (typesOf(schema, schemas).includes("array")) return true;
  if (depth === 2) return false;
  const parts = partsOf(schema, schemas).flatMap((part) =>
    Object.values(membersOf(membersOf(part)["properties"])),
  );
  return parts.some((part) => hasListIn(part, schemas, depth + 1));
}

/** An object with lists may be a page or one representation: nobody knows, unless other members say so. */
function settledObject(path: string, media: Media, schemas: Schemas): Inference | undefined {
  if (media.members.length === 0) return settledWithoutMembers(path, media, schemas);
  const lists = listsIn(media, schemas);
  const own = media.members.filter(({ name }) => !lists.includes(name) && !PAGING.test(name));
  const envelope = envelopeOf(media, schemas);
  if (envelope !== undefined) return settledObject(path, envelope, schemas);
  if (lists.length === 0 && !wrapsList(media, schemas))
    return { effect: "read", because: "its response is one object without a list in it" };
  if (own.length > 5)
    return { effect: "read", because: `its response is one object with ${own.length} members of its own` };
  if (lists.some((name) => ITEMS.test(name))) return undefined;
  const isIdentified = own.some(({ name }) => IDENTITY.test(name)) && own.length > 2;
  if (isIdentified) return { effect: "read", because: "its response is one object with an id of its own" };
  return own.length > 0 && namesOneThing(path)
    ? { effect: "read", because: "its path names one thing, and its response has members of its own" }
    : undefined;
}

const IDENTITY = /^[$@_]?(id|uuid|guid)$/i;

/** A map of values, or a choice of objects. */
function settledWithoutMembers(path: string, { schema }: Media, schemas: Schemas): Inference | undefined {
  const parts = partsOf(schema, schemas);
  const types = parts.flatMap((part) => {
    const { additionalProperties } = membersOf(part);
    return additionalProperties === undefined ? [] : [typesOf(additionalProperties, schemas)];
  });
  const isMapOfValues =
    types.length > 0 &&
    types.every(([type, ...more]) => type !== undefined && more.length === 0 && SCALARS.includes(type));
  const hasMembers = parts.some((part) => membersOf(part)["properties"] !== undefined);
  if (isMapOfValues && !hasMembers) return { effect: "read", because: "its response is one map of values" };
  return hasMembers && namesOneThing(path) && !hasListIn(schema, schemas)
    ? {
        effect: "read",
        because: "its path names one thing, and its response is one object without a list in it",
      }
    : undefined;
}

const SCALARS = ["integer", "number", "boolean", "string"];

/** The object inside `{ result: { … }, status, time }`: the only member that is an object, next to paging and results. */
function envelopeOf({ type, members, schema, place }: Media, schemas: Schemas): Media | undefined {
  const objects = members.filter(({ name }) => typesOfMember(schema, name, schemas).includes("object"));
  const named = objects.filter(({ name }) => ENVELOPES.test(name));
  const [inner] = named;
  const isAlone =
    inner !== undefined &&
    named.length === 1 &&
    members.every(({ name }) => name === inner.name || PAGING.test(name));
  if (!isAlone || inner.members.length === 0) return undefined;
  return { type, members: inner.members, schema: memberSchema(schema, inner.name, schemas), place };
}

const ENVELOPES = /^(data|result|response|body|payload)$/i;

/** A small object around an object with a list, such as `{ result: { aliases: [] }, status }`. */
function wrapsList({ members, schema }: Media, schemas: Schemas): boolean {
  if (members.length > 5) return false;
  return members.some(({ name, members: inner }) => {
    const member = memberSchema(schema, name, schemas);
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
