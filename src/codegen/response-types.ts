// The types of responses in `server.ts`, by their places in `schema.ts`.

import type { Contract, Media, Operation, Response } from "../contract/operation.ts";
import { representationResponse } from "../contract/resources.ts";
import { sendingOf, sentMedia } from "../contract/served-media.ts";
import { declaredItems } from "./streamed-media.ts";
import { schemaType } from "./types.ts";

/** The operation's entry in `schema.ts`. */
export function typeOf({ id }: Operation): string {
  return `operations[${JSON.stringify(id)}]`;
}

/** The union of the literal types of texts. */
export function unionOf(names: readonly string[]): string {
  return names.length === 0 ? "never" : names.map((name) => JSON.stringify(name)).join(" | ");
}

/** The declaration of a union, with one member on each line. */
export function unionType(name: string, members: readonly string[]): string {
  return `export type ${name} =\n${members.map((member) => `  | ${member}`).join("\n")};\n`;
}

/** The type of the target's representation, as its read operation returns it. */
export function representationType({ target }: Operation, contract: Contract): string | undefined {
  const read = contract.operations.find((one) => one.id === target?.read);
  const response = read && representationResponse(read);
  const media = response && sentMedia(response);
  return media && sentType(media, contentOfType(read, response, media), read, contract);
}

/** The place of a response's content in `schema.ts`. */
export function contentOfType(operation: Operation, response: Response, { type }: Media): string {
  return `${responseType(operation, response)}["content"][${JSON.stringify(type)}]`;
}

/** The place of a response in `schema.ts`. */
export function responseType(operation: Operation, { status }: Response): string {
  return `${typeOf(operation)}["responses"][${Number(status) || JSON.stringify(status)}]`;
}

/** What a handler returns as content of a media type. A response that a key repeats must be whole. */
export function sentType(media: Media, inline: string, { traits }: Operation, contract: Contract): string {
  const { type, schema } = media;
  const items = declaredItems(media, contract);
  if (items?.framing === "events" && items.schema === undefined) return "AsyncIterable<ServerEvent>";
  if (items !== undefined) return items.isData ? `EventsOf<${inline}>` : inline;
  if (sendingOf(type) === "bytes") return traits.key === "none" ? "Binary" : "Uint8Array";
  return schemaType(schema, inline);
}
