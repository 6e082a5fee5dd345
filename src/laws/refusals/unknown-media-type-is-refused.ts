// Content of an undeclared media type is rejected, and the response may list the accepted ones.
import { jsonMedia } from "../../contract/media.ts";
import { parseMediaType } from "../../http/media-type.ts";
import { type FieldId, fields } from "../../semantics/fields.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { problems } from "../../semantics/problems.ts";
import type { Exchange } from "../exchange.ts";
import type { ExpectedField, WrongField } from "../failure.ts";
import type { Law } from "../law.ts";
import { declaresField, hasResource, responseNamed } from "../shared/about.ts";
import { broken, judgeRefusals, notExercised } from "../shared/judgements.ts";
import { collectRefusals, contentFor, type Refusals, withoutStates } from "../shared/refusing.ts";

type Evidence = Refusals & {
  readonly declared: readonly string[];
  /** Whether the field is required by the standard, without a declaration. */
  readonly isExpected: boolean;
  readonly field: FieldId;
};

const { status: UNSUPPORTED, section } = problems["unsupported-media-type"];
const unknown = ["application/x-nobody-reads-this", "text/plain"];

export const unknownMediaTypeIsRefused: Law<Evidence> = {
  id: "unknown-media-type-is-refused",
  about: "refusals",
  level: "SHOULD",
  section: `${section}, RFC 5789 2.2`,
  says: "Content of an undeclared media type returns 415 and changes nothing, and the 415 of a PATCH lists the declared types in Accept-Patch.",
  concerns: "operations that read JSON content and declare 415",
  premises: ["get-changes-nothing", "malformed-content-is-refused"],
  why: "The media type says how to read the content. A server that reads everything as JSON misreads a patch in a different format, or a form from a different site.",
  evidence:
    "Valid content is sent with two media types that the operation does not declare. Each must return 415, with Accept-Patch for a PATCH, and the visible state must be the same before and after them.",
  fix: "Compare the media type, without its parameters and ignoring case, with those that the document declares. Return 415 for all others, with Accept-Patch for a PATCH.",
  notReported:
    "operations that do not declare 415; an action that returns 409 because of its state; Accept-Post where the document does not declare it",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    operation.traits.readsContent &&
    hasResource(operation, contract) &&
    responseNamed(operation, UNSUPPORTED) !== undefined,
  async probe(world, operation) {
    const declared = (operation.content?.media ?? []).map(({ type }) => type);
    const found = await collectRefusals(world, operation, (item) =>
      unknown
        .filter((type) => !declared.some((one) => one === type || one.includes("*")))
        .map((mediaType) => ({
          when: { kind: "request", what: `content of type ${mediaType}` },
          sending: { content: contentFor(world, operation, item), mediaType },
        })),
    );
    const isPatch = operation.method === "PATCH";
    const isRequired = responseNamed(operation, UNSUPPORTED)?.headers.some((header) => header.required);
    const field = isPatch ? "acceptPatch" : "acceptPost";
    // RFC 5789 2.2: a server whose document gives a PATCH plain JSON alone may not know of patch documents.
    const isPatchDocument =
      isPatch && (operation.semantics.declared || declared.some((type) => type !== mediaTypes.json));
    const isExpected =
      (isPatchDocument || declaresField(operation, UNSUPPORTED, field)) && isRequired !== true;
    return { ...withoutStates(operation, found), declared, isExpected, field };
  },
  judge({ refused, change, declared, isExpected, field }) {
    const exchanges = refused.map(({ exchange }) => exchange);
    if (exchanges.length === 0 && change === undefined) return notExercised("nothing to refuse");
    const statuses = judgeRefusals(exchanges, [UNSUPPORTED], change);
    if (statuses.verdict !== "holds") return statuses;
    const { name } = fields[field];
    const wrongField = (exchange: Exchange, expected: ExpectedField): WrongField => {
      const seen = exchange.response.headers[name.toLowerCase()];
      return { kind: "field", exchange, field: name, seen, expected };
    };
    for (const exchange of exchanges) {
      const value = exchange.response.headers[name.toLowerCase()];
      if (value === undefined) {
        if (isExpected) return broken(wrongField(exchange, { kind: "any value" }), [exchange]);
        continue;
      }
      const listed = value.split(",").map((one) => parseMediaType(one.trim())?.essence ?? "");
      const missing = declared.find((type) => !listed.some((one) => one === type || one.includes("*")));
      if (missing !== undefined) {
        return broken(wrongField(exchange, { kind: "list with", entry: missing }), [exchange]);
      }
    }
    return statuses;
  },
};
