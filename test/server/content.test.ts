// Content over the wire: its limit, its framing, aborted uploads, and preferences.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Book, doors, emma, exported, overSocket, type Service, told } from "../service/service.ts";
import { exchangeRaw, statusesIn } from "./raw.ts";

const json = { "content-type": "application/json" };
const limit = 1000;
const sized = (length: number): string => {
  const text = JSON.stringify(emma);
  return text + " ".repeat(length - text.length);
};

describe.each(doors)("content, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open({ contentLimit: limit });
  });
  afterEach(() => service.close());

  it.each([
    { length: limit - 1, want: "201" },
    { length: limit, want: "201" },
    { length: limit + 1, want: "413 content-too-large" },
    { length: 100 * limit, want: "413 content-too-large" },
  ])("$length bytes where 1000 are allowed: $want", async ({ length, want }) => {
    expect(await told(await service.send("PUT", "/books/emma", { headers: json, body: sized(length) }))).toBe(
      want,
    );
    expect((await service.send("GET", "/books")).status).toBe(200);
  });

  it("what is not JSON is too large first", async () => {
    const answer = await service.send("PUT", "/books/emma", { headers: json, body: "{".repeat(limit + 1) });
    expect(await told(answer)).toBe("413 content-too-large");
  });

  describe("Prefer", () => {
    it.each([
      { sent: "return=minimal", want: [201, 204] },
      { sent: "Return=minimal; foo=bar, wait=5", want: [201, 204] },
      { sent: 'return="minimal"', want: [201, 204] },
      { sent: "return=representation", want: [201, 200] },
      { sent: "return=minimal-ish", want: [201, 200] },
      { sent: "respond-async, handling=strict", want: [201, 200] },
      { sent: "return=representation, return=minimal", want: [201, 200] },
      { sent: "", want: [201, 200] },
      { sent: ";;,=", want: [201, 200] },
    ])("$sent: creating and replacing returns $want", async ({ sent, want }) => {
      const headers = { ...json, prefer: sent };
      const first = await service.send("PUT", "/books/emma", { headers, body: emma });
      const second = await service.send("PUT", "/books/emma", { headers, body: { ...emma, title: "New" } });
      expect([first.status, second.status]).toEqual(want);
      expect(second.headers.get("preference-applied")).toBe(want[1] === 204 ? "return=minimal" : null);
      expect(first.headers.get("preference-applied")).toBeNull();
      if (want[1] === 204)
        expect([await second.text(), second.headers.get("content-type")]).toEqual(["", null]);
      expect(((await (await service.send("GET", "/books/emma")).json()) as Book).title).toBe("New");
    });

    it("is not applied to what does not declare it, nor to a refusal", async () => {
      const headers = { prefer: "return=minimal" };
      expect((await service.send("POST", "/books", { headers, body: emma })).status).toBe(201);
      await service.send("PUT", "/books/emma", { body: emma });
      expect((await service.send("GET", "/books/emma", { headers })).status).toBe(200);
      const refused = await service.send("PUT", "/books/emma", { headers, body: {} });
      expect([refused.status, refused.headers.get("preference-applied")]).toEqual([422, null]);
    });
  });
});

describe("on the wire", () => {
  let service: Service;
  let origin: string;
  beforeEach(async () => {
    service = await overSocket({ contentLimit: limit });
    origin = service.origin;
  });
  afterEach(() => service.close());

  const head = (method: string, path: string, fields: readonly string[]) =>
    [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", ...fields, "", ""].join("\r\n");
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  const chunked = ["Content-Type: application/json", "Transfer-Encoding: chunked"];
  const body = JSON.stringify(emma);
  const length = `Content-Length: ${body.length}`;
  const last = head("GET", "/books", ["Connection: close"]);

  it("chunked content is read whole", async () => {
    const parts = [
      head("PUT", "/books/emma", chunked),
      chunk(body.slice(0, 9)),
      chunk(body.slice(9)),
      "0\r\n\r\n",
      last,
    ];
    expect(statusesIn(await exchangeRaw(origin, ...parts))).toEqual([201, 200]);
  });

  it("chunked content that does not end is refused at the limit, without reading on", async () => {
    const endless = Array.from({ length: 20 }, () => chunk(" ".repeat(200)));
    const text = await exchangeRaw(origin, head("PUT", "/books/emma", chunked), ...endless);
    expect(statusesIn(text)[0]).toBe(413);
    expect(text).toContain("application/problem+json");
    expect(await exported(service.store)).toBe("");
  });

  it("a length that is declared too large is refused before anything is sent", async () => {
    const text = await exchangeRaw(
      origin,
      head("PUT", "/books/emma", ["Content-Type: application/json", "Content-Length: 1000000000"]),
    );
    expect(statusesIn(text)).toEqual([413]);
  });

  it.each([
    ["GET", "/books", 200],
    ["HEAD", "/books", 200],
    ["DELETE", "/books/none", 404],
    ["GET", "/nowhere", 404],
    ["OPTIONS", "/books", 204],
  ])(
    "%s %s with content: the content is ignored, and the next request understood",
    async (method, path, want) => {
      const first = head(method, path, ["Content-Length: 20"]) + "x".repeat(20);
      expect(statusesIn(await exchangeRaw(origin, first + last))).toEqual([want, 200]);
    },
  );

  it("a refusal that left content unread does not take it for the next request", async () => {
    const smuggled = head("DELETE", "/books/emma", []);
    await service.send("PUT", "/books/emma", { body: emma });
    const fields = ["Content-Type: text/plain", `Content-Length: ${smuggled.length}`];
    const text = await exchangeRaw(origin, head("POST", "/books", fields) + smuggled + last);
    expect(statusesIn(text)[0]).toBe(415);
    expect((await service.send("GET", "/books/emma")).status).toBe(200);
  });

  it("reads in one go are answered in their order", async () => {
    await service.send("PUT", "/books/emma", { body: emma });
    const paths = ["/books/emma", "/books/none", "/books", "/books/a.b", "/nowhere", "/books/emma?zz"];
    const text = await exchangeRaw(origin, paths.map((path) => head("GET", path, [])).join("") + last);
    expect(statusesIn(text)).toEqual([200, 404, 200, 400, 404, 400, 200]);
  });

  it.each([
    ["If-Match", ['"a"', "b"], 400],
    ["Idempotency-Key", ["a", "b"], 400],
    ["Content-Type", ["application/json", "text/plain"], 415],
    ["Accept", ["text/csv", "application/json"], 201],
    ["If-Match", ["   "], 400],
    ["Idempotency-Key", [""], 400],
  ])("a repeated or empty line: %s %j is %d", async (name, values, want) => {
    const lines = values.map((value) => `${name}: ${value}`);
    const type = name === "Content-Type" ? [] : ["Content-Type: application/json"];
    const [method, path] = name === "If-Match" ? ["PUT", "/books/emma"] : ["POST", "/books"];
    const text = await exchangeRaw(
      origin,
      head(method, path, [...type, ...lines, length, "Connection: close"]) + body,
    );
    expect(statusesIn(text)).toEqual([want]);
  });

  it("100 uploads that break off leave nothing written, and the service goes on", async () => {
    const start = head("PUT", "/books/emma", ["Content-Type: application/json", length]) + body.slice(0, 20);
    const { connect } = await import("node:net");
    await Promise.all(
      Array.from({ length: 100 }, () => {
        const socket = connect(Number(new URL(origin).port), "127.0.0.1", () =>
          socket.write(start, () => socket.destroy()),
        );
        return new Promise((resolve) => socket.once("close", resolve));
      }),
    );
    expect((await service.send("GET", "/books")).status).toBe(200);
    expect(await exported(service.store)).toBe("");
    // An upload that broke off may be logged; it is nobody's fault here.
    service.errors.length = 0;
  });

  it("a client that hangs up after a keyed POST gets its answer by sending it again", async () => {
    const { connect } = await import("node:net");
    const request =
      head("POST", "/books", ["Content-Type: application/json", "Idempotency-Key: k", length]) + body;
    await new Promise((resolve) => {
      const socket = connect(Number(new URL(origin).port), "127.0.0.1", () =>
        socket.write(request, () => socket.destroy()),
      );
      socket.once("close", resolve);
    });
    const headers = { ...json, "idempotency-key": "k" };
    expect((await service.send("POST", "/books", { headers, body })).status).toBe(201);
    expect(((await (await service.send("GET", "/books")).json()) as { items: unknown[] }).items).toHaveLength(
      1,
    );
    service.errors.length = 0;
  });
});
