// Reads the responses of an operation: headers, media types and links.

import { decodeFragment, parsePointer } from "../json/pointer.ts";
import { readMedia } from "./media.ts";
import type { Header, Link, LinkValue, Response } from "./operation.ts";
import type { Spot } from "./spot.ts";

/**
 * @param responses the Responses Object of an operation (OpenAPI 3.1 4.8.16)
 * @returns its responses in document order
 */
export function readResponses(responses: Spot): readonly Response[] {
  return responses
    .entries()
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, response]) => ({
      status,
      description: response.at("description").text(),
      headers: response.at("headers").entries().map(readHeader),
      media: readMedia(response.at("content")),
      links: response.at("links").entries().map(readLink),
      place: response.usedAt,
    }));
}

function readHeader([name, header]: readonly [string, Spot]): Header {
  const constant = header.at("schema").at("const").value;
  return {
    name,
    required: header.at("required").value === true,
    constant: constant === undefined ? undefined : String(constant),
    place: header.usedAt,
  };
}

function readLink([name, link]: readonly [string, Spot]): Link {
  const parameters = link.at("parameters").entries();
  return {
    name,
    operation: link.at("operationId").text() ?? operationAt(link.at("operationRef").text()) ?? "",
    // OpenAPI 3.1 4.8.20: `path.id` is the parameter `id` of the path.
    parameters: Object.fromEntries(
      parameters.map(([key, value]) => [key.replace(/^path\./, ""), readLinkValue(value.value)]),
    ),
    place: link.usedAt,
  };
}

/** @returns `GET /notes/{id}` for `#/paths/~1notes~1{id}/get`; `undefined` for a place in a different document. */
function operationAt(ref: string | undefined): string | undefined {
  if (ref === undefined || !ref.startsWith("#/paths/")) return undefined;
  const [, path, method, ...more] = parsePointer(decodeFragment(ref.slice(1))) ?? [];
  return path === undefined || method === undefined || more.length > 0
    ? undefined
    : `${method.toUpperCase()} ${path}`;
}

/** Runtime expressions, OpenAPI 3.1 4.8.20.4: `$request.path.name` and `$response.body#/pointer` are followed. */
function readLinkValue(value: unknown): LinkValue {
  const text = String(value);
  const path = /^\{?\$request\.path\.([^}]+)\}?$/.exec(text)?.[1];
  if (path !== undefined) return { from: "path", name: path };
  const pointer = /^\{?\$response\.body#([^}]*)\}?$/.exec(text)?.[1];
  if (pointer !== undefined) return { from: "content", pointer };
  return text.startsWith("$") || text.includes("{$")
    ? { from: "elsewhere", text }
    : { from: "constant", text };
}
