// Writes `wiring`, a part of `server.ts`: what the server needs to know about each operation, as data.

import { locationLink } from "../contract/links.ts";
import type { Contract, Media, Operation, Reference, Response, Security } from "../contract/operation.ts";
import { successes } from "../contract/read.ts";
import { stylesOf } from "../contract/readable-parameters.ts";
import { representationMedia } from "../contract/resources.ts";
import { schemeKind } from "../contract/scheme-kind.ts";
import {
  essenceOf,
  isChecked,
  isMergePatched,
  itemMedia,
  readMedia,
  sentMedia,
} from "../contract/served-media.ts";
import { membersOf } from "../json/record.ts";
import type { TextShape } from "../schema/coerce.ts";
import { flattened } from "../schema/flattened.ts";
import { defaultsOf, textShapes } from "../schema/text-shapes.ts";
import { isField } from "../semantics/fields.ts";
import { hoistConstants } from "./constants.ts";
import { identifier, type ParameterPlace, parametersOf, parametersSchema, type Validators } from "./names.ts";
import { fileSizes, partsOf, sizeOf } from "./parts.ts";
import { printValue, Raw, Shared } from "./print.ts";
import { declaredItems } from "./streamed-media.ts";

/** Text of `server.ts`, and the types of `@verbatim-http/kit/server/wiring` that it uses. */
export type WrittenWiring = { readonly types: readonly string[]; readonly text: string };

/**
 * @param contract a document's contract, checked by `unsupported`
 * @param validators the names of the compiled validators
 * @returns the part of `server.ts`: first what several operations share, then one entry per operation, in document order
 *   (`src/server/wiring.ts` has the type); and the types that it imports
 */
export function writeWiring(contract: Contract, validators: Validators): WrittenWiring {
  const rows = contract.operations.map((one) => [one.id, wiringOf(one, contract, validators)] as const);
  const { constants, value } = hoistConstants(Object.fromEntries(rows), [
    "buildApp",
    "createApp",
    "compiledValidators",
    "validators",
    "wiring",
  ]);
  return {
    types: [...new Set([...constants.map(({ type }) => type), "Wiring"])].sort(),
    text: [
      ...constants.map((one) => `const ${one.name}: ${one.type} = ${printValue(one.value)};\n\n`),
      "/** What the server knows about each operation. */\n",
      `export const wiring: Readonly<Record<OperationId, OperationFacts & Wiring>> = ${printValue(value)};\n`,
    ].join(""),
  };
}

function wiringOf(operation: Operation, contract: Contract, validators: Validators): unknown {
  const { traits, semantics } = operation;
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    effect: semantics.effect,
    safe: semantics.safe,
    idempotent: semantics.idempotent,
    repeat: semantics.repeat,
    ifMatch: traits.ifMatch,
    ifNoneMatch: traits.ifNoneMatch,
    key: traits.key,
    keyField: traits.keyField,
    deprecated: operation.deprecated,
    basePath: operation.basePath === "" ? undefined : operation.basePath,
    security: traits.isSecured ? operation.security.map(requirementOf) : undefined,
    readsContent: traits.readsContent,
    answersContent: traits.answersContent,
    hasTarget: traits.hasTarget,
    hasParent: traits.hasParent,
    namesItself: traits.namesItself,
    isSecured: traits.isSecured,
    scopes: traits.scopes,
    ownerOrScope: traits.ownerOrScope === undefined ? new Raw("undefined") : traits.ownerOrScope,
    target: referenceOf(operation.target),
    parent: referenceOf(operation.parent),
    identity: operation.identity,
    pathParameters: factsOf(operation, "path", contract, validators),
    queryParameters: factsOf(operation, "query", contract, validators),
    headerParameters: optionalFacts(operation, "header", contract, validators),
    cookieParameters: optionalFacts(operation, "cookie", contract, validators),
    content: contentOf(operation, contract, validators),
    answers: Object.fromEntries(
      operation.responses.map((response) => [
        // `4xx` is a range, too (OpenAPI 3.1 4.8.16.2).
        response.status.replace(/xx$/i, "XX"),
        answerOf(operation, response, contract, validators),
      ]),
    ),
  };
}

function requirementOf({ schemes, scopes }: Security): Shared {
  const facts = schemes.map(({ name, kind, key }) => ({
    name,
    kind: schemeKind(kind) ?? "",
    in: key?.in,
    parameter: key?.name,
  }));
  const name = identifier(["security", ...schemes.map((one) => one.name), ...scopes].join("_"));
  return new Shared(name, "RequirementFacts", { schemes: facts, scopes });
}

/** `undefined` for an operation without such parameters, so that a row has no more than it needs. */
function optionalFacts(
  operation: Operation,
  place: "header" | "cookie",
  contract: Contract,
  validators: Validators,
): Shared | undefined {
  if (parametersOf(operation, place).length === 0) return undefined;
  return factsOf(operation, place, contract, validators);
}

function referenceOf(reference: Reference | undefined): Shared | undefined {
  return reference && new Shared(`${identifier(reference.read)}_resource`, "Reference", reference);
}

/** The facts follow from the schema, so they share the name of its validator. */
function factsOf(
  operation: Operation,
  place: ParameterPlace,
  contract: Contract,
  { nameOf }: Validators,
): Shared {
  const schema = parametersSchema(operation, place);
  const styles = stylesOf(parametersOf(operation, place), contract);
  const members = styles.flatMap(([one, { holds }]) => (holds === "members" ? [one] : []));
  return new Shared(nameOf(schema), "ParameterFacts", {
    shapes: shapesOf(schema, contract, members),
    styles: styles.length > 0 ? Object.fromEntries(styles) : undefined,
    defaults: defaultsOf(schema, contract.schemas),
    validate: new Raw(`validators.${nameOf(schema)}`),
  });
}

/** `objects` are the members that hold objects, whose own members are texts. */
function shapesOf(
  schema: unknown,
  contract: Contract,
  objects: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const shapes = Object.entries(textShapes(schema, contract.schemas)).map(([name, shape]) => {
    if (objects.includes(name)) return [name, objectShape(memberOf(schema, name), contract)] as const;
    return [name, new Shared(shapeName(shape), "TextShape", shape)] as const;
  });
  return Object.fromEntries(shapes);
}

function objectShape(schema: unknown, contract: Contract): unknown {
  const { additionalProperties } = flattened(schema, contract.schemas).keywords;
  const open = additionalProperties === false ? undefined : true;
  return { type: "string", list: false, members: shapesOf(schema, contract), open };
}

function memberOf(schema: unknown, name: string): unknown {
  return membersOf(membersOf(schema)["properties"])[name];
}

/** `text`, `integers`, `text_or_integer`: the name of a shape that several parameters share. */
function shapeName({ type, or = [], list }: TextShape): string {
  const words = [type, ...or].map((one) => (one === "string" ? "text" : one)).join("_or_");
  return list === "either" ? `${words}_or_list` : list ? `${words}s` : words;
}

function contentOf(operation: Operation, contract: Contract, { nameOf }: Validators): unknown {
  const { content } = operation;
  if (content === undefined || !operation.traits.readsContent) return undefined;
  const media = readMedia(operation, contract).map(([one, reading]) => {
    const isForm = reading === "form" || reading === "multipart";
    const shapes = isForm ? shapesOf(one.schema, contract) : undefined;
    const parts = reading === "multipart" ? partsOf(one.schema, contract) : undefined;
    const raw = reading === "bytes" || reading === "text" ? reading : undefined;
    const size =
      reading === "bytes"
        ? { size: sizeOf(one.schema, contract) }
        : reading === "multipart"
          ? fileSizes(one.schema, contract)
          : {};
    return [
      essenceOf(one),
      { validate: new Raw(`validators.${nameOf(one.schema ?? {})}`), shapes, parts, ...size, raw },
    ];
  });
  return new Shared(`${identifier(operation.id)}_content`, "ContentFacts", {
    required: content.required,
    media: Object.fromEntries(media),
    readOnly: readOnlyOf(operation, contract),
    result: resultOf(operation, contract, nameOf),
  });
}

/** @returns the members that only the server sets: of the content, or of the result of a merge patch. */
export function readOnlyOf(operation: Operation, contract: Contract): readonly string[] {
  const merged = isMergePatched(operation) ? representation(operation, contract) : undefined;
  const members = [...(operation.content?.media ?? []), ...(merged ? [merged] : [])].flatMap(
    (media) => media.members,
  );
  return [...new Set(members.filter((member) => member.readOnly).map((member) => member.name))];
}

/** The result of a merge patch is validated as the representation that the target's read operation returns. */
function resultOf(operation: Operation, contract: Contract, nameOf: Validators["nameOf"]): unknown {
  if (!isMergePatched(operation)) return undefined;
  const schema = representationSchema(operation, contract);
  return schema === undefined ? undefined : new Raw(`validators.${nameOf(schema)}`);
}

/** @returns the schema of the target's representation. */
function representationSchema(operation: Operation, contract: Contract): unknown {
  return representation(operation, contract)?.schema;
}

function representation(operation: Operation, contract: Contract): Media | undefined {
  const read = contract.operations.find((one) => one.id === operation.target?.read);
  return read && representationMedia(read);
}

function answerOf(
  operation: Operation,
  response: Response,
  contract: Contract,
  { nameOf }: Validators,
): unknown {
  const media = sentMedia(response);
  const stream = itemMedia(response);
  const items = stream && declaredItems(stream, contract);
  const required = response.headers.filter((header) => header.required);
  const constants = required.filter((header) => header.constant !== undefined);
  const content = media && isChecked(media) ? nameOf(media.schema ?? {}) : undefined;
  const name = identifier(
    [
      content ?? media?.type ?? "no_content",
      stream === media ? "" : (stream?.type ?? ""),
      ...required.map((header) => header.name),
    ]
      .filter((part) => part !== "")
      .join("_"),
  );
  return new Shared(name, "AnswerFacts", {
    media: media?.type,
    validate: content === undefined ? undefined : new Raw(`validators.${content}`),
    stream: items && {
      media: stream?.type,
      framing: items.framing,
      item: items.schema === undefined ? undefined : new Raw(`validators.${nameOf(items.schema)}`),
      checks: items.schema !== undefined && items.isData ? "data" : undefined,
    },
    etag: response.headers.some((header) => isField("etag", header.name)) ? true : undefined,
    location: locationOf(operation, response, contract),
    constants:
      constants.length > 0
        ? Object.fromEntries(constants.map((header) => [header.name, header.constant]))
        : undefined,
    requiredHeaders: required.length > 0 ? required.map((header) => header.name) : undefined,
  });
}

/** The target of `Location`: the read operation that the response links to, with the parameters of the link. */
function locationOf(operation: Operation, response: Response, contract: Contract): unknown {
  const wanted = response.headers.some((header) => isField("location", header.name));
  if (!wanted || !successes(operation.responses).includes(response)) return undefined;
  const link = locationLink(response, contract);
  if (link === undefined) return undefined;
  const parameters = Object.entries(link.link.parameters).map(([name, value]) => {
    if (value.from === "path") return [name, { path: value.name }];
    if (value.from === "content") return [name, { content: value.pointer }];
    return [name, { constant: value.text }];
  });
  const location = {
    basePath: link.read.basePath === "" ? undefined : link.read.basePath,
    path: link.read.path,
    parameters: Object.fromEntries(parameters),
  };
  return new Shared(`${identifier(link.read.id)}_location`, "LocationFacts", location);
}
