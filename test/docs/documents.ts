// Small documents and their contracts, for the tests of this folder.
import { localSpot } from "../../src/contract/load.ts";
import type { Contract, Operation } from "../../src/contract/operation.ts";
import { readContract } from "../../src/contract/read.ts";

type Json = Readonly<Record<string, unknown>>;

export function documentWith(paths: Json, components: Json = {}): Json {
  return { openapi: "3.1.0", info: { title: "Notes", version: "1" }, paths, components };
}

export function contractOf(document: Json): Contract {
  return readContract(localSpot(document, "notes.yaml"));
}

/** The only operation of a document, with the given semantics and header fields. */
export function operationWith(
  method: string,
  semantics: Json | undefined,
  ...headers: readonly string[]
): Operation {
  const parameters = headers.map((header) => ({
    name: header.replace("!", ""),
    in: "header",
    required: header.endsWith("!"),
    schema: { type: "string" },
  }));
  const extension = semantics === undefined ? {} : { "x-method-semantics": semantics };
  const operation = { parameters, responses: { 200: { description: "Done." } }, ...extension };
  const found = contractOf(documentWith({ "/notes/{id}": { [method]: operation } })).operations[0];
  if (found === undefined) throw new Error(`the test document has no operation for ${method}`);
  return found;
}
