// Tests the judge on a third domain: what many correct servers do and few documents declare.
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/conformance/run.ts";
import { tradeFaults } from "../servers/trade.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { brokenLaws, of } from "./judging.ts";
import { judgedTrade } from "./judging-trade.ts";

sendLightMessages();

const named = (results: readonly Result[]): readonly string[] =>
  results.map(({ law, operation }) => `${law.id} ${operation.id}`);

describe("on the correct server", () => {
  it.each([1, 2, 3, 4, 5])("no law is broken: seed %i", async (seed) => {
    const results = await judgedTrade([], seed);
    expect(of(results, "broken")).toEqual([]);
    // Errors are not RFC 9457 problems, and contacts are wrapped except in the list.
    const unasked = named(of(results, "not exercised"));
    const expected = /^(problem-says-what-it-is .*|list-shows-own-writes listContacts)$/;
    expect(unasked.filter((one) => !expected.test(one))).toEqual([]);
  });

  it("envelopes are looked into, and numbered pages promise nothing", async () => {
    const results = await judgedTrade([], 1);
    const holding = named(of(results, "holds"));
    expect(holding).toEqual(
      expect.arrayContaining([
        "created-is-located addBill",
        "put-is-stored replaceBill",
        "put-replaces-whole replaceContact",
        "patch-null-removes patchContact",
        "stale-if-match-is-refused putShop",
        "pages-are-a-partition listBills",
        "list-shows-own-writes listBills",
      ]),
    );
    expect(holding).not.toContain("pages-stay-whole-while-items-are-added listBills");
  });
});

describe("a fault breaks one law", () => {
  it.each(tradeFaults)("%s: %s", async (fault, law) => {
    expect(brokenLaws(await judgedTrade([fault], 1))).toEqual([law]);
  });
});
