// Proves that nothing is specific to books: a document that requires preconditions and keys, generated and served.
import { describe, expect, it } from "vitest";
import { guardedApp } from "./app.ts";

type Sent = { readonly content?: unknown; readonly headers?: Readonly<Record<string, string>> };

function house() {
  const { fetch, faults } = guardedApp();
  const send = async (method: string, target: string, { content, headers }: Sent = {}) => {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const response = await fetch(
      new Request(`http://house.invalid${target}`, {
        method,
        headers: { ...(content === undefined ? {} : { "content-type": type }), ...headers },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      }),
    );
    const text = await response.text();
    expect(faults).toEqual([]);
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  const light = async () => {
    const headers = { "idempotency-key": `"${Math.random()}"` };
    return (
      await send("POST", "/lights", { content: { room: "Hall", isOn: true, brightness: 0.5 }, headers })
    ).body;
  };
  return { send, light };
}

describe("a key is required", () => {
  const content = { room: "Hall", isOn: true };

  it("without one: 400, and nothing is added", async () => {
    const { send } = house();
    const refused = await send("POST", "/lights", { content });
    expect(refused).toMatchObject({ status: 400, body: { type: "/problems/key-missing", status: 400 } });
    expect((await send("GET", "/lights")).body.items).toEqual([]);
  });

  it("with one: 201; the same again: the first answer, one light", async () => {
    const { send } = house();
    const headers = { "idempotency-key": '"a"' };
    const first = await send("POST", "/lights", { content, headers });
    const second = await send("POST", "/lights", { content, headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(first.headers.get("location")).toBe("/lights/1");
    expect((await send("GET", "/lights")).body.items).toHaveLength(1);
  });

  it("on an operation without content, too", async () => {
    const { send, light } = house();
    const { id } = await light();
    expect((await send("POST", `/lights/${id}/blink`)).status).toBe(400);
    const headers = { "idempotency-key": '"b"' };
    expect((await send("POST", `/lights/${id}/blink`, { headers })).status).toBe(204);
    expect((await send("POST", "/lights/99/blink", { headers })).status).toBe(404);
  });
});

describe("a precondition is required", () => {
  it.each([
    ["PUT", { room: "Attic", isOn: false }],
    ["PATCH", { isOn: false }],
    ["DELETE", undefined],
  ])(
    "%s without one: 428 and nothing changes; with a stale one: 412; with the current one: done",
    async (method, content) => {
      const { send, light } = house();
      const { id, etag } = await light();
      const target = `/lights/${id}`;
      const before = await send("GET", target);

      expect(await send(method, target, { content })).toMatchObject({
        status: 428,
        body: { type: "/problems/precondition-required", detail: expect.stringContaining("If-Match") },
      });
      expect((await send(method, target, { content, headers: { "if-match": '"stale"' } })).status).toBe(412);
      expect((await send("GET", target)).body).toEqual(before.body);

      const done = await send(method, target, { content, headers: { "if-match": etag } });
      expect(done.status).toBe(method === "DELETE" ? 204 : 200);
      expect((await send("GET", target)).status).toBe(method === "DELETE" ? 404 : 200);
    },
  );

  it("a bare PUT on a free id is 428; `If-None-Match: *` satisfies it, once", async () => {
    const { send } = house();
    const content = { brightness: 0.2 };
    expect((await send("PUT", "/scenes/dusk", { content })).status).toBe(428);
    expect((await send("GET", "/scenes/dusk")).status).toBe(404);
    const headers = { "if-none-match": "*" };
    expect((await send("PUT", "/scenes/dusk", { content, headers })).status).toBe(201);
    expect((await send("PUT", "/scenes/dusk", { content, headers })).status).toBe(412);
  });

  it("what is missing altogether is 404 before it is 428: `replace` needs a target", async () => {
    const { send } = house();
    expect((await send("PUT", "/lights/7", { content: { room: "x", isOn: true } })).status).toBe(404);
  });
});

describe("what books do not have", () => {
  it("an integer in the path has one spelling", async () => {
    const { send, light } = house();
    const { id } = await light();
    expect((await send("GET", `/lights/${id}`)).status).toBe(200);
    for (const odd of ["1e0", "01", "-1", "1.0", "x", "+1"]) {
      expect((await send("GET", `/lights/${odd}`)).status, odd).toBe(400);
    }
  });

  it("a boolean in the query", async () => {
    const { send, light } = house();
    await light();
    expect((await send("GET", "/lights?isOn=true")).body.items).toHaveLength(1);
    expect((await send("GET", "/lights?isOn=false")).body.items).toHaveLength(0);
    expect((await send("GET", "/lights?isOn=maybe")).body).toMatchObject({
      status: 400,
      errors: [{ parameter: "isOn" }],
    });
  });

  it("a required header that only the handler knows", async () => {
    const { send, light } = house();
    const { id } = await light();
    expect((await send("GET", `/lights/${id}`)).headers.get("x-watts")).toBe("5");
  });

  it("the id in the content is a number, and has to be that of the path", async () => {
    const { send, light } = house();
    const { id, etag, ...content } = await light();
    const headers = { "if-match": etag };
    expect(
      (await send("PUT", `/lights/${id}`, { content: { ...content, id: id + 1 }, headers })).status,
    ).toBe(409);
    expect((await send("PUT", `/lights/${id}`, { content: { ...content, id }, headers })).status).toBe(200);
  });
});
