// docs/client.md: every snippet compiles unchanged, runs against the service, and logs what it shows.
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as client from "../../generated/client.ts";
import * as errors from "../../src/client/errors.ts";
import * as knownAnswers from "../../src/client/known-answers.ts";
import { emma, overSocket, type Service } from "../service/service.ts";
import { compiled, snippetsOf } from "../snippets.ts";

const page = readFileSync("docs/client.md", "utf8");
const snippets = snippetsOf(page);
const modules: Readonly<Record<string, object>> = {
  "../generated/client.ts": client,
  "@verbatim-http/kit/client/errors": errors,
  "@verbatim-http/kit/client/known-answers": knownAnswers,
};
const ORIGIN = "http://127.0.0.1:8080";
const given = 'import type { ApiClient } from "../generated/client.ts";\ndeclare const api: ApiClient;\n';

let service: Service;
beforeAll(async () => {
  service = await overSocket();
  await service.client.putBook({ path: { bookId: "emma" }, body: emma });
});
afterAll(() => service.close());

describe("docs/client.md", () => {
  it("is about ten things", () => {
    expect(page.match(/^## \d+\./gm)).toHaveLength(10);
    expect(snippets.length).toBeGreaterThanOrEqual(10);
  });

  it("compiles", () => {
    const modules = snippets.map((text) => `${/const api\b/.test(text) ? "" : given}${text}\nexport {};\n`);
    expect(compiled(modules)).toEqual([]);
  });

  it.each(snippets.map((text, at) => [at + 1, text] as const))(
    "snippet %i does what it says",
    async (_, text) => {
      const wanted = [...text.matchAll(/(?:console\.log\(.*|^\}) \/\/ (.*)$/gm)].map(([, value]) => value);
      expect(await logged(text)).toEqual(wanted);
    },
  );
});

/** Runs a snippet as the body of a function, and gives what it logged, as Node prints it. */
async function logged(text: string): Promise<readonly string[]> {
  const body = text
    .replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = modules[$2];")
    .replaceAll(JSON.stringify(ORIGIN), JSON.stringify(service.origin));
  const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(`async () => {${body}}`, { compilerOptions });
  const lines: string[] = [];
  const log = (...values: readonly unknown[]): void => {
    lines.push(values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" "));
  };
  const make = new Function("modules", "api", "console", `return ${outputText}`);
  await make(modules, service.client, { log })();
  return lines;
}
