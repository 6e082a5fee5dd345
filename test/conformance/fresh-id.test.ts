// The ids that `check` makes up for what a client names.
import { expect, it } from "vitest";
import { freshIdFor } from "../../src/conformance/world/fresh-id.ts";
import { inferContract } from "../../src/contract/inferred/infer.ts";
import { localSpot } from "../../src/contract/load.ts";
import { readContract } from "../../src/contract/read.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const word = "run-1-w-2";
const cases: readonly [schema: object, drawn: readonly unknown[], id: string][] = [
  [{ type: "string" }, [], word],
  [{ type: "string", maxLength: 40 }, [""], word],
  [{ type: "string", maxLength: 6 }, [""], "run1w2"],
  [{ type: "string", maxLength: 3 }, ["", ".", "..", "abc"], "abc"],
  [{ type: ["string", "null"], format: "slug" }, [null, "abc"], "abc"],
  [{ enum: [""] }, [""], word],
];
it.each(cases)("for %j, of which %j is drawn, the id is %s", (schema, drawn, id) => {
  const content = { content: { "application/json": { schema: { type: "object" } } } };
  const get = {
    parameters: [{ name: "id", in: "path", required: true, schema }],
    responses: { 200: { description: "", ...content } },
  };
  const document = { openapi: "3.1.0", paths: { "/things/{id}": { get } } };
  const contract = inferContract(readContract(localSpot(document, "a.yaml")));
  const [resource] = contract.resources;
  if (resource === undefined) throw new Error("no resource");
  let at = 0;
  const draw = (): unknown => drawn[at++ % drawn.length];
  expect(freshIdFor(resource, contract, { word, draw, testerOf: () => undefined })).toBe(id);
});
