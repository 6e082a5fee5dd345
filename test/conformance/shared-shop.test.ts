// Rules that many services have and no document says: none of these laws reports them.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadParsed } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { sharedShop, shopDocument, shoppers } from "../servers/shared-shop.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const asked: readonly LawId[] = [
  "post-adds-each-time",
  "post-is-stored",
  "patch-changes-named-members",
  "patch-refused-changes-nothing",
  "valid-content-is-accepted",
  "taken-value-is-refused",
  "unknown-reference-is-refused",
  "refused-request-changes-nothing",
  "missing-target-is-refused",
  "action-touches-nothing-else",
  "page-size-is-kept",
  "pages-are-a-partition",
  "filter-filters",
  "last-modified-follows-changes",
  "known-date-is-not-modified",
  "malformed-credentials-are-refused",
  "other-users-resource-is-refused",
  "list-hides-what-get-refuses",
];

it("what no document says is reported by none of these laws", async () => {
  const contract = contractToJudge((await loadParsed(shopDocument)).document, "shop.json", false);
  let clock = Date.parse("2026-01-01T00:00:00Z");
  const app = sharedShop(() => clock);
  const results = await runLaws({
    contract,
    laws: laws.filter(({ id }) => asked.includes(id)),
    seed: 1,
    run: "r",
    baseUrl: "http://shop.invalid",
    headers: { authorization: `Bearer ${shoppers.ada}` },
    second: { authorization: `Bearer ${shoppers.bob}` },
    memory: makeMemory(contract),
    fetch(request) {
      clock += 7;
      return app.fetch(request);
    },
    async pause(milliseconds) {
      clock += milliseconds;
    },
  });
  expect(brokenIn(results)).toEqual([]);
  const seen = new Set(results.flatMap(({ law, verdict }) => (verdict.verdict === "holds" ? [law.id] : [])));
  expect(seen.size).toBeGreaterThanOrEqual(12);
});
