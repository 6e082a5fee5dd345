// Paths and ids in the styles of Google, Shopify and Stripe.
import { describe, expect, it } from "vitest";
import { idInName } from "../../src/contract/inferred/identity.ts";
import { collectionOf, isItemPath, namesBelow } from "../../src/contract/path-places.ts";

describe("the collection of an item", () => {
  it.each([
    ["/heroes/{id}/", "/heroes"],
    ["/products/{id}.json", "/products.json"],
    ["/{id}", ""],
    ["/ships/{ship}:archive", undefined],
    ["/a/{id}.b.c", undefined],
    ["/count.json", undefined],
  ])("of %s is %s", (path, collection) => {
    expect(collectionOf(path)).toBe(collection);
    expect(isItemPath(path)).toBe(collection !== undefined);
  });
});

it("a custom method has the parameters of its item", () => {
  expect(namesBelow("/ships/{ship}", "/ships/{id}:archive")).toEqual(new Map([["ship", "id"]]));
});

describe("the id in a resource name", () => {
  it.each([
    [{ name: "ships/titanic" }, "titanic"],
    [{ name: "fleets/1/ships/2" }, "2"],
    [{ ship: { name: "ships/titanic" } }, "titanic"],
    [{ name: "titanic" }, undefined],
    [{ name: "crews/1" }, undefined],
    [{ name: "ships/" }, undefined],
    ["ships/1", undefined],
  ])("of %j is %s", (content, id) => {
    expect(idInName("/v1/ships/{ship}", content)).toBe(id);
  });
});
