// Our own readers against the conformance suite, which other implementations run, too.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadParsed } from "../../src/contract/load.ts";
import type { Operation } from "../../src/contract/operation.ts";
import { SEMANTICS_KEY } from "../../src/contract/semantics.ts";
import { mayRetry } from "../../src/explain/twice.ts";
import { rules } from "../../src/lint/rules.ts";

type Case<Then> = {
  readonly name: string;
  readonly section: string;
  readonly given: object;
  readonly then: Then;
};

function suite<Then>(name: string): readonly Case<Then>[] {
  return JSON.parse(readFileSync(`specification/conformance/${name}.json`, "utf8")).cases;
}

function rowOf(operation: Operation) {
  const { method, path, semantics, target } = operation;
  return {
    operation: `${method} ${path}`,
    effect: semantics.effect ?? null,
    safe: semantics.safe ?? null,
    idempotent: semantics.idempotent ?? null,
    repeat: semantics.repeat ?? null,
    target: target?.read ?? null,
    mayRepeat: mayRetry(operation),
  };
}

describe("reading", () => {
  test.each(suite("reading"))("$section $name", async ({ given, then }) => {
    expect((await loadParsed(given)).contract.operations.map(rowOf)).toEqual(then);
  });
});

describe("declaring", () => {
  const areSevere = rules.filter(({ severity }) => severity === "error");
  test.each(suite("declaring"))("$section $name", async ({ given, then }) => {
    const { contract, root } = await loadParsed(given);
    const findings = areSevere.flatMap((rule) => rule.check(contract, root));
    const pointers = findings
      .map(({ place }) => place.pointer.replace("#", ""))
      .filter((one) => one.includes(SEMANTICS_KEY));
    expect([...new Set(pointers)]).toEqual(then);
  });
});
