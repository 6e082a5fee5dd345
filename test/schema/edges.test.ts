// Values drawn at a bound are valid and at the bound; values broken by one keyword are invalid.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { arbitraryValue } from "../../src/schema/arbitrary.ts";
import { type Edge, edges, membersAtEdge } from "../../src/schema/arbitrary-bounds.ts";
import { waysToBreak, waysToBreakValue } from "../../src/schema/broken.ts";
import { faultsIn } from "../../src/schema/validity.ts";

const documents = [
  ["openapi.yaml", ["BookContent", "BookPatch", "ReviewContent", "ReviewPatch"]],
  ["test/servers/tasks.yaml", ["TaskContent", "TaskPatch", "Label"]],
  ["test/servers/notes.yaml", ["NoteContent", "NotePatch"]],
] as const;

describe.each(documents)("%s", (file, names) => {
  it.each(names)("%s: values at every edge are valid, and every broken value is invalid", async (name) => {
    const { contract } = await loadDocument(file);
    const schema = { $ref: `#/components/schemas/${name}` };
    const faults = faultsIn(contract.schemas);
    for (const edge of Object.keys(edges) as Edge[]) {
      const members = fc.record(membersAtEdge(schema, contract.schemas, edge));
      const whole = arbitraryValue(schema, contract.schemas, "all");
      for (const [one, edged] of fc.sample(fc.tuple(whole, members), 20)) {
        expect(faults(schema, { ...(one as object), ...edged }), edge).toEqual([]);
      }
    }
    for (const { says, content } of waysToBreak(schema, contract.schemas)) {
      for (const value of fc.sample(content, 10)) expect(faults(schema, value), says).not.toEqual([]);
    }
  });
});

it("a task can violate every keyword of its schema", async () => {
  const { contract } = await loadDocument("test/servers/tasks.yaml");
  const ways = waysToBreak({ $ref: "#/components/schemas/TaskContent" }, contract.schemas);
  expect(ways.map(({ says }) => says)).toEqual(
    expect.arrayContaining([
      "with state a value in the wrong case",
      "with effort not a multiple of 0.5",
      "with due a date that does not exist",
      "with code with extra text before a match of its pattern",
      "with tags with too many items",
      "with tags with a duplicate item",
      "with tags with an item too long",
      "with assignee with an unknown member",
      "with assignee without name",
      "with assignee with email not in the format email",
    ]),
  );
});

describe("bounds missed by one", () => {
  it.each([
    [{ type: "integer", minimum: 3, maximum: 9 }, [2, 10, 3.5]],
    [{ type: "number", exclusiveMinimum: 0, maximum: 1 }, [1.25, 0]],
    [{ type: "integer", minimum: 10, multipleOf: 5 }, [5, 10.5, 12]],
    [{ type: "string", minLength: 2, maxLength: 3 }, ["x", "xxxx"]],
    [{ type: "array", items: { const: 1 }, minItems: 1, maxItems: 1 }, [[], [1, 1]]],
    [{ const: "a" }, ["a-not"]],
    [{ anyOf: [{ type: "integer", maximum: 2 }, { type: "null" }] }, [3, 1.5]],
  ])("%j", (schema, wanted) => {
    const faults = faultsIn({});
    const drawn = waysToBreakValue(schema, {}).flatMap(({ content }) => fc.sample(content, 1));
    for (const value of drawn) expect(faults(schema, value), JSON.stringify(value)).not.toEqual([]);
    const texts = drawn.map((value) => JSON.stringify(value));
    expect(texts).toEqual(expect.arrayContaining(wanted.map((value) => JSON.stringify(value))));
  });
});

it("a schema that contains itself has edges, to a certain depth", () => {
  const Post = {
    type: "object",
    required: ["body"],
    properties: {
      body: { type: "string", minLength: 1, maxLength: 9 },
      replies: { type: "array", maxItems: 2, items: { $ref: "#/components/schemas/Post" } },
    },
  };
  const faults = faultsIn({ Post });
  for (const edge of Object.keys(edges) as Edge[]) {
    const members = fc.record(membersAtEdge(Post, { Post }, edge));
    for (const some of fc.sample(members, { seed: 1, numRuns: 2 }))
      expect(faults(Post, { body: "a", ...some }), edge).toEqual([]);
  }
});
