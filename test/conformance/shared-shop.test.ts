// Rules that many services have and no document says: none of these laws reports them.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { loadParsed } from "../../src/contract/load.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { sharedShop, shopDocument, shoppers } from "../servers/shared-shop.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { judgeInProcess } from "./judging-in-process.ts";

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
  const results = await judgeInProcess({
    contract,
    only: asked,
    serve: (now) => sharedShop(now).fetch,
    step: 7,
    headers: { authorization: `Bearer ${shoppers.ada}` },
    second: { authorization: `Bearer ${shoppers.bob}` },
  });
  expect(brokenIn(results)).toEqual([]);
  const seen = new Set(results.flatMap(({ law, verdict }) => (verdict.verdict === "holds" ? [law.id] : [])));
  expect(seen.size).toBeGreaterThanOrEqual(12);
});
