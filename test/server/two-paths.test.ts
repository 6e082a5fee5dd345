// A request for an operation has one answer, whether Node's own request and response carry it or `app.fetch`.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { buildApp } from "../../src/server/app.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { newReview } from "../../src/service/records.ts";
import {
  type Draft,
  defectsOf,
  goodRequests,
  LIMIT,
  type OperationId,
  operationIds,
  principals,
  strict,
  withBusyKey,
} from "./defects.ts";
import { hostile } from "./hostile-requests.ts";
import { type Asker, askerOf, type Pair, requestIdOf, same } from "./two-paths.ts";

/** Two services in equal states: time stands still, and the random bytes are counted. */
async function pairOfServices(): Promise<
  Pair & { readonly tag: string; readonly failures: readonly string[] }
> {
  const failures: string[] = [];
  let tag = "";
  const askerFor = async (isDirect: boolean): Promise<Asker> => {
    let drawn = 0;
    const store = memoryStore({
      now: () => 0,
      random: (length) =>
        new Uint8Array(length).map(() => {
          drawn += 1;
          return drawn;
        }),
    });
    const options = {
      now: () => 0,
      onError: (error: unknown) => void failures.push(String(error)),
      checkResponses: true,
      authenticate: async (token: string) => principals[token],
      contentLimit: LIMIT,
      rateLimit: (caller: string) => ({ isAllowed: caller !== "principal spent", headers: {} }),
      requestIdOf,
    };
    const app = buildApp(strict, handlers, withBusyKey(store), options);
    const put = (id: OperationId, draft: Draft) =>
      app.fetch(
        new Request(`http://localhost${targetOf(strict[id], draft)}`, {
          method: strict[id].method,
          headers: draft.headers,
          body: JSON.stringify(draft.body),
        }),
      );
    const good = goodRequests("*");
    await put("putBook", good.putBook);
    await store.write(async (view) => {
      const review = { reviewer: "Ada", rating: 5 };
      await view.reviews.put(newReview({ bookId: "emma", id: "ada", owner: "ada" }, review, view.stamp()));
      return { keep: true, result: undefined };
    });
    for (const id of ["addBook", "addBookAlias", "addReview"] as const) {
      const content =
        id === "addReview" ? { reviewer: "Grace", rating: 1 } : { title: "Other", authors: ["Somebody"] };
      await put(id, {
        ...good[id],
        body: content,
        headers: { ...good[id].headers, "idempotency-key": "used" },
      });
    }
    tag = (await store.read(({ reviews }) => reviews.find("emma", "ada")))?.etag ?? "";
    return askerOf(app, wiring, isDirect);
  };
  const [direct, byFetch] = [await askerFor(true), await askerFor(false)];
  return { direct, byFetch, failures, tag };
}

function targetOf({ path }: Wiring, { bookId, reviewId, query }: Draft): string {
  return path.replace("{bookId}", bookId).replace("{reviewId}", reviewId) + query;
}

/** Content that is too long is chunked, so that its length is not known before; a defect may name one. */
function bytesOf(facts: Wiring, draft: Draft): string {
  const text = typeof draft.body === "string" ? draft.body : JSON.stringify(draft.body);
  const content = draft.body === undefined ? "" : `${text}${" ".repeat(draft.padding)}`;
  const length = draft.headers["content-length"];
  const isChunked = draft.padding > 0 && length === undefined;
  const whole = length === undefined ? content : content.padEnd(Number(length)).slice(0, Number(length));
  const framing = isChunked ? { "transfer-encoding": "chunked" } : { "content-length": String(whole.length) };
  const fields = { host: "localhost", ...draft.headers, ...(draft.body === undefined ? {} : framing) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const sent = isChunked ? `${content.length.toString(16)}\r\n${content}\r\n0\r\n\r\n` : whole;
  return `${facts.method} ${targetOf(facts, draft)} HTTP/1.1\r\n${lines.join("")}\r\n${sent}`;
}

describe("requests for the operations of the service", () => {
  let pair: Awaited<ReturnType<typeof pairOfServices>>;
  beforeAll(async () => {
    pair = await pairOfServices();
  });
  afterAll(async () => {
    await pair.direct.close();
    await pair.byFetch.close();
    expect(pair.failures).toEqual([]);
  });

  it.each(operationIds)("%s: each pair of defects has the same answer on both paths", async (id) => {
    const good = goodRequests(pair.tag)[id];
    const all = defectsOf(id);
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index)) {
        if (a !== b && a.spoils.some((part) => b.spoils.includes(part))) continue;
        const draft = a === b ? a.spoil(good) : b.spoil(a.spoil(good));
        const { status } = await same(
          pair,
          strict[id].method,
          bytesOf(strict[id], draft),
          `${a.says} and ${b.says}`,
        );
        expect(status, `${a.says} and ${b.says}`).toMatch(/ [34]\d\d /);
      }
    }
  });

  const seed = Number(process.env["SEED"] ?? 20_261_130);
  it(`hostile requests have the same answer on both paths (SEED=${seed})`, async () => {
    const drawn = fc.sample(hostile, { seed, numRuns: 300 });
    for (const { method, bytes } of drawn) await same(pair, method, bytes, `SEED=${seed}: ${bytes}`);
  });
});
