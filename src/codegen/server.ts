// Writes `server.ts`: the interface of the handlers, the replies of each operation as a closed union, and `createApp`.

import { isDeclared, isErrorOfItsOwn, isOfHandler, isRefusal } from "../contract/error-types.ts";
import { locationLink } from "../contract/links.ts";
import type { Contract, Media, Operation, Response } from "../contract/operation.ts";
import { representationResponse } from "../contract/resources.ts";
import { essenceOf, isMergePatched, readMedia, sendingOf, sentMedia } from "../contract/served-media.ts";
import { isJsonType } from "../http/media-type.ts";
import { defaultsOf } from "../schema/text-shapes.ts";
import { isField, isSupplied } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { problems } from "../semantics/problems.ts";
import { mayFindNothing, needsTarget } from "../semantics/traits.ts";
import { summaryOf } from "./client-comment.ts";
import { exportedModels, type ModelNames, typeName } from "./model-names.ts";
import { type ParameterPlace, parametersOf, parametersSchema } from "./names.ts";
import { printComment, printKey } from "./print.ts";
import { promiseOf } from "./promise.ts";
import { schemaType } from "./types.ts";
import { readOnlyOf, type WrittenWiring } from "./wiring.ts";

/** The parts of `server.ts` that are not types. */
export type ServerParts = {
  readonly models: ModelNames;
  readonly wiring: WrittenWiring;
  /** The text of the compiled validators: `function compiledValidators`. */
  readonly validators: string;
};

/**
 * @param contract a document's contract, checked by `unsupported`
 * @param parts what the file contains next to its types
 * @returns the text of `server.ts`: one block per operation, in document order. It is one file, because an import of a
 *   neighbour would need the extension that one project's compiler asks for and another's refuses.
 */
export function writeServer(contract: Contract, { models, wiring, validators }: ServerParts): string {
  const { operations } = contract;
  const handlers = operations.map((operation) => handlerOf(operation)).join("\n");
  const secured = operations.some(({ traits }) => traits.isSecured);
  const replies = operations.map((operation) => replyOf(operation, contract)).join("\n");
  const own = errorTypes(operations);
  const requests = operations.map((operation) => requestType(operation, contract)).join("\n");
  const text = handlers + requests + replies + own.join("");
  const given = [
    ...["FieldsOf", "Given"].filter((name) => text.includes(`${name}<`)),
    ...(requests === "" ? [] : ["TraceContext"]),
  ];
  const streamed = ["Binary", "ServerEvent"].filter((name) => text.includes(`<${name}>`));
  const described = [
    ...(text.includes("Schemas[") ? ["components"] : []),
    ...(/[ <]operations\[/.test(text) ? ["operations"] : []),
  ];
  return [
    "// Generated from the document; do not edit. Handlers, their replies, and the app that calls them.\n",
    // The validators are JavaScript, as Ajv writes it.
    "// @ts-nocheck\n",
    `import { buildApp, ${own.length > 0 ? "type ErrorsAs, " : ""}type ServerOptions } from "@verbatim-http/kit/server/app";\n`,
    given.length > 0
      ? `import type { ${given.join(", ")} } from "@verbatim-http/kit/server/handlers";\n`
      : "",
    'import type { Stored, UnitOfWork } from "@verbatim-http/kit/server/port";\n',
    secured ? 'import type { Principal } from "@verbatim-http/kit/server/principals";\n' : "",
    `import type { ${text.includes("Refused>") ? "Refused, " : ""}Reply } from "@verbatim-http/kit/server/replies";\n`,
    streamed.length > 0
      ? `import type { ${streamed.join(", ")} } from "@verbatim-http/kit/server/streams";\n`
      : "",
    'import type { OperationFacts } from "@verbatim-http/kit/contract/operation-row";\n',
    `import type {\n${wiring.types.map((type) => `  ${type},\n`).join("")}} from "@verbatim-http/kit/server/wiring";\n`,
    described.length > 0 ? `import type { ${described.join(", ")} } from "./schema.js";\n` : "",
    exportedModels(models, ownNames(operations)),
    "\n",
    text.includes("Schemas[") ? 'type Schemas = components["schemas"];\n\n' : "",
    printComment([
      "One handler per operation. Safe operations get `ReadView`, the view of the store that cannot write.",
    ]),
    // An unused type parameter is a fault for some compilers, unless its name begins with an underscore.
    `export interface Handlers<ReadView, ${text.includes(": WriteView") ? "" : "_"}WriteView extends ReadView> {\n`,
    handlers,
    "}\n\n",
    requests,
    "\n",
    replies,
    own.length > 0
      ? `\n/** The content of the errors that the document declares with schemas of its own. */\nexport type ErrorContent =\n${own.map((type) => `  | ${type}\n`).join("")}`.replace(
          /\n$/,
          ";\n",
        )
      : "",
    "\n",
    printComment([
      "@param handlers one handler per operation",
      "@param store runs each request in one unit of work",
      "@param options time, errors, limits",
      "@returns the app that serves every operation of the document",
    ]),
    "export function createApp<ReadView, WriteView extends ReadView>(\n",
    "  handlers: Handlers<ReadView, WriteView>,\n",
    "  store: UnitOfWork<ReadView, WriteView>,\n",
    own.length > 0 ? "  options: ServerOptions & ErrorsAs<ErrorContent>,\n" : "  options: ServerOptions,\n",
    "): ReturnType<typeof buildApp> {\n",
    "  return buildApp(wiring, handlers, store, options);\n",
    "}\n\n",
    `export type OperationId =\n${operations.map(({ id }) => `  | ${JSON.stringify(id)}\n`).join("")}`.replace(
      /\n$/,
      ";\n\n",
    ),
    "const validators = compiledValidators();\n\n",
    wiring.text,
    "\n",
    validators,
  ].join("");
}

/** The types of the errors that are JSON and not problems. */
function errorTypes(operations: readonly Operation[]): readonly string[] {
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

function handlerOf(operation: Operation): string {
  const view = operation.semantics.safe ? "ReadView" : "WriteView";
  const reply = replyName(operation);
  return [
    printComment(
      [
        ...summaryOf(operation),
        `${operation.method} ${operation.path}: ${promiseOf(operation)}`,
        ...(operation.deprecated ? ["", "@deprecated The document marks this operation as deprecated."] : []),
      ],
      2,
    ),
    // A property and not a method: TypeScript checks the parameters of methods bivariantly, and would accept a safe handler
    // that asks for a view that writes.
    `  readonly ${printKey(operation.id)}: (\n`,
    `    request: ${requestName(operation)},\n`,
    `    view: ${view},\n`,
    `  ) => ${reply} | Promise<${reply}>;\n`,
  ].join("");
}

function requestType(operation: Operation, contract: Contract): string {
  const members = [
    operation.traits.isSecured ? "  readonly caller: Principal;\n" : "",
    parametersMember(operation, "path", contract),
    parametersMember(operation, "query", contract),
    parametersMember(operation, "header", contract),
    parametersMember(operation, "cookie", contract),
    contentMember(operation, contract),
    currentMember(operation, contract),
    "  readonly trace?: TraceContext | undefined;\n",
  ].join("");
  const name = requestName(operation);
  return members === "" ? `export type ${name} = object;\n` : `export interface ${name} {\n${members}}\n`;
}

/** The parameters of one place, typed by `schema.ts`; header fields that the server reads itself are left out. */
function parametersMember(operation: Operation, place: ParameterPlace, contract: Contract): string {
  const names = parametersOf(operation, place).map(({ name }) => name);
  if (names.length === 0) return "";
  const defaulted = Object.keys(defaultsOf(parametersSchema(operation, place), contract.schemas));
  const declared = operation.parameters.filter((one) => one.in === place);
  const parameters = [
    `${typeOf(operation)}["parameters"]["${place}"]`,
    ...(defaulted.length > 0 || names.length < declared.length ? [unionOf(defaulted)] : []),
    ...(names.length < declared.length ? [unionOf(names)] : []),
  ];
  return `  readonly ${place}: Given<${parameters.join(", ")}>;\n`;
}

/** The operation's entry in `schema.ts`. */
function typeOf({ id }: Operation): string {
  return `operations[${JSON.stringify(id)}]`;
}

function unionOf(names: readonly string[]): string {
  return names.length === 0 ? "never" : names.map((name) => JSON.stringify(name)).join(" | ");
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
    if (reading === "bytes") return "Uint8Array";
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

/** The type of the target's representation, as its read operation returns it. */
function representationType({ target }: Operation, { operations }: Contract): string | undefined {
  const read = operations.find((one) => one.id === target?.read);
  const response = read && representationResponse(read);
  const media = response && sentMedia(response);
  return media && sentType(media, contentOfType(read, response, media), read);
}

/** The place of a response's content in `schema.ts`. */
function contentOfType(operation: Operation, response: Response, { type }: Media): string {
  return `${responseType(operation, response)}["content"][${JSON.stringify(type)}]`;
}

function responseType(operation: Operation, { status }: Response): string {
  return `${typeOf(operation)}["responses"][${Number(status) || JSON.stringify(status)}]`;
}

function replyName(operation: Operation): string {
  return `${typeName(operation.id)}Reply`;
}

function requestName(operation: Operation): string {
  return `${typeName(operation.id)}Request`;
}

/** The names that `server.ts` uses itself. */
function ownNames(operations: readonly Operation[]): readonly string[] {
  return [
    ..."Handlers Schemas ErrorContent OperationId OperationFacts ErrorsAs ServerOptions Given FieldsOf Stored".split(
      " ",
    ),
    ..."UnitOfWork Principal TraceContext Refused Reply Binary ServerEvent".split(" "),
    ...operations.flatMap((operation) => [replyName(operation), requestName(operation)]),
  ];
}

/** The union of the replies of a handler: every declared status that the decisions do not return themselves. */
function replyOf(operation: Operation, contract: Contract): string {
  const said = operation.responses.filter(isOfHandler);
  const replies = said.map((response) => replyMember(operation, response, contract));
  const gone = problems["not-found"].status;
  if (mayFindNothing(operation.semantics.effect, operation.path) && !isDeclared(gone, operation.responses))
    replies.push(`Reply<${gone}, Refused>`);
  const members = replies.map((reply) => `  | ${reply}\n`).join("");
  return `export type ${replyName(operation)} =\n${members}`.replace(/\n$/, ";\n");
}

/** What a handler returns as content of a media type. A response that a key repeats must be whole. */
function sentType({ type, schema }: Media, inline: string, { traits }: Operation): string {
  const sending = sendingOf(type);
  if (sending === "events") return "AsyncIterable<ServerEvent>";
  if (sending === "lines") return "AsyncIterable<unknown>";
  if (sending === "bytes") return traits.key === "none" ? "Binary" : "Uint8Array";
  return schemaType(schema, inline);
}

/** A range and `default` stand for every status that has no response of its own. */
function replyMember(operation: Operation, response: Response, contract: Contract): string {
  const status = Number(response.status) || "number";
  if (isRefusal(operation, response)) return `Reply<${status}, Refused>`;
  const media = sentMedia(response);
  const body =
    media === undefined
      ? "undefined"
      : `Stored<${sentType(media, contentOfType(operation, response, media), operation)}>`;
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
