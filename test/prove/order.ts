// A request with two defects: the response reports the one that comes first in the order of decisions.
import assert from "node:assert/strict";
import { Agent } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApp, wiring } from "../../generated/server.ts";
import { type DecisionId, decisions, decisionsFor } from "../../src/semantics/decisions.ts";
import { problems } from "../../src/semantics/problems.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import {
  type Defect,
  type Draft,
  defects,
  goodRequests,
  LIMIT,
  type OperationId,
  principals,
  requestOf,
} from "../server/defects.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";
import { talk } from "./talk.ts";

const operationIds = Object.keys(wiring) as readonly OperationId[];

export const orderProperty: Property = {
  name: "order",
  says: "Of two defects in one request, the response reports the one that comes first in the order of decisions.",
  unit: "modes of the service (protected, guarded)",
  size: 2,
  // test/server/decisions.test.ts and two-paths.test.ts have the pairs of guarded mode.
  small: 1,
  prove: async (size, _seed, progress) => {
    const told: string[] = [];
    for (const guarded of [false, true].slice(0, size)) {
      const pairs = await allPairs(guarded);
      told.push(`${guarded ? "guarded" : "protected"}: ${pairs} pairs`);
      progress(told.length);
    }
    return told.join(", ");
  },
};

async function allPairs(guarded: boolean): Promise<number> {
  const store = memoryStore({
    now: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const errors: unknown[] = [];
  const app = createApp(handlers, store, {
    now: Date.now,
    onError: (error) => void errors.push(error),
    checkResponses: true,
    contentLimit: LIMIT,
    ...(guarded
      ? {
          authenticate: async (token: string) => principals[token],
          rateLimit: (caller: string) => ({ isAllowed: caller !== "principal spent", headers: {} }),
        }
      : {}),
  });
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const send = (id: OperationId, draft: Draft): Promise<string> =>
    ask(port, agent, requestOf(wiring[id], draft));
  try {
    const drafts = await makeReady(send, guarded);
    const before = await exported(store);
    let pairs = 0;
    for (const id of operationIds) {
      const facts = factsOf(id, guarded);
      for (const [a, b] of pairsOf(facts, guarded)) {
        const told = await send(id, b.spoil(a.spoil(drafts[id])));
        assert.equal(told, wanted([a.row, b.row]), `${id} with ${a.says} and ${b.says}`);
        pairs += 1;
      }
    }
    assert.equal(await exported(store), before, "a refused request changed something");
    assert.deepEqual(errors, []);
    return pairs;
  } finally {
    agent.destroy();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  }
}

/** Without a key there are no callers to distinguish and no decisions about them. */
function factsOf(id: OperationId, guarded: boolean): Wiring {
  return guarded ? wiring[id] : { ...wiring[id], isSecured: false, scopes: [], ownerOrScope: undefined };
}

function pairsOf(facts: Wiring, guarded: boolean): readonly (readonly [Defect, Defect])[] {
  const all = decisionsFor(facts)
    // A concurrent request that never ends is possible in process only.
    .filter(({ id }) => id !== "key-is-free")
    .flatMap(({ id }) => defects[id])
    .filter(({ possible }) => possible?.(facts) !== false)
    // A caller with a token may send from any site, and in guarded mode these requests have one.
    .filter(({ row }) => !(guarded && row === "request-is-not-cross-site"));
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => !a.spoils.some((part) => b.spoils.includes(part)))
      .map((b) => [a, b] as const),
  );
}

/** One book with one review and one used key for each route that takes keys. */
async function makeReady(
  send: (id: OperationId, draft: Draft) => Promise<string>,
  guarded: boolean,
): Promise<Readonly<Record<OperationId, Draft>>> {
  const withCredentials = goodRequests("*");
  const drafts = Object.fromEntries(
    operationIds.map((id) => {
      const { authorization: _token, ...others } = withCredentials[id].headers;
      // `editBook` has no token there, so it gets one here.
      const needs = guarded && factsOf(id, true).isSecured ? { authorization: "Bearer ada" } : {};
      const { "if-match": _tag, ...headers } = { ...others, ...needs } as Record<string, string>;
      return [id, { ...withCredentials[id], headers }];
    }),
  ) as Record<OperationId, Draft>;
  const other = { title: "Other", authors: ["Somebody"] };
  await send("putBook", { ...drafts.putBook, body: other });
  await send("putReview", { ...drafts.putReview, body: { reviewer: "Grace", rating: 1 } });
  for (const id of ["addBook", "addBookAlias", "addReview"] as const) {
    const body = id === "addReview" ? { reviewer: "Grace", rating: 1 } : other;
    const draft = { ...drafts[id], body, headers: { ...drafts[id].headers, "idempotency-key": "used" } };
    assert.equal(await send(id, draft), "201", `${id} is carried out`);
    if (id !== "addReview") continue;
    // The key was used below the book that is missing, too, before that was deleted.
    const missing = { bookId: "none" };
    await send("putBook", { ...drafts.putBook, body: other, ...missing });
    assert.equal(await send(id, { ...draft, ...missing }), "201", `${id} is carried out`);
    await send("deleteBook", { ...drafts.deleteBook, ...missing });
  }
  return drafts;
}

async function ask(port: number, agent: Agent, request: Request): Promise<string> {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  // Too much content without a declared length, as only the content itself can show that defect.
  const declared = Object.fromEntries(request.headers);
  const isTooMuch = body !== undefined && body.byteLength > LIMIT && !("content-length" in declared);
  const headers = isTooMuch ? { ...declared, "transfer-encoding": "chunked" } : declared;
  // A response that comes before the end of the content leaves a connection that cannot carry a second request.
  const isCut = "content-length" in headers || "transfer-encoding" in headers;
  const { status, text } = await talk(
    port,
    { method: request.method, path: pathname + search, headers, body },
    isCut ? undefined : agent,
  );
  if (status < 400) return String(status);
  const { type } = JSON.parse(text) as { type: string };
  return `${status} ${type.replace("/problems/", "")}`;
}

/** The problem of the row that comes first. */
function wanted(rows: readonly DecisionId[]): string {
  const first = decisions.find(({ id }) => rows.includes(id));
  if (first === undefined || first.otherwise === 304) return "304";
  return `${problems[first.otherwise].status} ${first.otherwise}`;
}
