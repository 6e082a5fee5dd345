// Writes `client.ts`: a typed client for the document's operations, with a row of facts about each.
import type { Contract, Media, Operation, RequestContent, Response } from "../contract/operation.ts";
import { successes } from "../contract/read.ts";
import { representationMedia } from "../contract/resources.ts";
import { sameJson } from "../json/equality.ts";
import { flattened, typesOf } from "../schema/flattened.ts";
import { textShapes } from "../schema/text-shapes.ts";
import { isField } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { printComment, printKey, printValue } from "./print.ts";

/** @returns the text of `client.ts`. */
export function writeClient(contract: Contract): string {
  const rows = contract.operations.map(
    (operation) => `  ${printKey(operation.id)}: ${printValue(rowOf(operation, contract), 2)},\n`,
  );
  return [
    `// Generated from the document; do not edit. A typed client for ${contract.title.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}.\n`,
    'import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";\n',
    'import type { Table } from "verbatim/client/table";\n',
    'import type { operations } from "./schema.d.ts";\n\n',
    "const table = {\n",
    ...rows,
    "} as const satisfies Table;\n\n",
    "/** One method per operation, under its `operationId`. */\n",
    "export type ApiClient = Client<operations, typeof table>;\n\n",
    printComment([
      "@param options the URL of the service, and how to send requests",
      "@returns a client whose operations, parameters, contents and results are typed by the document",
    ]),
    "export function createClient(options: ClientOptions): ApiClient {\n",
    "  return createTypedClient<operations, typeof table>(options, table);\n",
    "}\n",
  ].join("");
}

/** Members that differ from row to row come first: the equal rest then compresses to almost nothing. */
function rowOf(operation: Operation, contract: Contract): Readonly<Record<string, unknown>> {
  const { method, path, semantics, traits, content, responses } = operation;
  return {
    path,
    ...readerOf(operation, contract),
    items: itemsOf(operation, contract),
    method,
    effect: semantics.effect,
    safe: semantics.safe || undefined,
    again: semantics.safe ? undefined : semantics.idempotent || undefined,
    key: traits.key !== "none" || undefined,
    ifMatch: traits.ifMatch !== "none" || undefined,
    ifNoneMatch: traits.ifNoneMatch !== "none" || undefined,
    type: content && sentAs(content),
    answers: Object.fromEntries(successes(responses).map((one) => [one.status, carriedBy(one, contract)])),
  };
}

/** The media type that the client sends, chosen in the same order as by its types; `undefined` for JSON. */
function sentAs({ media }: RequestContent): string | undefined {
  const types = media.map(({ type }) => type);
  const [first] = [mediaTypes.mergePatch, mediaTypes.json, ...types].filter((type) => types.includes(type));
  return first === mediaTypes.json ? undefined : first;
}

function carriedBy({ media, headers }: Response, contract: Contract): string {
  const [first, ...others] = new Set(media.map((one) => kindOf(one, contract)));
  if (first !== undefined) return others.length > 0 ? "value" : first;
  return headers.some(({ name }) => isField("preferenceApplied", name)) ? "preferred" : "nothing";
}

/** The kind of every value of a schema; "value" if it may be `null` or has several types. */
function kindOf({ members, schema }: Media, { schemas }: Contract): "object" | "list" | "value" {
  const [type, ...others] = typesOf(flattened(schema, schemas), schemas);
  if (others.length > 0) return "value";
  if (type === "array") return "list";
  return type === "object" || (type === undefined && members.length > 0) ? "object" : "value";
}

/** The read operation of a replacing one: a client uses it to edit, and to check whether a lost response was a success. */
function readerOf(
  { semantics, target, responses }: Operation,
  contract: Contract,
): Readonly<Record<string, unknown>> {
  const replaces = semantics.effect === "create-or-replace" || semantics.effect === "replace";
  if (!replaces || target === undefined) return {};
  const { read, parameters } = target;
  const isSamePath = Object.entries(parameters).every(([theirs, ours]) => theirs === ours);
  const readOnly = contract.resources.find((one) => one.read === read)?.readOnly ?? [];
  const reader = contract.operations.find(({ id }) => id === read);
  const answer = responses.find(({ status }) => status === "200")?.media[0]?.schema;
  const isSame = answer !== undefined && sameJson(answer, reader && representationMedia(reader)?.schema);
  return {
    read,
    from: isSamePath ? undefined : parameters,
    same: isSame || undefined,
    readOnly: readOnly.length > 0 ? readOnly : undefined,
  };
}

/** The one member of a page that is a list, "" if the page itself is a list; `undefined` if the schema does not say. */
function itemsOf(operation: Operation, { schemas }: Contract): string | undefined {
  if (operation.semantics.effect !== "list") return undefined;
  const page = representationMedia(operation)?.schema;
  if (textShapes({ properties: { page } }, schemas)["page"]?.list === true) return "";
  const lists = Object.entries(textShapes(page, schemas)).filter(([, shape]) => shape.list === true);
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
