// Which requests are valid by the document: only for those it is expected to declare every response.
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { isAsAsked } from "../../src/laws/answers/as-asked.ts";
import { operationNamed } from "../../src/laws/shared/about.ts";
import type { World } from "../../src/laws/world.ts";
import { faultsIn } from "../../src/schema/validity.ts";
import { answered } from "./evidence.ts";

const { contract } = await loadDocument("test/servers/tasks.yaml");
const world = { contract, faultsIn: faultsIn(contract.schemas) } as unknown as World;
const task = JSON.stringify({ title: "Mow", state: "open", priority: 1 });
const fields = { "x-workspace": "blue", "content-type": "application/json" };

function isAsked(id: string, target: string, sent: Record<string, string>, content?: string): boolean {
  const operation = operationNamed(contract, id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  const exchange = answered(operation.method, 423);
  return isAsAsked(world, operation, {
    ...exchange,
    request: { ...exchange.request, target, headers: sent, content },
  });
}

describe("valid by the document", () => {
  it.each([
    ["content of its schema", "addTask", "/v1/tasks", fields, task, true],
    ["content that is not", "addTask", "/v1/tasks", fields, '{"title":1}', false],
    ["content that cannot be read", "addTask", "/v1/tasks", fields, "{", false],
    ["no content", "addTask", "/v1/tasks", fields, undefined, false],
    ["another media type", "addTask", "/v1/tasks", { ...fields, "content-type": "text/plain" }, task, false],
    ["a required field missing", "addTask", "/v1/tasks", { "content-type": "application/json" }, task, false],
    ["a field of another value", "addTask", "/v1/tasks", { ...fields, "x-workspace": "pink" }, task, false],
    ["an Accept of its own", "addTask", "/v1/tasks", { ...fields, accept: "text/html" }, task, false],
    [
      "a query of its schema",
      "listTasks",
      "/v1/tasks?order=newest&priority=3",
      { "x-workspace": "red" },
      undefined,
      true,
    ],
    [
      "a query that is not",
      "listTasks",
      "/v1/tasks?order=newest&priority=9",
      { "x-workspace": "red" },
      undefined,
      false,
    ],
    [
      "a query that is unknown",
      "listTasks",
      "/v1/tasks?order=newest&x=%25",
      { "x-workspace": "red" },
      undefined,
      false,
    ],
    ["an id of its schema", "getTask", "/v1/tasks/t12", { "x-workspace": "red" }, undefined, true],
    ["an id that is not", "getTask", "/v1/tasks/none", { "x-workspace": "red" }, undefined, false],
    ["a text of digits", "getLabel", "/v1/labels/036", { "x-workspace": "red" }, undefined, true],
    ["a hostile key", "addTask", "/v1/tasks", { ...fields, "idempotency-key": '""' }, task, false],
  ] as const)("%s: %s %s", (_, id, target, sent, content, want) => {
    expect(isAsked(id, target, { ...sent }, content)).toBe(want);
  });
});
