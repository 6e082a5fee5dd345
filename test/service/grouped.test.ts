// Group commit: what waits together is committed together, and nobody hears of a commit that did not take place.
import { expect, it } from "vitest";
import { type GroupTransaction, grouped } from "../../src/sql/grouped.ts";

/** A transaction that writes down what happens to it; each commit waits until it is let go. */
function transactionOf(change: Partial<GroupTransaction> = {}) {
  const did: string[] = [];
  const commits: (() => void)[] = [];
  const reached = [Promise.withResolvers<void>()];
  const transaction: GroupTransaction = {
    begin: async () => void did.push("begin"),
    requireAlive: () => undefined,
    commit: async () => {
      did.push("commit");
      const gate = Promise.withResolvers<void>();
      commits.push(gate.resolve);
      reached.at(-1)?.resolve();
      reached.push(Promise.withResolvers());
      await gate.promise;
    },
    rollback: async () => void did.push("rollback"),
    ...change,
  };
  const unit = (name: string) => async () => {
    did.push(name);
    return name;
  };
  return { did, commits, reached, transaction, unit };
}

it("commits together what arrived while the disk was busy, and tells nobody before", async () => {
  const { did, commits, reached, transaction, unit } = transactionOf();
  const inGroup = grouped(transaction, 3);
  const told: string[] = [];
  const ask = (name: string) => inGroup(unit(name)).then((result) => void told.push(result));
  const all = [ask("1")];
  await reached[0]?.promise;
  all.push(...["2", "3", "4", "5"].map(ask));
  expect(told).toEqual([]);
  commits[0]?.();
  await reached[1]?.promise;
  expect(told).toEqual(["1"]);
  commits[1]?.();
  await reached[2]?.promise;
  commits[2]?.();
  await Promise.all([...all, inGroup.end()]);
  expect(did.join(" ")).toBe("begin 1 commit begin 2 3 4 commit begin 5 commit");
  expect(told).toEqual(["1", "2", "3", "4", "5"]);
});

it("a unit of work that fails leaves the others of its group alone", async () => {
  const { commits, reached, transaction, unit } = transactionOf();
  const inGroup = grouped(transaction);
  const asked = [inGroup(unit("1")), inGroup(() => Promise.reject(new Error("refused"))), inGroup(unit("3"))];
  const settled = Promise.allSettled(asked);
  await reached[0]?.promise;
  commits[0]?.();
  expect((await settled).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual(
    ["1", "Error: refused", "3"],
  );
});

it.each([
  ["the commit fails", { commit: () => Promise.reject(new Error("full")) }, "1 2 rollback", ["full", "full"]],
  [
    "a unit of work takes the transaction with it",
    {
      requireAlive: () => {
        throw new Error("full");
      },
    },
    "1 rollback rollback",
    ["full", "second group"],
  ],
] as const)("%s: everybody in the group hears why", async (_, change, happened, heard) => {
  const { did, transaction, unit } = transactionOf(change);
  let groups = 0;
  const begin = async () => {
    groups += 1;
    if (groups > 1) throw new Error("second group");
  };
  const inGroup = grouped({ ...transaction, begin });
  const settled = await Promise.allSettled([inGroup(unit("1")), inGroup(unit("2"))]);
  expect(settled.map((one) => (one.status === "rejected" ? one.reason.message : "kept"))).toEqual(heard);
  expect(did.join(" ")).toBe(happened);
});

it("when a transaction cannot begin, everybody who waits hears why, and the next one tries again", async () => {
  let isLocked = true;
  const { commits, reached, transaction, unit } = transactionOf({
    begin: async () => {
      if (isLocked) throw new Error("locked");
    },
  });
  const inGroup = grouped(transaction);
  const settled = await Promise.allSettled([inGroup(unit("1")), inGroup(unit("2"))]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isLocked = false;
  const third = inGroup(unit("3"));
  await reached[0]?.promise;
  commits[0]?.();
  expect(await third).toBe("3");
});
