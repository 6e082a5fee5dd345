// What `explain` says about a retry and what a generated client does are the same, for every operation.
import { expect, it } from "vitest";
import { isRepeatable } from "../../src/client/retry.ts";
import { againOf } from "../../src/codegen/client-row.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Operation } from "../../src/contract/operation.ts";
import { mayRetry } from "../../src/explain/twice.ts";
import { operationWith } from "../docs/documents.ts";

/** What a client does without a precondition, in the words of `explain`. */
function retryOf(operation: Operation): string {
  const { safe, effect } = operation.semantics;
  const row = {
    path: "",
    method: operation.method,
    effect,
    safe: safe || undefined,
    again: againOf(operation),
    answers: {},
  };
  const given = JSON.parse(JSON.stringify(row));
  if (isRepeatable(given, new Headers())) return "yes";
  return isRepeatable(given, new Headers({ "idempotency-key": '"k"' })) ? "with the same key" : "no";
}

const FILES = [
  "openapi.yaml",
  ...["others/galaxy", "others/petstore", "codegen/anything", "borrowing"].map(
    (name) => `test/documents/${name}.yaml`,
  ),
];

it.each(FILES)("in %s", async (file) => {
  const { operations } = (await loadDocument(file)).contract;
  const said = operations.map((one) => [one.id, mayRetry(one).replace("not settled", "no")]);
  expect(operations.map((one) => [one.id, retryOf(one)])).toEqual(said);
});

it.each<[string, Record<string, unknown> | undefined, string, object?]>([
  ["put", undefined, "yes"],
  ["put", { effect: "replace", repeat: 200 }, "yes"],
  ["put", undefined, "no", { summary: "Creates one or more invoices" }],
  [
    "put",
    { effect: "replace", idempotent: true, repeat: 200 },
    "yes",
    { summary: "Creates one or more invoices" },
  ],
])("%s %j: %s", (method, semantics, want, more = {}) => {
  expect(retryOf({ ...operationWith(method, semantics), ...more })).toBe(want);
});

it.each<[string, Record<string, unknown> | undefined, string]>([
  ["put", undefined, "with the same key"],
  ["post", undefined, "with the same key"],
  ["put", { effect: "replace", repeat: 200 }, "with the same key"],
  ["put", { effect: "replace", idempotent: true, repeat: 200 }, "yes"],
  ["post", { effect: "create", idempotent: "by-key", repeat: 201 }, "with the same key"],
  ["post", { effect: "create", idempotent: false, repeat: 201 }, "no"],
])("with a key, %s %j: %s", (method, semantics, want) => {
  const operation = operationWith(method, semantics, "Idempotency-Key");
  expect([retryOf(operation), mayRetry(operation)]).toEqual([want, want]);
});
