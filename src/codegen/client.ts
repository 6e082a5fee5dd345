// Writes `client.ts`: a typed client of the document's operations, with a row of what it has to know of each.
import type { Contract, Media, Operation, Response } from "../contract/operation.ts";
import { successes } from "../contract/read.ts";
import { representationMedia } from "../contract/resources.ts";
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
    `// Generated from the document; not to be edited. A typed client of: ${contract.title.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}.\n`,
    'import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";\n',
    'import type { Table } from "verbatim/client/table";\n',
    'import type { operations } from "./schema.d.ts";\n\n',
    "const table = {\n",
    ...rows,
    "} as const satisfies Table;\n\n",
    "/** One method an operation, under its `operationId`. */\n",
    "export type ApiClient = Client<operations, typeof table>;\n\n",
    printComment([
      "@param options where the service is, and how to reach it",
      "@returns a client whose operations, parameters, contents and answers are those of the document",
    ]),
    "export function createClient(options: ClientOptions): ApiClient {\n",
    "  return createTypedClient<operations, typeof table>(options, table);\n",
    "}\n",
  ].join("");
}

/** What differs from row to row stands first: the rest, being alike, is next to nothing once compressed. */
function rowOf(operation: Operation, contract: Contract): Readonly<Record<string, unknown>> {
  const { method, path, semantics, traits, content, responses } = operation;
  const isJson = content === undefined || content.media.some((media) => media.type === mediaTypes.json);
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
    type: isJson ? undefined : content.media[0]?.type,
    answers: Object.fromEntries(successes(responses).map((one) => [one.status, carriedBy(one, contract)])),
  };
}

function carriedBy({ media, headers }: Response, { schemas }: Contract): string {
  const isContent = ({ members, schema }: Media): boolean =>
    members.length > 0 || textShapes({ properties: { schema } }, schemas)["schema"]?.list === true;
  if (media.length > 0) return media.every(isContent) ? "content" : "value";
  return headers.some(({ name }) => isField("preferenceApplied", name)) ? "preferred" : "nothing";
}

/** Who replaces something can read it, too: to edit it, or to see whether a lost answer was a success. */
function readerOf({ semantics, target }: Operation, contract: Contract): Readonly<Record<string, unknown>> {
  const replaces = semantics.effect === "create-or-replace" || semantics.effect === "replace";
  if (!replaces || target === undefined) return {};
  const { read, parameters } = target;
  const isSamePath = Object.entries(parameters).every(([theirs, ours]) => theirs === ours);
  const readOnly = contract.resources.find((one) => one.read === read)?.readOnly ?? [];
  return {
    read,
    from: isSamePath ? undefined : parameters,
    readOnly: readOnly.length > 0 ? readOnly : undefined,
  };
}

/** The one member of a page that is a list, "" where the page itself is; `undefined` where the schema leaves it open. */
function itemsOf(operation: Operation, { schemas }: Contract): string | undefined {
  if (operation.semantics.effect !== "list") return undefined;
  const page = representationMedia(operation)?.schema;
  if (textShapes({ properties: { page } }, schemas)["page"]?.list) return "";
  const lists = Object.entries(textShapes(page, schemas)).filter(([, shape]) => shape.list);
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
