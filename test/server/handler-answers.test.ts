// What a handler can do wrong has the same answer on both paths, and ends nothing but its request.
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { buildApp } from "../../src/server/app.ts";
import { listen } from "../../src/server/listen.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { ok } from "../../src/server/replies.ts";
import type { Wiring } from "../../src/server/wiring.ts";
import { askerOf, requestIdOf, same } from "./two-paths.ts";

describe("what handlers can do", () => {
  const stored = (more: object = {}) => ({ value: { a: 1 }, json: '{"a":1}', etag: '"x"', ...more });
  const field = (value: string) => () => ({ ...ok(stored()), fields: { "x-a": value } });
  const events: string[] = [];
  const streamOf = (end: "close" | "error" | "never") => {
    let pieces = 0;
    return new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pieces += 1;
          if (pieces <= 3) controller.enqueue(new TextEncoder().encode('"piece"'));
          else if (end === "close") controller.close();
          else if (end === "error") controller.error(new Error("the source failed"));
          else controller.enqueue(new Uint8Array(100_000));
        },
        cancel: () => void events.push("cancelled"),
      },
      { highWaterMark: 0 },
    );
  };
  const some: Readonly<Record<string, () => unknown>> = {
    control: field("a\u0001b"),
    newline: field("a\r\nb: c"),
    wide: field("€"),
    latin: field("é"),
    tagWithNewline: () => ok(stored({ etag: '"a\r\nb: c"' })),
    wideTag: () => ok(stored({ etag: '"€"' })),
    reset: () => ({ ...ok(stored()), status: 205 }),
    none: () => ({ ...ok(stored()), status: 204 }),
    bytes: () => ok(stored({ content: new TextEncoder().encode("{}") })),
    surrogate: () => ok(stored({ json: '{"a":"\ud800"}' })),
    thrown: () => {
      throw new Error("thrown");
    },
    rejected: async () => {
      throw undefined;
    },
    whole: () => ok(stored({ content: streamOf("close") })),
    failing: () => ok(stored({ content: streamOf("error") })),
    endless: () => ok(stored({ content: streamOf("never") })),
  };
  const json = { media: "application/json" };
  const facts: Readonly<Record<string, Wiring>> = Object.fromEntries(
    Object.keys(some).map((id) => {
      const answers = { 200: { ...json, etag: true }, 204: json, 205: json };
      return [id, { ...wiring.listBooks, id, path: `/${id}`, answers }];
    }),
  );
  const openWith = async (onError: (error: unknown) => void, isDirect: boolean) =>
    askerOf(buildApp(facts, some, memoryStore({}), { now: () => 0, onError, requestIdOf }), facts, isDirect);
  const get = (id: string, method = "GET") => `${method} /${id} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

  it("has the same answer on both paths, and is reported there", async () => {
    const failures: unknown[][] = [[], []];
    const [direct, byFetch] = [
      await openWith((error) => failures[0]?.push(String(error)), true),
      await openWith((error) => failures[1]?.push(String(error)), false),
    ];
    const statuses: Record<string, string> = {};
    for (const id of Object.keys(some).filter((name) => !["failing", "endless"].includes(name)))
      for (const method of ["HEAD", "GET"]) {
        const { status } = await same({ direct, byFetch }, method, get(id, method), id);
        statuses[id] = status.slice(9);
      }
    expect(failures[0]).toEqual(failures[1]);
    expect(statuses).toEqual({
      ...Object.fromEntries(
        ["control", "newline", "wide", "tagWithNewline", "wideTag", "thrown", "rejected"].map((id) => [
          id,
          "500 Internal Server Error",
        ]),
      ),
      ...Object.fromEntries(["latin", "bytes", "surrogate", "whole"].map((id) => [id, "200 OK"])),
      reset: "205 Reset Content",
      none: "204 No Content",
    });
    await direct.close();
    await byFetch.close();
  });

  it("a stream that fails in the middle is cut off, reported, and ends nothing else", async () => {
    const failures: unknown[] = [];
    const direct = await openWith((error) => void failures.push(String(error)), true);
    const cut = await direct.ask("GET", get("failing"));
    expect([cut.status, cut.content.match(/"piece"/g)?.length]).toEqual(["cut off", 3]);
    expect(failures).toEqual(["Error: the source failed"]);
    expect((await direct.ask("GET", get("bytes"))).status).toBe("HTTP/1.1 200 OK");
    await direct.close();
  });

  it("a stream is cancelled when its client leaves, or asks for its head only", async () => {
    const failures: unknown[] = [];
    const direct = await openWith((error) => void failures.push(String(error)), true);
    events.length = 0;
    expect((await direct.ask("HEAD", get("endless", "HEAD"))).status).toBe("HTTP/1.1 200 OK");
    await expect.poll(() => events).toEqual(["cancelled"]);
    const socket = connect(direct.port, "127.0.0.1", () => void socket.write(get("endless")));
    socket.once("data", () => void socket.destroy());
    await expect.poll(() => events).toEqual(["cancelled", "cancelled"]);
    expect(failures).toEqual([]);
    await direct.close();
  });

  it("a log that throws costs no client its response", async () => {
    const direct = await openWith(() => {
      throw new Error("the log is gone");
    }, true);
    for (const id of ["thrown", "rejected", "control"])
      expect((await direct.ask("GET", get(id))).status).toBe("HTTP/1.1 500 Internal Server Error");
    expect((await direct.ask("GET", get("failing"))).status).toBe("cut off");
    expect((await direct.ask("GET", get("bytes"))).status).toBe("HTTP/1.1 200 OK");
    await direct.close();
  });

  it("a function that is called after each request and throws ends nothing: the process gets a warning", async () => {
    const app = buildApp(facts, some, memoryStore({}), { now: () => 0, onError: () => {} });
    const afterRequest = (): never => {
      throw new Error("the metrics are gone");
    };
    const warning = once(process, "warning");
    const { origin, close } = await listen(app, facts, { port: 0, afterRequest });
    expect((await fetch(`${origin}/bytes`)).status).toBe(200);
    expect(String((await warning)[0])).toBe("Error: the metrics are gone");
    expect((await fetch(`${origin}/bytes`)).status).toBe(200);
    await close();
  });
});
