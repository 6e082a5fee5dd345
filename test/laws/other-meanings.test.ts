// Descriptions that use the words of a law in a different meaning: the law does not apply.
import { describe, expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { deleteTakesChildren } from "../../src/laws/deleting/delete-takes-children.ts";
import { ordersOf } from "../../src/laws/lists/list-orders.ts";
import { serverSetFilters } from "../../src/laws/lists/server-set-filters.ts";
import { isNoCount, isOfAllEntries } from "../../src/laws/lists/total.ts";
import { patchSetsNull } from "../../src/laws/merging/patch-sets-null.ts";
import { conflictReason } from "../../src/laws/refusals/conflict-status.ts";
import { changesAreRecorded } from "../../src/laws/replacing/changes-are-recorded.ts";
import { isAboutOther } from "../../src/laws/shared/missing-noun.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

type Given = {
  readonly removes?: string;
  readonly conflict?: string;
  readonly patches?: string;
  readonly version?: string;
  readonly updated?: string;
  readonly total?: object;
  readonly lists?: string;
  readonly state?: object;
  readonly none?: string;
};

function contractOf(given: Given) {
  const { removes = "", conflict, patches = "", lists = "", total = { type: "integer" }, none = "" } = given;
  const pallet = {
    type: "object",
    required: ["id", "label"],
    properties: {
      id: { type: "string", readOnly: true },
      label: { type: "string" },
      remark: { type: ["string", "null"] },
      depotId: { type: "string" },
      state: { type: "string", enum: ["open", "closed"], readOnly: true },
      version: { type: "integer", readOnly: true, description: given.version ?? "" },
      updatedAt: {
        type: "string",
        format: "date-time",
        readOnly: true,
        description: given.updated ?? "Of the pallet `label`",
      },
    },
  };
  const depot = {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, name: { type: "string" } },
  };
  const page = {
    type: "object",
    properties: { items: { type: "array", items: pallet }, total: { description: "", ...total } },
  };
  const sort = { name: "sort", in: "query", schema: { type: "string", enum: ["label", "-label"] } };
  const state = {
    name: "state",
    in: "query",
    schema: { type: "string", enum: ["open", "closed", "unresolved"] },
    ...given.state,
  };
  const success = (schema: object) => ({ description: "", ...json(schema) });
  const contract = contractToJudge(
    {
      openapi: "3.1.0",
      info: { title: "Depots", version: "1" },
      paths: {
        "/depots": {
          get: { responses: { 200: success({ type: "array", items: depot }) } },
          post: { requestBody: json(depot), responses: { 201: success(depot) } },
        },
        "/depots/{id}": {
          parameters: [id],
          get: { responses: { 200: success(depot), 404: { description: "None" } } },
          delete: {
            description: removes,
            responses: {
              204: { description: "" },
              ...(conflict === undefined ? {} : { 409: { description: conflict } }),
            },
          },
        },
        "/depots/{id}/load": {
          parameters: [id],
          post: {
            requestBody: json({ type: "object", properties: { palletId: { type: "string" } } }),
            responses: { 200: success(depot), 404: { description: none } },
          },
        },
        "/pallets": {
          get: { description: lists, parameters: [sort, state], responses: { 200: success(page) } },
          post: { requestBody: json(pallet), responses: { 201: success(pallet) } },
        },
        "/pallets/{id}": {
          parameters: [id],
          get: { responses: { 200: success(pallet) } },
          patch: { description: patches, requestBody: json(pallet), responses: { 200: success(pallet) } },
        },
      },
    },
    "depots.json",
    false,
  );
  const find = (name: string) => {
    const found = contract.operations.find((operation) => operation.id === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  return { contract, find };
}

describe("what a deletion takes", () => {
  it.each([
    ["Deletes the depot and all of its pallets.", true],
    ["Deletes a depot with its pallets", true],
    ["Deletes it. The deletion cascades to pallets.", true],
    ["Also deletes the pallets of the depot", true],
    ["Deletes the depot and the references to it from all pallets.", false],
    ["Removes a depot and its name in every pallet.", false],
    ["If `all` is true, deletes the depot and all of its pallets.", false],
    ["Deletes the depot and all of its pallets within a day.", false],
    ["Deletes a depot. Its pallets are deleted by a nightly job with the depot.", false],
  ])("%s %s", (removes, expected) => {
    const { contract, find } = contractOf({ removes });
    expect(deleteTakesChildren.appliesTo(find("DELETE /depots/{id}"), contract)).toBe(expected);
  });
});

describe("what a 409 is for", () => {
  it.each([
    ["The depot has pallets", "dependants"],
    ["It is still in use", "dependants"],
    ["The depot has been closed", undefined],
    ["Someone has changed it", undefined],
  ])("%s: %s", (conflict, expected) => {
    const { contract, find } = contractOf({ conflict });
    expect(conflictReason(find("DELETE /depots/{id}"), contract)).toBe(expected);
  });
});

describe("what a 404 is for", () => {
  it.each([
    ["Not found", false],
    ["There is no such depot", false],
    ["No such pallet", true],
    ["No such depot or pallet", false],
  ])("%s %s", (none, expected) => {
    const { contract, find } = contractOf({ none });
    expect(isAboutOther(find("POST /depots/{id}/load"), contract)).toBe(expected);
  });
});

describe("what records a change", () => {
  it.each([
    [{ version: "Grows with every change" }, true],
    [{ version: "" }, true],
    [{ version: "The version of the format" }, false],
    [{ version: "Grows with each publication" }, false],
    [{ version: "-", updated: "When the pallet was last changed" }, true],
    [{ version: "-", updated: "Last change" }, true],
    [{ version: "-", updated: "Unix time in seconds" }, true],
    [{ version: "-", updated: "When a clerk replied last" }, false],
    [{ version: "-", updated: "When the price list was updated last" }, false],
    [{ version: "-", updated: "When `state` was changed last" }, false],
    [{ version: "-", updated: "Time of the last import" }, false],
  ])("%j %s", (given, expected) => {
    const { contract, find } = contractOf(given);
    expect(changesAreRecorded.appliesTo(find("PATCH /pallets/{id}"), contract)).toBe(expected);
  });
});

describe("what null means in a patch", () => {
  it.each([
    ["Changes the members that are sent.", true],
    ["A null clears the member.", true],
    ["Members that are null or missing are left unchanged.", false],
    ["null is ignored", false],
  ])("%s %s", (patches, expected) => {
    const { contract, find } = contractOf({ patches });
    expect(patchSetsNull.appliesTo(find("PATCH /pallets/{id}"), contract)).toBe(expected);
  });
});

describe("what a total counts", () => {
  it.each([
    [{ type: "integer" }, false, false],
    [{ type: "integer", description: "The number of pallets" }, false, false],
    [{ type: "integer", description: "All pallets, regardless of filters" }, false, true],
    [{ type: "integer", description: "At most 1000" }, true, true],
    [{ type: "integer", description: "An estimate" }, true, true],
    [{ type: "integer", description: "In cents" }, true, true],
    [{ type: "number" }, true, true],
  ])("%j: no count %s, not of the filtered %s", (total, isNone, isOfAll) => {
    const { contract, find } = contractOf({ total });
    expect(isNoCount(find("GET /pallets"), contract)).toBe(isNone);
    expect(isOfAllEntries(find("GET /pallets"), contract)).toBe(isOfAll);
  });
});

describe("what a list shows", () => {
  it.each([
    ["Lists the pallets, the newest first.", 2],
    ["Lists the pallets. Urgent pallets always come first.", 0],
    ["Pinned pallets stay on top.", 0],
  ])("%s %i orders", (lists, expected) => {
    const { contract, find } = contractOf({ lists });
    expect(ordersOf(find("GET /pallets"), contract)).toHaveLength(expected);
  });

  it("a value that no pallet can have may be a group of states", () => {
    const { contract, find } = contractOf({});
    expect(serverSetFilters(find("GET /pallets"), contract)).toMatchObject([{ values: ["open", "closed"] }]);
  });

  it("a parameter may leave a state out", () => {
    const { contract, find } = contractOf({ state: { description: "Excludes this state" } });
    expect(serverSetFilters(find("GET /pallets"), contract)).toEqual([]);
  });
});
