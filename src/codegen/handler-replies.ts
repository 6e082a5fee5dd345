// The replies in `server.ts`: what each handler may return.

import { isDeclared, isErrorOfItsOwn, isOfHandler, isRefusal } from "../contract/error-types.ts";
import { locationLink } from "../contract/links.ts";
import type { Contract, Operation, Response } from "../contract/operation.ts";
import { itemMedia, sentMedia } from "../contract/served-media.ts";
import { isField, isSupplied } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { mayFindNothing } from "../semantics/traits.ts";
import { typeName } from "./model-names.ts";
import { contentOfType, responseType, sentType, unionOf, unionType } from "./response-types.ts";
import { schemaType } from "./types.ts";

/** The name of the type of what a handler may return. */
export function replyName(operation: Operation): string {
  return `${typeName(operation.id)}Reply`;
}

/** The union of the replies of a handler: every declared status that the decisions do not return themselves. */
export function replyType(operation: Operation, contract: Contract): string {
  const said = operation.responses.filter(isOfHandler);
  const replies = said.map((response) => replyMember(operation, response, contract));
  const gone = problems["not-found"].status;
  if (mayFindNothing(operation.semantics.effect, operation.path) && !isDeclared(gone, operation.responses))
    replies.push(`Reply<${gone}, Refused>`);
  return unionType(replyName(operation), replies);
}

/** A range and `default` stand for every status that has no response of its own. */
function replyMember(operation: Operation, response: Response, contract: Contract): string {
  const status = Number(response.status) || "number";
  if (isRefusal(operation, response)) return `Reply<${status}, Refused>`;
  const sent = new Set([sentMedia(response), itemMedia(response)].flatMap((media) => media ?? []));
  const bodies = [...sent].map(
    (media) => `Stored<${sentType(media, contentOfType(operation, response, media), operation, contract)}>`,
  );
  const body = bodies.join(" | ") || "undefined";
  const fields = response.headers.filter(
    (header) => header.required && header.constant === undefined && !isSupplied(header.name),
  );
  // Only a link says where the new resource is; without one, the handler does.
  const location = response.headers.find(({ name }) => isField("location", name));
  if (location !== undefined && locationLink(response, contract) === undefined) fields.push(location);
  if (fields.length === 0) return `Reply<${status}, ${body}>`;
  const names = unionOf(fields.map((header) => header.name));
  return `Reply<${status}, ${body}, FieldsOf<${responseType(operation, response)}["headers"], ${names}>>`;
}

/** The types of the errors that are JSON and not problems. */
export function errorTypes(operations: readonly Operation[]): readonly string[] {
  const types = operations.flatMap((operation) =>
    operation.responses
      .filter((one) => isErrorOfItsOwn(operation, one))
      .map((response) => {
        const media = sentMedia(response);
        return media === undefined
          ? "unknown"
          : schemaType(media.schema, contentOfType(operation, response, media));
      }),
  );
  return [...new Set(types)];
}
