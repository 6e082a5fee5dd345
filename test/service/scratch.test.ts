// Scratch memory: separate for each visitor, bounded, and evicted.
import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { CHANGES, CONTENT, IDLE, scratchMemory, VISITORS } from "../../src/service/scratch.ts";

function scratch() {
  const clock = { now: 1_000_000 };
  const faults: unknown[] = [];
  const answer = scratchMemory({
    now: () => clock.now,
    random: (length) => randomBytes(length),
    onError: (error) => void faults.push(error),
  });
  const ask = (visitor: string, request: Request, from = "127.0.0.1") =>
    answer({ id: visitor, from }, request);
  const put = (visitor: string, id: string, from = "127.0.0.1") =>
    ask(
      visitor,
      new Request(`http://scratch.invalid/books/${id}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ title: "Emma", authors: ["Jane Austen"] }),
      }),
      from,
    );
  const ids = async (visitor: string): Promise<readonly string[]> => {
    const answer = await ask(visitor, new Request("http://scratch.invalid/books"));
    const page = (await answer?.json()) as { readonly items: readonly { readonly id: string }[] };
    return page.items.map(({ id }) => id);
  };
  return { clock, faults, ask, put, ids };
}

it("is the service itself: what was put is there, and created once", async () => {
  const { put, ids } = scratch();
  expect((await put("a", "emma"))?.status).toBe(201);
  expect((await put("a", "emma"))?.status).toBe(200);
  expect(await ids("a")).toEqual(["emma"]);
});

it("is each visitor's own", async () => {
  const { put, ids } = scratch();
  await put("a", "emma");
  expect(await ids("b")).toEqual([]);
});

it("lets nobody change more than is allowed, and still lets them read", async () => {
  const { put, ids } = scratch();
  for (let change = 0; change < CHANGES; change++) expect((await put("a", "emma"))?.status).toBeLessThan(300);
  expect(put("a", "emma")).toBeUndefined();
  expect(await ids("a")).toEqual(["emma"]);
  expect((await put("b", "emma"))?.status).toBe(201);
});

it("forgets who has not asked for a while", async () => {
  const { clock, put, ids } = scratch();
  await put("a", "emma");
  clock.now += IDLE - 1;
  expect(await ids("a")).toEqual(["emma"]);
  clock.now += IDLE + 1;
  expect(await ids("b")).toEqual([]);
  expect(await ids("a")).toEqual([]);
});

it("keeps so many visitors, and forgets who asked longest ago", async () => {
  const { put, ids } = scratch();
  for (let visitor = 0; visitor < VISITORS; visitor++) await put(`v${visitor}`, "emma");
  expect(await ids("v0")).toEqual(["emma"]);
  await put("one more", "emma");
  expect(await ids("v0")).toEqual(["emma"]);
  expect(await ids("v1")).toEqual([]);
});

it("an address that opens many visits evicts only its own", async () => {
  const { put, ids } = scratch();
  await put("ada", "emma", "10.0.0.1");
  await put("bob", "emma", "10.0.0.2");
  for (let visitor = 0; visitor < 2 * VISITORS; visitor++) await put(`v${visitor}`, "emma", "10.0.0.3");
  expect([await ids("ada"), await ids("bob"), await ids("v0")]).toEqual([["emma"], ["emma"], []]);
});

it("takes little content", async () => {
  const { ask } = scratch();
  const answer = await ask(
    "a",
    new Request("http://scratch.invalid/books", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: "Emma", authors: ["Jane Austen"], description: "x".repeat(CONTENT) }),
    }),
  );
  expect(answer?.status).toBe(413);
});

it("keeps nothing for a visitor who only reads", async () => {
  const { put, ids } = scratch();
  await put("a", "emma");
  for (let visitor = 0; visitor < 2 * VISITORS; visitor++) expect(await ids(`v${visitor}`)).toEqual([]);
  expect(await ids("a")).toEqual(["emma"]);
});

it("takes little memory when everybody fills theirs with words", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const { ask, ids } = scratch();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let visitor = 0; visitor < VISITORS; visitor++) {
    for (let change = 0; change < CHANGES; change++) {
      const content = full();
      const headers = {
        "content-type": "application/json",
        "idempotency-key": randomBytes(16).toString("hex"),
      };
      const request = new Request("http://scratch.invalid/books", { method: "POST", headers, body: content });
      expect((await ask(`v${visitor}`, request))?.status).toBe(201);
    }
  }
  collect();
  const taken = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  // Whatever is measured is still in use.
  expect(await ids("v0")).not.toEqual([]);
  expect(taken).toBeLessThan(320);
});

/** A book as long as it may be, of words that are found by as many beginnings as can be. */
function full(): string {
  const word = () => randomBytes(8).toString("hex");
  const book = { title: word(), authors: [word()] };
  let length = JSON.stringify(book).length;
  for (;;) {
    const last = book.authors.at(-1) ?? "";
    const isFull = last.length + 17 > 200;
    // The word, and a space or `,""`.
    length += isFull ? 19 : 17;
    if (length > CONTENT) return JSON.stringify(book);
    if (isFull) book.authors.push(word());
    else book.authors[book.authors.length - 1] = `${last} ${word()}`;
  }
}
