// The metrics of the service, in Prometheus' text format.
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { memoryStore } from "../../src/service/memory/store.ts";
import type { Log } from "../../src/site/log.ts";
import { makeMetrics } from "../../src/site/metrics.ts";
import { serveMetrics } from "../../src/site/metrics-port.ts";
import { serveApi } from "../../src/site/serve-api.ts";
import { createApp, wiring } from "../guarded/generated/server.ts";
import { handlers } from "../guarded/handlers.ts";
import { HouseStore } from "../guarded/house.ts";

const ignore = (): void => undefined;
const log: Log = { announce: ignore, say: ignore, request: ignore, failure: ignore };
const served = { id: "1", target: "/books/a", address: undefined, milliseconds: 20 };

/** The lines of one metric. */
const linesOf = (text: string, name: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith(name));

describe("metrics", () => {
  it("count requests by operation, method and status, with the time that they took", async () => {
    const metrics = makeMetrics();
    for (const status of [200, 200, 404])
      metrics.afterRequest({ ...served, operation: "getBook", method: "GET", status });
    metrics.afterRequest({ ...served, method: "BREW", status: 501 });
    const text = await metrics.text();
    const name = "verbatim_http_request_duration_seconds";
    expect(linesOf(text, `${name}_count`)).toEqual([
      `${name}_count{operation="getBook",method="GET",status="200"} 2`,
      `${name}_count{operation="getBook",method="GET",status="404"} 1`,
      `${name}_count{operation="none",method="other",status="501"} 1`,
    ]);
    expect(text).toContain(`${name}_bucket{le="0.025",operation="getBook",method="GET",status="200"} 2`);
    expect(text).toContain(`${name}_bucket{le="0.01",operation="getBook",method="GET",status="200"} 0`);
  });

  it("count keys, retries, lost log lines and the load of the store, and measure the event loop", async () => {
    let lost = 3;
    const metrics = makeMetrics();
    metrics.watchLog(() => lost);
    const memory = memoryStore({ now: () => 0, random: (length) => new Uint8Array(length) });
    const store = metrics.counted({ ...memory, load: () => ({ reading: 2 }) });
    const record = {
      principal: "",
      fingerprint: "",
      outcome: { status: 201, headers: {}, body: null },
      expires: 1,
    };
    for (let n = 0; n < 3; n++)
      await store.write(async (_, keys) => {
        if ((await keys.find("k")) === undefined) await keys.keep("k", record);
        return { keep: true, result: undefined };
      });
    metrics.onRetry("conflict");
    await metrics.text();
    lost = 5;
    const text = await metrics.text();
    for (const line of [
      'verbatim_idempotency_keys_total{what="recorded"} 1',
      'verbatim_idempotency_keys_total{what="found"} 2',
      'verbatim_store_retries_total{why="conflict"} 1',
      "verbatim_log_lines_lost_total 5",
      'verbatim_store_load{what="reading"} 2',
    ])
      expect(text).toContain(line);
    expect(linesOf(text, "nodejs_eventloop_lag_p99_seconds")).toHaveLength(1);
  });

  it("count a key once when its unit of work runs again, and not when it is undone or refused", async () => {
    const record = {
      principal: "",
      fingerprint: "",
      outcome: { status: 201, headers: {}, body: null },
      expires: 1,
    };
    const memory = memoryStore({ now: () => 0, random: (length) => new Uint8Array(length) });
    const metrics = makeMetrics();
    const store = metrics.counted({
      ...memory,
      // As a database does after a conflict.
      write: async <R>(work: Parameters<typeof memory.write<R>>[0]) => {
        await memory.write(async (view, keys) => ({ keep: false, result: await work(view, keys) }));
        return memory.write(work);
      },
    });
    const keepKey = (keep: boolean) =>
      store.write(async (_, keys) => {
        await keys.keep("k", record);
        return { keep, result: undefined };
      });
    await keepKey(false);
    await keepKey(true);
    const fails = store.write(async (_, keys) => {
      await keys.keep("l", record);
      throw new Error("refused");
    });
    await expect(fails).rejects.toThrow("refused");
    expect(linesOf(await metrics.text(), "verbatim_idempotency_keys_total")).toEqual([
      'verbatim_idempotency_keys_total{what="recorded"} 1',
    ]);
  });

  it("are served at /metrics only", async () => {
    const { port, close } = await serveMetrics({ port: 0 }, log);
    onTestFinished(close);
    const origin = `http://127.0.0.1:${port}`;
    const asked = await Promise.all(
      [
        ["GET", "/metrics"],
        ["GET", "/"],
        ["POST", "/metrics"],
      ].map(([method, path]) =>
        fetch(`${origin}${path}`, { method: method ?? "", headers: { connection: "close" } }),
      ),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 404, 405]);
    expect(asked[0]?.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    for (const response of asked) await response.text();
  });

  it("are not for a page of a stranger whose name leads to this machine", async () => {
    const { port, close } = await serveMetrics({ port: 0 }, log);
    onTestFinished(close);
    const hosts = [`localhost:${port}`, `127.0.0.1:${port}`, "evil.example", "127.0.0.1.evil.example"];
    const statuses = await Promise.all(
      hosts.map(async (host) => {
        const [answer]: IncomingMessage[] = await once(
          get({ host: "127.0.0.1", port, path: "/metrics", agent: false, headers: { host } }),
          "response",
        );
        answer?.resume();
        return answer?.statusCode;
      }),
    );
    expect(statuses).toEqual([200, 200, 421, 421]);
  });

  it("are an option of serveApi for any document: its operations, its store, and a port that closes with it", async () => {
    const metrics = makeMetrics();
    const store = metrics.counted(new HouseStore());
    const said: string[] = [];
    const api = await serveApi(
      { wiring, app: (options) => createApp(handlers, store, options) },
      {
        port: 0,
        log: { ...log, say: (line) => void said.push(line) },
        metrics: { port: 0, counts: metrics },
      },
    );
    const address = said.find((line) => line.startsWith("metrics: "))?.slice("metrics: ".length) ?? "";
    for (const path of ["/livez", "/lights"]) await (await fetch(api.origin + path)).text();
    const text = await (await fetch(address, { headers: { connection: "close" } })).text();
    const name = "verbatim_http_request_duration_seconds_count";
    expect(linesOf(text, name)).toEqual([
      `${name}{operation="none",method="GET",status="200"} 1`,
      `${name}{operation="listLights",method="GET",status="200"} 1`,
    ]);
    await api.close();
    await expect(fetch(address)).rejects.toThrow();
  });

  it("name themselves in every error of their port, which a caller could take for that of the API", async () => {
    const fault = await serveMetrics({ host: "192.0.2.1", port: 0 }, log).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      message: expect.stringMatching(/^metrics: cannot listen on 192\.0\.2\.1, port 0: /),
    });
    expect(fault).not.toHaveProperty("code");
  });

  it("say which port is taken", async () => {
    const { port, close } = await serveMetrics({ port: 0 }, log);
    onTestFinished(close);
    await expect(serveMetrics({ port }, log)).rejects.toThrow(
      `metrics: ${port} is already in use on 127.0.0.1`,
    );
  });
});
