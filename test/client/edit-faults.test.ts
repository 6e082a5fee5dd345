// Concurrent edits of one book over a network that loses requests and responses: no successful edit is lost.
import { expect, it, onTestFinished } from "vitest";
import { createClient } from "../../generated/client.ts";
import { CallError } from "../../src/client/errors.ts";
import { startService } from "../rows/service.ts";

it.each([
  ["before its effect", false],
  ["after its effect", true],
])("every third PUT is lost %s: what is there counts each edit that succeeded", async (_, hasEffect) => {
  const service = await startService();
  onTestFinished(() => service.close());
  const baseUrl = service.origin;
  let puts = 0;
  const fetch = async (request: Request): Promise<Response> => {
    if (request.method !== "PUT" || ++puts % 3 !== 0) return globalThis.fetch(request);
    if (hasEffect) await globalThis.fetch(request);
    throw new TypeError("the connection was lost");
  };
  const backoff = { base: 0, cap: 0 };
  const direct = createClient({ baseUrl });
  const api = createClient({ baseUrl, fetch, backoff });
  const path = { bookId: "shared" };
  await direct.putBook({ path, body: { title: "Emma", authors: ["Jane Austen"], pageCount: 1 } }).orThrow();
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () =>
      api.putBook
        .edit(path, (book) => ({ ...book, pageCount: (book.pageCount ?? 0) + 1 }))
        .then(
          () => "done" as const,
          (error: unknown) => (error instanceof CallError ? error.effect : Promise.reject(error)),
        ),
    ),
  );
  const done = outcomes.filter((one) => one === "done").length;
  const unknown = outcomes.filter((one) => one === "unknown").length;
  const found = ((await direct.getBook({ path }).orThrow()).pageCount ?? 0) - 1;
  expect(done).toBeGreaterThan(0);
  expect(found).toBeGreaterThanOrEqual(done);
  expect(found).toBeLessThanOrEqual(done + unknown);
});

it("an equal write of somebody else is not taken for one's own: the edit says that it does not know", async () => {
  const service = await startService();
  onTestFinished(() => service.close());
  const baseUrl = service.origin;
  const direct = createClient({ baseUrl });
  const path = { bookId: "shared" };
  const addOne = (api: typeof direct) =>
    api.putBook.edit(path, (book) => ({ ...book, pageCount: (book.pageCount ?? 0) + 1 }));
  await direct.putBook({ path, body: { title: "Emma", authors: ["Jane Austen"], pageCount: 1 } }).orThrow();
  let puts = 0;
  const fetch = async (request: Request): Promise<Response> => {
    if (request.method !== "PUT" || ++puts > 1) return globalThis.fetch(request);
    // Ours never arrives, and another editor writes the very same number meanwhile.
    await addOne(direct);
    return new Response(null, { status: 503 });
  };
  const edit = addOne(createClient({ baseUrl, fetch, backoff: { base: 0, cap: 0 } }));
  await expect(edit).rejects.toMatchObject({ status: 412, effect: "unknown" });
  expect((await direct.getBook({ path }).orThrow()).pageCount).toBe(2);
});
