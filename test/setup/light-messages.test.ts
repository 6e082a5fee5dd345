// The messages that the judge's tests use are like the platform's, member by member.
import { describe, expect, it } from "vitest";
import { sendLightMessages } from "./light-messages.ts";

const platform = { Request, Response };
sendLightMessages();

const contents = [undefined, null, "", "{}", "\ufeffmarked", "half \ud83d of a pair", "é 😀"] as const;
const fields = [
  undefined,
  { "Content-Type": "application/json", "X-A": " spaced " },
  new Headers({ etag: '"a"' }),
] as const;

const responses = contents.flatMap((body) =>
  [undefined, 200, 204, 304, 404, 599, 600, 99].flatMap((status) =>
    fields.map((headers) => [body, { ...(status && { status }), ...(headers && { headers }) }] as const),
  ),
);

const requests = contents.flatMap((body) =>
  ["GET", "POST", "patch", "PATCH", "TRACE"].flatMap((method) =>
    fields.map(
      (headers) =>
        [
          "http://a.invalid/b c/../ä?q=ü#f",
          {
            method,
            redirect: "manual",
            ...(headers && { headers }),
            ...(body === undefined ? {} : { body }),
          },
        ] as const,
    ),
  ),
);

/** All that can be seen of a message; the message of an error is the platform's own affair. */
async function seen(make: () => Request | Response): Promise<unknown> {
  try {
    const one = make();
    const copy = one.clone();
    const bytes = one.clone();
    const { headers, body, bodyUsed } = one;
    const own =
      one instanceof Request ? [one.url, one.method, one.redirect] : [one.status, one.ok, one.statusText];
    const stream = body === null ? null : "a stream";
    const text = await one.text();
    const again = await one.text().catch((error: Error) => error.name);
    const read = { text, again, used: [bodyUsed, one.bodyUsed], copy: await copy.text() };
    return {
      own,
      headers: [...headers],
      stream,
      ...read,
      bytes: [...new Uint8Array(await bytes.arrayBuffer())],
    };
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

describe("a message is like the platform's", () => {
  it("a response", async () => {
    for (const [body, init] of responses) {
      const light = await seen(() => new Response(body, init));
      expect(light).toEqual(await seen(() => new platform.Response(body, init)));
    }
  });

  it("a request", async () => {
    for (const [url, init] of requests) {
      const light = await seen(() => new Request(url, init));
      expect(light).toEqual(await seen(() => new platform.Request(url, init)));
    }
  });

  it("a request that is made of a request, with other content or none", async () => {
    const init = { method: "PUT", headers: { a: "b" }, body: "text" };
    for (const change of [undefined, { body: "other" }, { method: "DELETE" }]) {
      const light = await seen(() => new Request(new Request("http://a.invalid/", init), change));
      expect(light).toEqual(
        await seen(() => new platform.Request(new platform.Request("http://a.invalid/", init), change)),
      );
    }
  });

  it("an instance of the same class, in which the platform's are, too", () => {
    expect(new Response("a") instanceof Response).toBe(true);
    expect(new platform.Response("a") instanceof Response).toBe(true);
    expect(new Request("http://a.invalid/") instanceof Request).toBe(true);
    expect(new Response("a") instanceof Request).toBe(false);
  });
});
