// Contract tests of faulty servers, of a server that rejects everything, and of documents given in every way.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { startVitest, type TestCase } from "vitest/node";
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { parcelsApp } from "./parcels.ts";

const DOCUMENT = "test/conformance/parcels.yaml";
const { document } = await loadDocument(DOCUMENT);
const only = ["put-is-stored"];

contractTests(new URL("./parcels.yaml", import.meta.url), parcelsApp().fetch, { only, strict: true });
contractTests(document, parcelsApp().fetch, { only, strict: true });

describe("a server below a path", () => {
  const app = parcelsApp();
  const below = (request: Request) => app.fetch(new Request(request.url.replace("/api", ""), request));
  contractTests(DOCUMENT, below, { only, strict: true, baseUrl: "http://localhost/api/" });
  contractTests({ ...document, servers: [{ url: "https://example.com/api" }] }, below, {
    only,
    strict: true,
  });
});

type Outcome = {
  readonly scenario: string;
  readonly name: string;
  readonly state: string;
  readonly says: string;
};

describe("a server with a fault", () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    const include = ["test/conformance/parcels.faulty.ts"];
    const vitest = await startVitest("test", [], { config: false, include, watch: false, reporters: [{}] });
    const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
    outcomes = tests.map(outcomeOf);
    await vitest.close();
    process.exitCode = undefined;
  });
  const of = (scenario: string, state: string): readonly Outcome[] =>
    outcomes.filter((one) => one.scenario === scenario && one.state === state);

  it.each([
    ["PUT merges", "put-replaces-whole putParcel", "note was left out, but is still"],
    ["If-Match is ignored", "stale-if-match-is-refused putParcel", "returned 204; expected 412"],
  ])("%s: one test fails, with a message that is enough to act on", (scenario, name, seen) => {
    const failed = of(scenario, "failed");
    const [message = ""] = failed.map(({ says }) => says);
    expect(failed.map((test) => test.name)).toEqual([name]);
    expect(of(scenario, "passed").length).toBeGreaterThan(20);
    expect(message).toContain(seen);
    expect(message).toMatch(
      /^\S+: .*\n\nSeen at .*\n\n {2}POST [\s\S]*\n\nWhy .*\n\nHow .*\n\nRun it again: /,
    );
    expect(message).toContain(`SEED=1 npx vitest run -t "${name}"`);
  });

  it("over a network: the requests are curl lines, without credentials", () => {
    const [{ says } = { says: "" }] = of("over a network", "failed");
    expect(says).toMatch(/^ {2}SERVER='?http:\/\/127\.0\.0\.1:\d+'?$/m);
    expect(says).toMatch(/curl -isS .*-X '?PUT'? .*\$TOKEN/);
    expect(says).not.toContain("nobody-may-read-this");
  });

  it("a missing server: every test fails, and says so", () => {
    const failed = of("no server", "failed").map(({ says }) => says.replace(/:\d+/, ":PORT"));
    const says = "Unreachable: http://127.0.0.1:PORT cannot be reached: connection refused";
    expect(failed).toEqual(Array(5).fill(says));
  });

  it("a server without access control on purpose: the laws about access are not exercised, which is not a pass", () => {
    const says = "Error: none of the chosen laws concerns an operation of Book reviews";
    expect(outcomes.filter((one) => one.scenario === "open")).toMatchObject([{ state: "failed", says }]);
  });

  it("is quoted unchanged in the docs", () => {
    const page = readFileSync("docs/contract-tests.md", "utf8");
    const [shown = ""] = /^put-replaces-whole: [\s\S]*?(?=```)/m.exec(page) ?? [];
    const [failed] = of("PUT merges", "failed");
    expect(shown).not.toBe("");
    expect(withoutValues(failed?.says ?? "")).toContain(withoutValues(shown.trim()));
  });

  it("a server that rejects everything: no test passes, and each says why", () => {
    const skipped = of("everything is rejected", "skipped");
    expect(of("everything is rejected", "failed")).toEqual([]);
    expect(of("everything is rejected", "passed")).toEqual([]);
    expect(skipped.length).toBe(5);
    expect(
      skipped.filter(({ says }) => !/^not exercised: nothing could be created .*returned 404/.test(says)),
    ).toEqual([]);
  });

  it("a server that rejects everything, in strict mode: every test fails", () => {
    const failed = of("everything is rejected, in strict mode", "failed");
    expect(failed.length).toBe(5);
    expect(failed.filter(({ says }) => !/This could not be checked for .*returned 404/.test(says))).toEqual(
      [],
    );
  });
});

it.each([
  [{ only: ["put-is-sorted"] }, /^no law is called put-is-sorted; there are: .*put-is-stored/],
  [{ skip: ["put-is-sorted"] }, /^no law is called put-is-sorted; there are: .*put-is-stored/],
  [{ seed: 0.5 }, /^seed: 0.5 is not a whole number$/],
  [{ run: "my-run" }, /^run: "my-run" is not a word of 1 to 20 letters and digits$/],
  [{ baseUrl: "/" }, /^baseUrl: "\/" is not an http or https URL/],
])("%j is rejected at once", (options, says) => {
  expect(() => contractTests(DOCUMENT, parcelsApp().fetch, options)).toThrow(says);
});

function outcomeOf(test: TestCase): Outcome {
  const result = test.result();
  const [scenario = "", , ...names] = test.fullName.split(" > ");
  const errors = result.errors?.map(({ name, message }) => `${name}: ${message}`).join("\n") ?? "";
  const note = "note" in result ? (result.note ?? "") : "";
  return { scenario, name: names.join(" "), state: result.state, says: `${errors}${note}` };
}

/** Drawn values may differ from run to run. */
function withoutValues(text: string): string {
  return text.replaceAll(/(":)(?:"[^"]*"|\d+)/g, "$1…");
}
