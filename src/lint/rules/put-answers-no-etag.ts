import type { Contract, Operation, Response } from "../../contract/operation.ts";
import { representationOf } from "../../contract/resources.ts";
import { effectRow } from "../../semantics/effects.ts";
import { fields } from "../../semantics/fields.ts";
import { nameOf, successesWith } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const putAnswersNoEtag: Rule = {
  id: "put-answers-no-etag",
  severity: "error",
  says: "A PUT returns no `ETag` unless it stores the content unchanged.",
  section: "RFC 9110 9.3.4",
  check: (contract) =>
    contract.operations
      .filter(({ method }) => method === effectRow("replace")?.method)
      .flatMap((operation) =>
        successesWith("etag", operation)
          .map(([response]) => ({ response, member: setByServer(operation, response, contract) }))
          .filter(({ member }) => member !== undefined)
          .map(({ response, member }) => ({
            place: response.place,
            wrong: `${response.status} of ${nameOf(operation)} has ${fields.etag.name}, but the server changes the content: it sets ${member}`,
            instead:
              "Remove the header, and add a read-only member with the entity tag to the representation.",
          })),
      ),
};

/** A member that the server adds to the content: the document marks it `readOnly`. */
function setByServer(operation: Operation, response: Response, { operations }: Contract): string | undefined {
  const read = operations.find(({ id }) => id === operation.target?.read);
  const members = [
    ...response.media.flatMap((media) => media.members),
    ...(read ? representationOf(read) : []),
  ];
  return members.find(({ readOnly }) => readOnly)?.name;
}
