// No law reports as a change what a law has created for itself.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { loadParsed } from "../../src/contract/load.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { office, officeDocument } from "../servers/office.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { judgeInProcess } from "./judging-in-process.ts";

sendLightMessages();

const asked: readonly LawId[] = [
  "post-touches-nothing-else",
  "put-touches-nothing-else",
  "delete-touches-nothing-else",
];

it("a department that a law creates for itself does not count as a change", async () => {
  const contract = contractToJudge((await loadParsed(officeDocument)).document, "office.json", false);
  const results = await judgeInProcess({ contract, only: asked, serve: () => office().fetch });
  const verdicts = results.flatMap(({ law, operation, verdict }) =>
    operation.id.endsWith("Asset") && asked.includes(law.id) && verdict.verdict !== "not applicable"
      ? [`${law.id} of ${operation.id}: ${verdict.verdict}`]
      : [],
  );
  expect(verdicts.sort()).toEqual([
    "delete-touches-nothing-else of deleteAsset: holds",
    "post-touches-nothing-else of createAsset: holds",
    "put-touches-nothing-else of replaceAsset: holds",
  ]);
});
