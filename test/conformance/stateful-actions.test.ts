// Actions that look at the state before the content, take effect later, or are for what was deleted: nothing is reported.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { trashDocument, trashServer } from "../servers/trash.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { judgeInProcess } from "./judging-in-process.ts";

sendLightMessages();

const concerned: readonly LawId[] = [
  "action-at-nothing-is-refused",
  "action-reaches-its-state",
  "action-refuses-invalid-content",
  "creation-is-kept",
  "refusal-has-its-status",
  "unknown-media-type-is-refused",
];

it("nothing is wrong with such a server", async () => {
  const contract = contractToJudge(trashDocument, "domains.json", false);
  const results = await judgeInProcess({ contract, only: concerned, serve: trashServer, step: 3 });
  expect(brokenIn(results)).toEqual([]);
  const held = results.filter(({ verdict }) => verdict.verdict === "holds").map(({ law }) => law.id);
  expect(held).toContain("action-at-nothing-is-refused");
  expect(held).toContain("refusal-has-its-status");
});
