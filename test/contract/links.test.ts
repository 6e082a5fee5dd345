// Where the links of a response lead, and which path parameters they leave open.
import { describe, expect, it } from "vitest";
import { readLinks, unlinkedParameters } from "../../src/contract/links.ts";
import { loadParsed, localSpot } from "../../src/contract/load.ts";
import { readContract } from "../../src/contract/read.ts";

const semantics = (effect: string) => ({ effect, safe: effect === "read", idempotent: true, repeat: 200 });

async function linksOf(links: object) {
  const { contract } = await loadParsed({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/shelves/{shelf}/notes/{note}": {
        get: { operationId: "getNote", "x-method-semantics": semantics("read"), responses: { 200: {} } },
      },
      "/shelves/{shelf}/notes": {
        get: { operationId: "listNotes", "x-method-semantics": semantics("list"), responses: { 200: {} } },
        post: {
          operationId: "addNote",
          "x-method-semantics": semantics("create"),
          responses: { 201: { description: "Created", links } },
        },
      },
    },
  });
  const response = contract.operations.find(({ id }) => id === "addNote")?.responses[0];
  if (response === undefined) throw new Error("addNote has no response");
  return readLinks(response, contract);
}

describe("the path parameters that a link leaves open", () => {
  const shelf = "$request.path.shelf";
  it.each([
    { says: "none", parameters: { shelf, note: "$response.body#/id" }, want: [] },
    { says: "one that is missing", parameters: { shelf }, want: ["note"] },
    { says: "all of them", parameters: {}, want: ["shelf", "note"] },
    { says: "an expression that is not supported", parameters: { shelf, note: "$url" }, want: ["note"] },
  ])("$says", async ({ parameters, want }) => {
    const [link] = await linksOf({ note: { operationId: "getNote", parameters } });
    expect(link && unlinkedParameters(link)).toEqual(want);
  });
});

it("only links to a read operation count, in document order", async () => {
  const found = await linksOf({
    list: { operationId: "listNotes" },
    none: { operationId: "nothing" },
    first: { operationId: "getNote" },
    second: { operationId: "getNote" },
  });
  expect(found.map(({ link, read }) => [link.name, read.id])).toEqual([
    ["first", "getNote"],
    ["second", "getNote"],
  ]);
});

it("reads operationRef as the operation at its place, and path.id as the parameter of the path", () => {
  const to = (operationRef: string) => ({ operationRef, parameters: { "path.id": "$response.body#/id" } });
  const links = {
    A: to("#/paths/~1notes~1{id}/get"),
    B: to("#/paths/~1notes~1%7Bid%7D/get"),
    C: to("b.yaml#/paths/~1a/get"),
  };
  const paths = {
    "/notes": { post: { responses: { 201: { description: "", links } } } },
    "/notes/{id}": { get: { operationId: "getNote", responses: {} } },
  };
  const [post] = readContract(localSpot({ openapi: "3.1.0", paths }, "a.yaml")).operations;
  const found = post?.responses[0]?.links.map(({ operation, parameters }) => [operation, parameters]);
  const id = { from: "content", pointer: "/id" };
  expect(found).toEqual([
    ["getNote", { id }],
    ["getNote", { id }],
    ["", { id }],
  ]);
});
