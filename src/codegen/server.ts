// Writes `server.ts`: the interface of the handlers, the replies of each operation as a closed union, and `createApp`.

import type { Contract, Operation } from "../contract/operation.ts";
import { summaryOf } from "./client-comment.ts";
import { errorTypes, replyName, replyType } from "./handler-replies.ts";
import { requestName, requestType } from "./handler-requests.ts";
import { exportedModels, type ModelNames } from "./model-names.ts";
import { printComment, printKey } from "./print.ts";
import { promiseOf } from "./promise.ts";
import { unionType } from "./response-types.ts";
import type { WrittenWiring } from "./wiring.ts";

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
  const requests = operations.map((operation) => requestType(operation, contract)).join("\n");
  const replies = operations.map((operation) => replyType(operation, contract)).join("\n");
  const errors = errorTypes(operations);
  const types = handlers + requests + replies + errors.join("");
  return [
    "// Generated from the document; do not edit. Handlers, their replies, and the app that calls them.\n",
    // The validators are JavaScript, as Ajv writes it.
    "// @ts-nocheck\n",
    imports(types, { wiring, errors, isSecured: operations.some(({ traits }) => traits.isSecured) }),
    exportedModels(models, ownNames(operations)),
    "\n",
    types.includes("Schemas[") ? 'type Schemas = components["schemas"];\n\n' : "",
    printComment([
      "One handler per operation. Safe operations get `ReadView`, the view of the store that cannot write.",
    ]),
    // An unused type parameter is a fault for some compilers, unless its name begins with an underscore.
    `export interface Handlers<ReadView, ${types.includes(": WriteView") ? "" : "_"}WriteView extends ReadView> {\n`,
    handlers,
    "}\n\n",
    requests,
    "\n",
    replies,
    errors.length > 0
      ? `\n/** The content of the errors that the document declares with schemas of its own. */\n${unionType("ErrorContent", errors)}`
      : "",
    "\n",
    createApp(errors),
    "\n",
    unionType(
      "OperationId",
      operations.map(({ id }) => JSON.stringify(id)),
    ),
    "\nconst validators = compiledValidators();\n\n",
    wiring.text,
    "\n",
    validators,
  ].join("");
}

type Imported = {
  readonly wiring: WrittenWiring;
  readonly errors: readonly string[];
  readonly isSecured: boolean;
};

/** The imports of what the types name: some compilers refuse an import that is not used. */
function imports(types: string, { wiring, errors, isSecured }: Imported): string {
  const helpers = ["FieldsOf", "Given"].filter((name) => types.includes(`${name}<`));
  const given = [...helpers, ...(types.includes("TraceContext") ? ["TraceContext"] : [])];
  const streamed = ["Binary", "ServerEvent", "EventsOf"].filter(
    (name) => types.includes(`<${name}>`) || types.includes(`<${name}<`),
  );
  const described = [
    ...(types.includes("Schemas[") ? ["components"] : []),
    ...(/[ <]operations\[/.test(types) ? ["operations"] : []),
  ];
  const replies = ["OneOf", ...(types.includes("Refused>") ? ["Refused"] : []), "Reply"];
  return [
    `import { buildApp, ${errors.length > 0 ? "type ErrorsAs, " : ""}type ServerOptions } from "@verbatim-http/kit/server/app";\n`,
    typeImport(given, "@verbatim-http/kit/server/handlers"),
    typeImport(["Stored", "UnitOfWork"], "@verbatim-http/kit/server/port"),
    typeImport(isSecured ? ["Principal"] : [], "@verbatim-http/kit/server/principals"),
    typeImport(replies, "@verbatim-http/kit/server/replies"),
    typeImport(streamed, "@verbatim-http/kit/server/streams"),
    typeImport(["OperationFacts"], "@verbatim-http/kit/contract/operation-row"),
    `import type {\n${wiring.types.map((type) => `  ${type},\n`).join("")}} from "@verbatim-http/kit/server/wiring";\n`,
    typeImport(described, "./schema.js"),
  ].join("");
}

function typeImport(names: readonly string[], from: string): string {
  return names.length === 0 ? "" : `import type { ${names.join(", ")} } from "${from}";\n`;
}

function createApp(errors: readonly string[]): string {
  return [
    printComment([
      "@param handlers one handler per operation",
      "@param store runs each request in one unit of work",
      "@param options time, errors, limits",
      "@returns the app that serves every operation of the document",
    ]),
    "export function createApp<ReadView, WriteView extends ReadView>(\n",
    "  handlers: Handlers<ReadView, WriteView>,\n",
    "  store: UnitOfWork<ReadView, WriteView>,\n",
    `  options: ServerOptions${errors.length > 0 ? " & ErrorsAs<ErrorContent>" : ""},\n`,
    "): ReturnType<typeof buildApp> {\n",
    "  return buildApp(wiring, handlers, store, options);\n",
    "}\n",
  ].join("");
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
    // One object and not the union, so that the error about a wrong status lists the statuses that are allowed.
    `  ) => OneOf<${reply}> | Promise<OneOf<${reply}>>;\n`,
  ].join("");
}

/** The names that `server.ts` uses itself. */
function ownNames(operations: readonly Operation[]): readonly string[] {
  return [
    ..."Handlers Schemas ErrorContent OperationId OperationFacts ErrorsAs ServerOptions Given FieldsOf Stored".split(
      " ",
    ),
    ..."UnitOfWork Principal TraceContext Refused OneOf Reply Binary ServerEvent EventsOf".split(" "),
    ...operations.flatMap((operation) => [replyName(operation), requestName(operation)]),
  ];
}
