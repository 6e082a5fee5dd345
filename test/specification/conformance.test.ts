// Our own readers and our own server against the conformance suite, which other implementations run, too.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { loadParsed } from "../../src/contract/load.ts";
import type { Operation } from "../../src/contract/operation.ts";
import { SEMANTICS_KEY } from "../../src/contract/semantics.ts";
import { mayRetry } from "../../src/explain/twice.ts";
import { rules } from "../../src/lint/rules.ts";
import { inProcess } from "../service/service.ts";
import { judgedBy, type Recorded } from "./recorded.ts";

type Case<Then, When> = {
  readonly name: string;
  readonly section: string;
  readonly given: object;
  readonly when: When;
  readonly then: Then;
};

function suite<Then = unknown, When = undefined>(name: string): readonly Case<Then, When>[] {
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

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly content?: object;
};
type Expected = {
  readonly status: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly content?: Readonly<Record<string, unknown>>;
};

describe("serving", () => {
  test.each(suite<readonly Expected[], readonly Sent[]>("serving"))(
    "$section $name",
    async ({ when, then }) => {
      const service = await inProcess();
      const responses: Response[] = [];
      const filled = (text: string): string =>
        text.replace(/\{(\d)\.(\w+)\}/g, (_, at, field) => responses[at - 1]?.headers.get(field) ?? "");
      for (const [at, { method, path, fields = {}, content }] of when.entries()) {
        const headers = Object.entries(fields).map(([name, value]): [string, string] => [
          name,
          filled(value),
        ]);
        const response = await service.send(method, filled(path), { headers, body: content });
        responses.push(response);
        const expected = then[at];
        expect(response.status, `request ${at + 1}`).toBe(expected?.status);
        for (const [name, value] of Object.entries(expected?.fields ?? {})) {
          expect(response.headers.get(name)).toBe(filled(value));
        }
        if (expected?.content !== undefined) await expectMembers(response, expected.content);
      }
      await service.close();
    },
  );
});

type Judged = { readonly law: string; readonly operation: string };

describe("judging", () => {
  const { given, cases } = JSON.parse(readFileSync("specification/conformance/judging.json", "utf8"));
  test.each<Case<string, readonly Recorded[]> & Judged>(cases)(
    "$section $law: $name",
    async ({ law, operation, when, then }) => {
      const { contract } = await loadParsed(given);
      const named = contract.operations.find(({ id }) => id === operation);
      const judged = judgedBy(law, when);
      expect(named !== undefined && judged.law.appliesTo(named, contract)).toBe(true);
      expect(judged.verdict).toBe(then);
    },
  );
});

async function expectMembers(response: Response, expected: Readonly<Record<string, unknown>>): Promise<void> {
  const seen: unknown = await response.json();
  for (const [name, value] of Object.entries(expected)) {
    if (isDeepStrictEqual(value, { absent: true })) expect(seen).not.toHaveProperty(name);
    else expect(seen).toHaveProperty(name, value);
  }
}
