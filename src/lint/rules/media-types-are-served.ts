import type { Contract, Media, Operation, Response } from "../../contract/operation.ts";
import { itemMedia, readMedia, sentMedia } from "../../contract/served-media.ts";
import { nameOf } from "../declared.ts";
import type { Finding, Rule } from "../rule.ts";

/** Where the server supports none of the media types, `server-can-be-generated` says so. */
export const mediaTypesAreServed: Rule = {
  id: "media-types-are-served",
  severity: "warn",
  says: "The generated server reads and sends every media type that the document declares.",
  section: "RFC 9110 15.5.16",
  check: (contract) => contract.operations.flatMap((operation) => unservedIn(operation, contract)),
};

/** @returns a finding for each media type that the server does not support, next to one that it does */
export function unservedIn(operation: Operation, contract: Contract): readonly Finding[] {
  const read = readMedia(operation, contract).map(([media]) => media);
  const unread =
    read.length === 0 ? [] : (operation.content?.media ?? []).filter((one) => !read.includes(one));
  return [
    ...unread.map(({ type, place }) => ({
      place,
      wrong: `the generated server responds 415 to ${type}, which ${nameOf(operation)} declares`,
      instead: `Remove ${type}, or send ${typesOf(read)}.`,
    })),
    ...operation.responses.flatMap((response) => unsentIn(operation, response)),
  ];
}

function unsentIn(operation: Operation, response: Response): readonly Finding[] {
  const sent = sentMedia(response);
  if (sent === undefined) return [];
  return response.media
    .filter((one) => one !== sent && one !== itemMedia(response))
    .map(({ type, place }) => ({
      place,
      wrong: `the generated server sends ${response.status} of ${nameOf(operation)} as ${sent.type} only, and responds 406 to a client that accepts only ${type}`,
      instead: `Remove ${type}, or ask for ${sent.type}.`,
    }));
}

function typesOf(media: readonly Media[]): string {
  return media.map(({ type }) => type).join(" or ");
}
