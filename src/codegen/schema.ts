// Writes `schema.d.ts`: the document's types, by openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Members } from "../json/record.ts";
import { typesDocument } from "./types-document.ts";
import { BLOB } from "./used-media.ts";

/** @returns the text of `schema.d.ts`: `paths`, `webhooks`, `components` and `operations`. */
export async function writeSchema(document: Members): Promise<string> {
  const blob = ts.factory.createTypeReferenceNode("Blob");
  const tree = await openapiTS(typesDocument(document) as never, {
    silent: true,
    // A member with a default may be missing in requests and in responses.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: ({ format }) => (format === BLOB ? blob : undefined),
  });
  return `// Generated from the document; do not edit. Its types.\n${astToString(tree)}`;
}
