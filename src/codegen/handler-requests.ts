// The requests in `server.ts`: what each handler gets.

import type { Contract, Operation } from "../contract/operation.ts";
import { choiceOf, essenceOf, isMergePatched, readMedia } from "../contract/served-media.ts";
import { isJsonType } from "../http/media-type.ts";
import { defaultsOf } from "../schema/text-shapes.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { needsTarget } from "../semantics/traits.ts";
import { typeName } from "./model-names.ts";
import { type ParameterPlace, parametersOf, parametersSchema } from "./names.ts";
import { representationType, typeOf, unionOf } from "./response-types.ts";
import { schemaType } from "./types.ts";
import { readOnlyOf } from "./wiring.ts";

/** The name of the type of what a handler gets. */
export function requestName(operation: Operation): string {
  return `${typeName(operation.id)}Request`;
}

/** @returns the type of what a handler gets. */
export function requestType(operation: Operation, contract: Contract): string {
  const members = [
    operation.traits.isSecured ? "  readonly caller: Principal;\n" : "",
    parametersMember(operation, "path", contract),
    parametersMember(operation, "query", contract),
    parametersMember(operation, "header", contract),
    parametersMember(operation, "cookie", contract),
    contentMember(operation, contract),
    currentMember(operation, contract),
    prefersMember(operation),
    "  readonly trace?: TraceContext | undefined;\n",
  ].join("");
  const name = requestName(operation);
  return members === "" ? `export type ${name} = object;\n` : `export interface ${name} {\n${members}}\n`;
}

/** Where a success is whole or a stream, the handler chooses. */
function prefersMember(operation: Operation): string {
  const types = choiceOf(operation);
  if (types.length === 0) return "";
  return `  /** What \`Accept\` prefers; \`undefined\`: it leaves the choice. */\n  readonly prefers?: ${unionOf(types)} | undefined;\n`;
}

/** The parameters of one place, typed by `schema.ts`; header fields that the server reads itself are left out. */
function parametersMember(operation: Operation, place: ParameterPlace, contract: Contract): string {
  const names = parametersOf(operation, place).map(({ name }) => name);
  if (names.length === 0) return "";
  const defaulted = Object.keys(defaultsOf(parametersSchema(operation, place), contract.schemas));
  const declared = operation.parameters.filter((one) => one.in === place);
  // The types have an `Accept`, for the client.
  const isSome = names.length < declared.length || (place === "header" && choiceOf(operation).length > 0);
  const parameters = [
    `${typeOf(operation)}["parameters"]["${place}"]`,
    ...(defaulted.length > 0 || isSome ? [unionOf(defaulted)] : []),
    ...(isSome ? [unionOf(names)] : []),
  ];
  return `  readonly ${place}: Given<${parameters.join(", ")}>;\n`;
}

/** The content as the handler gets it: without the members that the server sets; for a merge patch, its result. */
function contentMember(operation: Operation, contract: Contract): string {
  if (!operation.traits.readsContent) return "";
  const readOnly = readOnlyOf(operation, contract);
  const absent = operation.content?.required === false ? " | undefined" : "";
  const type = contentType(operation, contract) + absent;
  return `  readonly content: ${readOnly.length > 0 ? `Omit<${type}, ${unionOf(readOnly)}>` : type};\n`;
}

/** The type of a merge patch's result, or of the content of each media type. */
function contentType(operation: Operation, contract: Contract): string {
  if (isMergePatched(operation)) {
    return representationType(operation, contract) ?? "object";
  }
  const declared = `${typeOf(operation)}["requestBody"]`;
  const body = `${operation.content?.required === false ? `NonNullable<${declared}>` : declared}["content"]`;
  const types = readMedia(operation, contract).map(([media, reading]) => {
    if (reading === "bytes") return "Blob";
    // The schema of a file says that it is a text; only the type of the content says `Blob`.
    if (reading === "multipart")
      return isDescribed(operation) ? `${body}[${JSON.stringify(media.type)}]` : "Record<string, unknown>";
    return reading === "text" ? "string" : schemaType(media.schema, `${body}[${JSON.stringify(media.type)}]`);
  });
  return [...new Set(types)].join(" | ");
}

/** `schema.ts` leaves out what the client does not send: of several types without JSON, all but the plainest. */
function isDescribed({ content }: Operation): boolean {
  const types = (content?.media ?? []).map((media) => essenceOf(media));
  return (
    types.some((type) => type === mediaTypes.json || type === mediaTypes.mergePatch) ||
    !types.some((type) => type === mediaTypes.form || isJsonType(type))
  );
}

/** The current representation, for an operation that changes it: the decisions read it in the same unit of work. */
function currentMember(operation: Operation, contract: Contract): string {
  if (operation.semantics.safe || operation.target === undefined) return "";
  const type = `Stored<${representationType(operation, contract) ?? "unknown"}>`;
  return `  readonly current: ${type}${needsTarget(operation.traits) ? "" : " | undefined"};\n`;
}
