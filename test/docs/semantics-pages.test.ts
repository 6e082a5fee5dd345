// The pages about what every operation promises: complete, escaped, and with lines that work.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { samplesOf } from "../../src/explain/examples.ts";
import { operationPage, semanticsPage } from "../../src/pages/semantics-pages.ts";
import { serviceSite } from "../../src/pages/service-site.ts";
import { apiCatalog } from "../../src/site/api-catalog.ts";
import { overSocket } from "../service/service.ts";

const { contract, root } = await loadDocument("openapi.yaml");
const input = { site: serviceSite, contract, root, origin: "http://127.0.0.1:8080" };

it("the page lists every operation and says what sending it twice does", async () => {
  const page = await semanticsPage(input);
  for (const { id } of contract.operations) expect(page).toContain(`<a href="/semantics/${id}">${id}</a>`);
  expect(page.match(/Sent twice[ :]/g)).toHaveLength(contract.operations.length);
});

it("an unknown operation has no page", () => {
  expect(operationPage("nothing", input)).toBeUndefined();
});

describe.each(contract.operations)("$id", (operation) => {
  it("has a page without scripts", async () => {
    const page = (await operationPage(operation.id, input)) ?? "";
    expect(page).toContain(operation.path);
    expect(page).not.toMatch(/<script| on[a-z]+=| style=/);
  });

  it("has a call that is a valid program", () => {
    const { client } = samplesOf(operation, root, input.origin);
    const { diagnostics } = ts.transpileModule(client, { reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  });
});

it("the service accepts each curl line unchanged", async () => {
  const service = await overSocket();
  const statuses = [];
  for (const operation of contract.operations) {
    const { curl } = samplesOf(operation, root, service.origin);
    const { stdout } = await promisify(execFile)("bash", [
      "-c",
      `${curl} -s -m 10 -o /dev/null -w '%{http_code}'`,
    ]);
    statuses.push([operation.id, Number(stdout)]);
  }
  await service.close();
  // A missing resource is 404; no request is malformed, invalid or of an unknown type.
  expect(statuses.filter(([, status]) => ![200, 201, 204, 404].includes(Number(status)))).toEqual([]);
  expect(statuses.filter(([, status]) => Number(status) < 300).length).toBeGreaterThanOrEqual(6);
});

it("the catalog links to the document and the docs (RFC 9727)", () => {
  const { linkset } = JSON.parse(apiCatalog("http://h")) as {
    readonly linkset: readonly Readonly<Record<string, readonly { readonly href: string }[]>>[];
  };
  expect(linkset[0]?.["service-desc"]?.map(({ href }) => href)).toEqual([
    "http://h/openapi.yaml",
    "http://h/openapi.json",
  ]);
  expect(linkset[0]?.["service-doc"]?.map(({ href }) => href)).toEqual([
    "http://h/docs",
    "http://h/semantics",
  ]);
});
