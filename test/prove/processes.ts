// Three servers on one PostgreSQL: every request goes to one of them at random.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { drawsFrom } from "../bench/catalogue.ts";
import { startPostgres } from "../setup/postgres.ts";
import { startServer } from "./crash-process.ts";
import { crash } from "./crashes.ts";
import type { Property } from "./property.ts";
import { type Answer, type Ask, talk } from "./talk.ts";

const SERVERS = 3;
const CLIENTS = 12;
const COPIES = 50;
/** In milliseconds. */
const BREATH = 20;
const JSON_TYPE = { "content-type": "application/json" };

export const processesProperty: Property = {
  name: "processes",
  says: "Three servers on one PostgreSQL lose no increment (If-Match, retry on 412), and fifty concurrent requests with one key add one book.",
  unit: "increments",
  size: 1000,
  small: 12,
  prove: async (size, seed, progress) => {
    const database = await startPostgres();
    const servers = await Promise.all(Array.from({ length: SERVERS }, () => startServer(database.url)));
    const draw = drawsFrom(seed);
    /** A refusal for now is sent again, to any server. */
    const send = async (ask: Ask): Promise<Answer> => {
      for (;;) {
        const server = servers[Math.floor(draw() * SERVERS)];
        const answer = await talk(server?.port ?? 0, ask);
        if (answer.status !== 503 && answer.status !== 409) return answer;
        assert.ok(answer.headers["retry-after"], answer.text);
        // Fifty that ask again at once keep the one that is being worked on from its end.
        await pause(BREATH);
      }
    };
    try {
      const conflicts = await increments(send, size, progress);
      const rounds = Math.ceil(size / 100);
      // The search finds beginnings of words, so no word may begin another one.
      for (let round = 0; round < rounds; round++) await copies(send, `copies-${seed}-r${round}x`);
      return `exactly ${size} increments, 412 ${conflicts} times; ${rounds} rounds of ${COPIES} requests with one key, one book each`;
    } finally {
      for (const server of servers) await server.kill();
      await database.stop();
    }
  },
};

async function increments(
  send: (ask: Ask) => Promise<Answer>,
  size: number,
  progress: (done: number) => void,
): Promise<number> {
  const path = "/books/counter";
  const content = (pageCount: number) => JSON.stringify({ title: "n", authors: ["a"], pageCount });
  await send({ method: "PUT", path, headers: JSON_TYPE, body: content(1) });
  let [done, conflicts] = [0, 0];
  const client = async (_: unknown, index: number): Promise<void> => {
    const share = Math.floor(size / CLIENTS) + (index < size % CLIENTS ? 1 : 0);
    for (let left = share; left > 0; ) {
      const now = JSON.parse((await send({ method: "GET", path })).text) as {
        pageCount: number;
        etag: string;
      };
      const headers = { ...JSON_TYPE, "if-match": now.etag };
      const { status, text } = await send({ method: "PUT", path, headers, body: content(now.pageCount + 1) });
      assert.ok(status === 200 || status === 412, `${status} ${text}`);
      if (status === 412) conflicts += 1;
      else progress(++done);
      if (status === 200) left -= 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const { text } = await send({ method: "GET", path });
  assert.equal(
    (JSON.parse(text) as { pageCount: number }).pageCount - 1,
    size,
    "increments were lost or made twice",
  );
  return conflicts;
}

async function copies(send: (ask: Ask) => Promise<Answer>, key: string): Promise<void> {
  const body = JSON.stringify({ title: key, authors: ["a"] });
  const ask = { method: "POST", path: "/books", headers: { ...JSON_TYPE, "idempotency-key": key }, body };
  const answers = await Promise.all(Array.from({ length: COPIES }, () => send(ask)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1, "all answers show the same book");
  const { text } = await send({ method: "GET", path: `/books?q=${key.replaceAll("-", "%20")}` });
  assert.equal((JSON.parse(text) as { items: unknown[] }).items.length, 1, "one book");
}

export const databaseCrashesProperty: Property = {
  name: "databaseCrashes",
  says: "The service on PostgreSQL, or PostgreSQL itself, is killed (SIGKILL) at random while clients write; the store holds exactly what was acknowledged.",
  unit: "kills",
  size: 50,
  small: 2,
  prove: async (size, seed, progress) => {
    const database = await startPostgres();
    const draw = drawsFrom(seed + 1);
    try {
      return await crash({
        store: database.url,
        kills: size,
        seed,
        progress,
        mayBeUnknown: true,
        killOther: async (round) => {
          if (database.crash === undefined || (round > 1 && draw() < 0.5)) return false;
          await database.crash();
          return true;
        },
      });
    } finally {
      await database.stop();
    }
  },
};
