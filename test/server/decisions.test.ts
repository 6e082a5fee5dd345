// The order of decisions: of a request with two defects, the response reports the one that the rows put first.
import { beforeAll, describe, expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { type DecisionId, decisions } from "../../src/semantics/decisions.ts";
import { problems } from "../../src/semantics/problems.ts";
import { buildApp } from "../../src/server/app.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { exported, told } from "../service/service.ts";
import {
  type Defect,
  type Draft,
  defectsOf,
  goodRequests,
  LIMIT,
  type OperationId,
  operationIds,
  principals,
  requestOf,
  strict,
  withBusyKey,
} from "./defects.ts";

const order = decisions.map(({ id }) => id as DecisionId);

/** What the row that comes first in the order says. */
function wanted(rows: readonly DecisionId[]): string {
  const first = decisions.find(({ id }) => rows.includes(id));
  if (first === undefined || first.otherwise === 304) return "304";
  return `${problems[first.otherwise].status} ${first.otherwise}`;
}

describe("the order of decisions", () => {
  const store = memoryStore({
    now: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const logged: unknown[] = [];
  const app = buildApp(strict, handlers, withBusyKey(store), {
    now: Date.now,
    onError: (error) => void logged.push(error),
    checkResponses: true,
    authenticate: async (token) => principals[token],
    contentLimit: LIMIT,
    rateLimit: (caller) => ({ isAllowed: caller !== "principal spent", headers: {} }),
  });
  const send = async (id: OperationId, draft: Draft) => told(await app.fetch(requestOf(strict[id], draft)));
  let good: Readonly<Record<OperationId, Draft>>;

  beforeAll(async () => {
    const other = { title: "Other", authors: ["Somebody"], reviewer: "Grace", rating: 1 };
    const { title, authors, reviewer, rating } = other;
    const put = (id: OperationId, body: Record<string, unknown>, headers = {}) =>
      app.fetch(requestOf(wiring[id], { ...goodRequests("*")[id], body, ...headers }));
    await put("putBook", { title, authors });
    await store.write(async (view) => {
      const { newReview } = await import("../../src/service/records.ts");
      await view.reviews.put(
        newReview({ bookId: "emma", id: "ada", owner: "ada" }, { reviewer, rating }, view.stamp()),
      );
      return { keep: true, result: undefined };
    });
    const used = { headers: { ...goodRequests("*").addBook.headers, "idempotency-key": "used" } };
    await put("addBook", { title, authors }, used);
    await put("addBookAlias", { title, authors }, used);
    await put("addReview", { reviewer, rating }, used);
    // The key was used below the book that is missing, too, before that was deleted.
    const missing = { bookId: "none" };
    await put("putBook", { title, authors }, missing);
    await put("addReview", { reviewer, rating }, { ...used, ...missing });
    await app.fetch(requestOf(wiring.deleteBook, { ...goodRequests("*").deleteBook, ...missing }));
    const review = await store.read(({ reviews }) => reviews.find("emma", "ada"));
    good = goodRequests(review?.etag ?? "");
  });

  it("every row applies to an operation here, and has a defect there", () => {
    const covered = new Set(operationIds.flatMap((id) => defectsOf(id).map(({ row }) => row)));
    expect(order.filter((row) => !covered.has(row))).toEqual([]);
  });

  describe.each(operationIds)("%s", (id) => {
    it.each(defectsOf(id))("$says violates $row", async ({ row, spoil }) => {
      const before = await exported(store);
      expect(await send(id, spoil(good[id]))).toBe(wanted([row]));
      expect(await exported(store)).toBe(before);
    });

    it("with two defects, the row that comes first speaks", async () => {
      const before = await exported(store);
      const all = defectsOf(id);
      for (const [index, a] of all.entries()) {
        for (const b of all.slice(index + 1)) {
          if (a.spoils.some((part) => b.spoils.includes(part))) continue;
          const draft = b.spoil(a.spoil(good[id]));
          expect(await send(id, draft), `${a.says} and ${b.says}`).toBe(wanted([a.row, b.row]));
        }
      }
      expect(await exported(store)).toBe(before);
    });

    it("with all that can be had at once, too", async () => {
      const together: Defect[] = [];
      for (const defect of defectsOf(id)) {
        const taken = together.flatMap(({ spoils }) => spoils);
        if (!defect.spoils.some((part) => taken.includes(part))) together.push(defect);
      }
      const draft = together.reduce((all, { spoil }) => spoil(all), good[id]);
      expect(await send(id, draft)).toBe(wanted(together.map(({ row }) => row)));
    });
  });

  it("no answer was unlike the document", () => {
    expect(logged).toEqual([]);
  });

  // Last, as they change something.
  it.each(operationIds.filter((id) => !id.startsWith("delete")))(
    "%s without a defect is a success",
    async (id) => {
      expect(await send(id, good[id])).toMatch(/^20[01]$/);
    },
  );
});
