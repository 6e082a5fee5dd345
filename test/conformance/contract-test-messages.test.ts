// The summary of contract tests names once what could not be asked.
import { expect, test } from "vitest";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { summary } from "../../src/conformance/vitest/messages.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { Reason } from "../../src/laws/reason.ts";

const { contract } = await loadDocument("test/servers/notes.yaml");

test("a reason is one line, with the first laws, and operations without a success are listed", () => {
  const settings = {
    contract,
    fetch: () => new Response(),
    baseUrl: "http://localhost",
    seed: 1,
    run: "t",
    memory: makeMemory(contract),
  };
  const [operation] = contract.operations;
  if (operation === undefined) throw new Error("there is no operation");
  const results = laws.slice(0, 6).map((law, at) => {
    const attempts: Extract<Reason, { kind: "nothing made" }>["attempts"] = [];
    const reason: Reason = { kind: "nothing made", path: at < 5 ? "/notes/{noteId}" : "/b", attempts };
    return { law, operation, verdict: { verdict: "not exercised", reason } as const };
  });
  const { text, isWhole } = summary(results, settings);
  const [head, ...lines] = text.split("\n");
  const named = laws.slice(0, 3).map(({ id }) => `${id} of ${operation.id}`);
  expect(isWhole).toBe(false);
  expect(head).toBe(`${contract.title}: 6 not exercised; 0 requests, seed 1`);
  expect(lines).toEqual([
    `  no request succeeded to: ${operation.id}`,
    `  nothing could be created for /notes/{noteId}: ${named.join(", ")} and 2 more`,
    `  nothing could be created for /b: ${laws[5]?.id} of ${operation.id}`,
  ]);
});
