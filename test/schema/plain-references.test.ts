// Names of JSON Schema become references to components: anchors, definitions, and dynamic anchors in their scope.
import { expect, it } from "vitest";
import { plainReferences } from "../../src/schema/plain-references.ts";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

it.each([
  [
    "an anchor",
    { Tree: { properties: { a: { $ref: "#n" }, b: { $anchor: "n", type: "string" } } } },
    {
      Tree: { properties: { a: ref("Tree/properties/b"), b: { type: "string" } } },
    },
  ],
  [
    "a definition",
    { Tree: { items: ref("Tree/$defs/n"), $defs: { n: { type: "string" } } } },
    { Tree: { items: ref("Tree_n") }, Tree_n: { type: "string" } },
  ],
  [
    "a schema that refers to itself",
    { Tree: { $id: "tree", $dynamicAnchor: "node", items: { $dynamicRef: "#node" } } },
    { Tree: { items: ref("Tree") } },
  ],
  [
    "a page of anything, and one of users",
    {
      User: { type: "string" },
      Page: { items: { $dynamicRef: "#T" }, $defs: { T: { $dynamicAnchor: "T", not: {} } } },
      Users: { ...ref("Page"), $defs: { T: { $dynamicAnchor: "T", ...ref("User") } } },
    },
    {
      User: { type: "string" },
      Page: { items: ref("Page_T") },
      Users: ref("Page_2"),
      Page_T: { not: {} },
      Page_2: { items: ref("Users_T") },
      Users_T: ref("User"),
    },
  ],
  [
    "a name that is a URI",
    { Leaf: { $id: "https://example.com/leaf" }, Tree: { items: { $ref: "https://example.com/leaf" } } },
    { Leaf: {}, Tree: { items: ref("Leaf") } },
  ],
  ["a reference that leads nowhere", { Tree: { $ref: "#none" } }, { Tree: { $ref: "#none" } }],
])("%s", (_, given, want) => {
  expect(plainReferences(given).components()).toEqual(want);
});

it("rewrites an inline schema, and may add components for it", () => {
  const plain = plainReferences({
    Page: { items: { $dynamicRef: "#T" }, $defs: { T: { $dynamicAnchor: "T" } } },
  });
  const inline = { ...ref("Page"), $defs: { x: { $dynamicAnchor: "T", type: "number" } } };
  expect(plain.schema(inline)).toEqual(ref("Page_2"));
  expect(plain.components()).toEqual({
    Page: { items: ref("Page_T") },
    Page_T: {},
    Page_2: { items: ref("T") },
    T: { type: "number" },
  });
});
