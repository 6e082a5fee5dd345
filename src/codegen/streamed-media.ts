// The responses that are read and sent item by item: events, lines of JSON, and sequences of JSON texts.
import type { Contract, Media } from "../contract/operation.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { schemaAt } from "../schema/component-reference.ts";
import { framingOf, type ItemFraming } from "../semantics/item-media.ts";

/** Follows a `$ref` to its value. */
type Resolve = (value: unknown) => Members;

/** The `format` that stands for an async iterable of the schema in `items`. */
export const STREAM = "verbatim-stream";

/** @returns whether a media type is a sequence of items. */
export function isStreamed(type: string): boolean {
  return framingOf(type) !== undefined;
}

/** An event (WHATWG HTML 9.2.6), for a document that describes no item. */
const EVENT = {
  type: "object",
  required: ["data"],
  properties: {
    data: { type: "string" },
    event: { type: "string" },
    id: { type: "string" },
    retry: { type: "integer" },
  },
};

/**
 * @param type a media type that is streamed
 * @param media its media type object
 * @param resolve follows a `$ref`
 * @returns a schema that stands for the stream: its items are `itemSchema` (OpenAPI 3.2 4.14), otherwise those of a list in
 *   `schema`, otherwise `schema`, unless that is a text, which describes the whole stream
 */
export function streamSchema(type: string, media: Members, resolve: Resolve): Members {
  const { itemSchema, schema } = media;
  const isEvents = framingOf(type) === "events";
  const whole = resolve(schema);
  const isList = [whole["type"]].flat().includes("array") && isRecord(whole["items"]);
  const isText = schema === undefined || typeof schema === "boolean" || isOnlyText(whole);
  const items = itemSchema ?? (isList ? whole["items"] : isText ? (isEvents ? EVENT : {}) : schema);
  return {
    type: "array",
    format: STREAM,
    items,
    title: isEvents ? eventItem(resolve(items), resolve, itemSchema !== undefined) : "",
  };
}

/** @returns the function of the client's `streams` that reads a response; `undefined` if it is not a stream */
export function streamReader(type: string, { format, title }: Members): string | undefined {
  if (format !== STREAM) return undefined;
  const framing = framingOf(type);
  return framing === "events" ? `events(${JSON.stringify(title)})` : framing;
}

/** The items of a stream, as the server sends them. */
export type DeclaredItems = {
  readonly framing: ItemFraming;
  /** The schema of each; `undefined`: the document does not say. */
  readonly schema: unknown;
  /** A handler sends events, and the schema describes the data of each. */
  readonly isData: boolean;
};

/** @returns the items of a media type; `undefined` if it is not a stream */
export function declaredItems(
  { type, schema, itemSchema }: Media,
  { schemas }: Pick<Contract, "schemas">,
): DeclaredItems | undefined {
  const framing = framingOf(type);
  if (framing === undefined) return undefined;
  const resolve: Resolve = (value) => {
    let found = value;
    for (let hops = 0; hops < 20 && typeof membersOf(found)["$ref"] === "string"; hops++)
      found = schemaAt(String(membersOf(found)["$ref"]), schemas);
    return membersOf(found);
  };
  const { items, title } = streamSchema(type, { schema, itemSchema }, resolve);
  const isOpen = items === EVENT || (isRecord(items) && Object.keys(items).length === 0);
  return {
    framing,
    schema: isOpen ? undefined : items,
    isData: framing === "events" && (title === "json" || title === "text"),
  };
}

/** What an item is, in the words of `EventItem` in the client. */
function eventItem(item: Members, resolve: Resolve, isDescribed: boolean): string {
  const branches = [
    item,
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(item[keyword]).map(resolve)),
  ];
  const members = Object.assign({}, ...branches.map(({ properties }) => membersOf(properties)));
  const isEvent = "data" in members && (isDescribed || item === EVENT || "event" in members);
  if (!isEvent) return isOnlyText(item) ? "text" : "json";
  return isOnlyText(resolve(members["data"])) ? "event" : "event with json";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Without a type, a schema of texts has a keyword of texts, or no keyword. */
function isOnlyText(schema: Members): boolean {
  const { type, const: constant, enum: values } = schema;
  if (type !== undefined) return [type].flat().every((one) => one === "string");
  if (constant !== undefined || values !== undefined)
    return [constant ?? values].flat().every((one) => typeof one === "string");
  return Object.keys(schema).length === 0 || "contentSchema" in schema || "contentMediaType" in schema;
}
