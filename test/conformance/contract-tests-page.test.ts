// docs/contract-tests.md: every snippet runs unchanged, and the failure message that it shows is real.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";
import ts from "typescript";
import * as vitest from "vitest";
import { afterAll, describe, expect, it } from "vitest";
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { snippetsOf } from "../snippets.ts";
import { parcelsApp } from "./parcels.ts";

const page = readFileSync("docs/contract-tests.md", "utf8");
const snippets = snippetsOf(page);
const DOCUMENT = "test/conformance/parcels.yaml";

const listener: RequestListener = getRequestListener(parcelsApp().fetch);
const modules: Readonly<Record<string, object>> = {
  "node:events": { once },
  "node:http": { createServer },
  vitest,
  "@verbatim-http/kit/contract-tests": { contractTests: someContractTests },
  "./app.ts": { app: parcelsApp() },
  "./listener.ts": { listener },
};

/** plain-hono.test.ts checks all laws. */
function someContractTests(...[document, fetch, options]: Parameters<typeof contractTests>): void {
  const only = ["put-is-stored", "put-replaces-whole", "delete-removes", "stale-if-match-is-refused"];
  contractTests(document, fetch, { only, strict: true, ...options });
}

/** The server that is reached over a socket. */
const elsewhere = createServer(getRequestListener(parcelsApp().fetch)).listen(0, "127.0.0.1");
await once(elsewhere, "listening");
const { port } = elsewhere.address() as AddressInfo;
afterAll(() => elsewhere.close());

it("lists the options that exist", () => {
  const source = readFileSync("src/conformance/vitest/test-settings.ts", "utf8");
  const type = /type ContractTestOptions = \{([\s\S]*?)\n\};/.exec(source)?.[1] ?? "";
  const declared = [...type.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
  const told = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/\w+/g)].map(([name]) => name),
  );
  expect(declared.length).toBeGreaterThan(8);
  expect(told.sort()).toEqual(declared.sort());
});

describe.each(snippets.map((text, at) => [at + 1, text] as const))("snippet %i", async (_, text) => {
  await run(text);
});

/** Runs a snippet as the body of a function: its tests become tests of this file. */
async function run(text: string): Promise<void> {
  const body = text
    .replaceAll(/^import type .*$/gm, "")
    .replaceAll(/^import (\{.*\}) from ("[^"]+");$/gm, "const $1 = modules[$2];")
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(DOCUMENT).href))
    .replaceAll('"./openapi.yaml"', '"./parcels.yaml"')
    .replaceAll('"openapi.yaml"', JSON.stringify(DOCUMENT))
    .replaceAll("http://127.0.0.1:8080", `http://127.0.0.1:${port}`);
  const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(`async () => {${body}}`, { compilerOptions });
  await new Function("modules", `return ${outputText}`)(modules)();
}
