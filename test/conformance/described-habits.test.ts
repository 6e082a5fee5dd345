// A server may do what its document describes in words, and nothing is left behind where a DELETE wants the current tag.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { foreignMembers } from "../../src/contract/inferred/foreign-members.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { leasesDocument, leasesServer } from "../servers/leases.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { judgeInProcess } from "./judging-in-process.ts";

sendLightMessages();

/** Those that such habits concern: all of them take too long for one test. */
const concerned: readonly LawId[] = [
  "valid-content-is-accepted",
  "put-is-stored",
  "post-is-stored",
  "delete-removes",
  "post-adds-each-time",
  "total-is-the-count",
  "filter-filters",
  "get-changes-nothing",
  "list-shows-own-writes",
];

const contract = contractToJudge(leasesDocument, "leases.json", false);

async function judged(switches: readonly string[], only: readonly LawId[]) {
  let server = leasesServer(() => 0, switches);
  const results = await judgeInProcess({
    contract,
    only,
    serve: (now) => {
      server = leasesServer(now, switches);
      return server;
    },
  });
  return { server, results };
}

it("nothing is reported, and no desk is left", async () => {
  const { server, results } = await judged([], concerned);
  expect(brokenIn(results)).toEqual([]);
  const desks = await (await server(new Request("http://leases.invalid/desks"))).json();
  expect(desks.items).toEqual([]);
});

it.each([
  ["paused may be set", "read-only-is-not-set"],
  ["areas are sorted as texts", "sort-sorts"],
] as const)("%s: %s", async (fault, law) => {
  expect(brokenIn((await judged([], [law])).results)).toEqual([]);
  expect(brokenIn((await judged([fault], [law])).results)).toEqual([law]);
});

it("the id of a desk is that of a desk that exists, because the description says so", () => {
  const create = contract.operations.find(({ id }) => id === "POST /leases");
  const found = create === undefined ? [] : foreignMembers(create, contract);
  expect(found.map(({ member, resource }) => [member, resource.path])).toEqual([["seat", "/desks/{id}"]]);
});
