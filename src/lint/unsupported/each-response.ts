// Finds the parts of one response that the generator does not support.

import { isRefusal, isSendable } from "../../contract/error-types.ts";
import { type ReadLink, unlinkedParameters } from "../../contract/links.ts";
import type { Contract, Media, Operation, Response } from "../../contract/operation.ts";
import { isChecked, itemMedia, sendingOf, sentMedia } from "../../contract/served-media.ts";
import { possibleTypes } from "../../schema/text-shapes.ts";
import { fields, isField } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import type { Reason } from "./refusal-reason.ts";

/** @returns the parts of a response that the generated server does not support, each with the reason. */
export function ofResponse(operation: Operation, response: Response, contract: Contract): readonly Reason[] {
  const { place, status, media } = response;
  if (!isSendable(status)) {
    return [
      {
        kind: "status",
        place,
        reason: `"${status}" is not a status that a handler can return; use 200 to 599, a range such as 4XX, or default`,
      },
    ];
  }
  const [first] = media;
  const sent = sentMedia(response);
  if (first === undefined) return [];
  const isError = isRefusal(operation, response);
  if (itemMedia(response) !== undefined && operation.traits.key !== "none")
    return [
      {
        kind: "stream with a key",
        place: first.place,
        reason: `response: a stream cannot be repeated for an ${fields.idempotencyKey.name}; use JSON, or remove the key`,
      },
    ];
  if (sent?.schema !== undefined && sendingOf(sent.type) === "text" && !mayBeText(sent.schema, contract))
    return [
      {
        kind: "text with a different schema",
        place: sent.place,
        reason: `response: ${sent.type} is text, but its schema allows no string; write {type: string}, or leave the schema out`,
      },
    ];
  if (sent !== undefined && (!isError || isChecked(sent))) return [];
  const instead = isError
    ? `${mediaTypes.problem} or JSON`
    : `one media type, such as ${isOfText(first, contract) ? "application/octet-stream" : mediaTypes.json}`;
  return [
    {
      kind: `response ${first.type}`,
      place: first.place,
      reason: `response: ${first.type} is not supported; use ${instead}`,
    },
  ];
}

/** Without a schema, the content may be anything. */
function isOfText({ schema }: Media, contract: Contract): boolean {
  return schema === undefined || mayBeText(schema, contract);
}

function mayBeText(schema: unknown, { schemas }: Contract): boolean {
  return possibleTypes(schema, schemas).has("string");
}

/** @returns the reasons why a response's `Location` can't be built. */
export function ofLocation(response: Response, link: ReadLink | undefined): readonly Reason[] {
  const header = response.headers.find((one) => isField("location", one.name));
  if (header === undefined) return [];
  if (link === undefined) return [];
  const known = Object.entries(link.link.parameters);
  const missing = unlinkedParameters(link).filter((name) => link.link.parameters[name] === undefined);
  return [
    ...known
      .filter(([, value]) => value.from === "elsewhere")
      .map(([name]) => ({
        place: link.link.place,
        reason: `link parameter "${name}": unsupported expression; use $response.body#/… or $request.path.…`,
      })),
    ...missing.map((name) => ({
      place: link.link.place,
      reason: `link: no parameter "${name}"; add it, because Location needs it`,
    })),
  ];
}
