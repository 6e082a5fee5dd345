// Finds the member of a request that wraps the representation: `{"article": {…}}`, or JSON:API's `{"data": {…}}`.
import { isJsonType } from "../../http/media-type.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Media, Member, RequestContent, Wrapping } from "../operation.ts";
import { followed, memberSchema, type Schemas } from "./schema-of.ts";

/**
 * @param content of an operation that creates, replaces or merges
 * @param schemas the document's `components.schemas`
 * @returns the same with each wrapped JSON media type described by what is inside
 */
export function unwrapped(content: RequestContent, schemas: Schemas): RequestContent {
  return { ...content, media: content.media.map((media) => unwrapMedia(media, schemas)) };
}

function unwrapMedia(media: Media, schemas: Schemas): Media {
  const [outer, ...others] = media.members.filter(({ readOnly }) => !readOnly);
  if (!isJsonType(media.type) || outer === undefined || outer.members.length === 0) return media;
  // A member next to it that has to be sent says that this is an ordinary object in an object.
  if (others.length > 0) return media;
  const attributes = outer.members.find(({ name }) => name === ATTRIBUTES);
  const isResourceObject = attributes !== undefined && outer.members.some(({ name }) => name === "type");
  const inner = isResourceObject ? attributes : outer;
  const outerSchema = memberSchema(media.schema, outer.name, schemas);
  const schema = isResourceObject ? memberSchema(outerSchema, ATTRIBUTES, schemas) : outerSchema;
  if (schema === undefined || inner.members.length === 0) return media;
  const wrapping: Wrapping = isResourceObject
    ? {
        path: [outer.name, ATTRIBUTES],
        around: { [outer.name]: constantsOf(outer.members, outerSchema, schemas) },
        isNamed: outer.members.some(({ name }) => name === ID),
      }
    : { path: [outer.name], around: {}, isNamed: false };
  return { ...media, schema, members: inner.members, wrapping };
}

/** JSON:API 1.1 7.2: a resource object has a type, and its state in attributes. */
const ATTRIBUTES = "attributes";
const ID = "id";

/** The members that can have only one value, or for which the document gives one. */
function constantsOf(members: readonly Member[], schema: unknown, schemas: Schemas): Members {
  const values = members.flatMap(({ name }) => {
    const one = membersOf(followed(memberSchema(schema, name, schemas), schemas));
    const values = [one["const"], first(one["enum"]), one["example"], first(one["examples"]), one["default"]];
    const value = values.find((each) => typeof each === "string");
    return value === undefined || name === ID ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

/**
 * @param content what a probe sends
 * @param wrapping how requests wrap it
 * @param id the id in the request's path; `undefined` if it has none
 * @returns the content of the request
 */
export function wrapped(
  content: unknown,
  { path, around, isNamed }: Wrapping,
  id: string | undefined,
): unknown {
  const [name, ...more] = path;
  if (name === undefined) return content;
  const others = membersOf(around);
  const named = isNamed && id !== undefined ? { ...membersOf(others[name]), [ID]: id } : others[name];
  const inner = wrapped(content, { path: more, around: named, isNamed: false }, undefined);
  return { ...others, [name]: more.length === 0 ? inner : { ...membersOf(named), ...membersOf(inner) } };
}
