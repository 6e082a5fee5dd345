// Twenty clients add one to the same number, and no addition is lost.
import assert from "node:assert/strict";
import { Agent } from "node:http";
import { startService } from "../rows/service.ts";
import { slowStore } from "../rows/slow-store.ts";
import type { Property } from "./property.ts";
import { type Answer, talk } from "./talk.ts";

const CLIENTS = 20;

export const incrementsProperty: Property = {
  name: "increments",
  says: "Twenty clients read, add one, PUT with If-Match and retry on 412: no increment is lost.",
  unit: "increments",
  size: 1000,
  small: 40,
  prove: async (size, _seed, progress) => {
    const service = await startService({ guarded: true, store: slowStore() });
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
    const token = await service.token("ada", "books:write");
    const seen: Record<number, number> = {};
    let done = 0;
    const put = async (pageCount: number, condition: Readonly<Record<string, string>>): Promise<Answer> => {
      const body = JSON.stringify({ title: "Emma", authors: ["Jane Austen"], pageCount });
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}`, ...condition };
      return talk(service.port, { method: "PUT", path: "/books/emma", headers, body }, agent);
    };
    const read = async (): Promise<{ pageCount: number; etag: string }> => {
      const { text } = await talk(service.port, { method: "GET", path: "/books/emma" }, agent);
      return JSON.parse(text) as { pageCount: number; etag: string };
    };
    const client = async (_: unknown, index: number): Promise<void> => {
      const share = Math.floor(size / CLIENTS) + (index < size % CLIENTS ? 1 : 0);
      for (let left = share; left > 0; ) {
        const { pageCount, etag } = await read();
        const { status, text } = await put(pageCount + 1, { "if-match": etag });
        seen[status] = (seen[status] ?? 0) + 1;
        assert.ok(status === 200 || status === 412, `a conditional PUT was answered ${status} ${text}`);
        if (status === 412) continue;
        left -= 1;
        done += 1;
        progress(done);
      }
    };
    try {
      await put(1, { "if-none-match": "*" });
      await Promise.all(Array.from({ length: CLIENTS }, client));
      const { pageCount } = await read();
      assert.equal(pageCount - 1, size, "increments were lost or made twice");
      assert.deepEqual(service.errors, []);
      return `exactly ${pageCount - 1}; 412 ${seen[412] ?? 0} times`;
    } finally {
      agent.destroy();
      await service.close();
    }
  },
};
