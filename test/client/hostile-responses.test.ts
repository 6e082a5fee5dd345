// What a server sends can neither control the terminal that prints an error, nor fill the memory, nor hold the call.
import { expect, it } from "vitest";
import { body, book, caught, path, type Step, scriptedWith } from "./retry-script.ts";

/** Content without end, of which `read` bytes were read so far. */
function endless(size = 1_000) {
  const state = { read: 0, isCancelled: false };
  const part = new Uint8Array(size).fill(0x20);
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (content) => {
        state.read += part.length;
        content.enqueue(part);
      },
      cancel: () => {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

const answered = (content: BodyInit): Step => new Response(content, { headers: book().headers });

it.each([
  ["a\u001b[2Jb", "a\\u{1b}[2Jb"],
  ["a\u202eb", "a\\u{202e}b"],
  ["a\r\n\u0007b", "a\\u{d}\\u{a}\\u{7}b"],
  ["a\u2028b\u2029c\ud800d", "a\\u{2028}b\\u{2029}c\\u{d800}d"],
  ["\u{e0001}", "\\u{e0001}"],
  ["Grüße, 本 🎉", "Grüße, 本 🎉"],
])("escapes the text %j in the message of an error, and not in its members", async (detail, shown) => {
  const problem = { title: detail, detail };
  const { api } = scriptedWith({}, Response.json(problem, { status: 404 }));
  const error = await caught(api.getBook({ path }).orThrow());
  expect(error.message).toBe(`getBook: 404 ${shown}: ${shown}`);
  expect(error).toMatchObject(problem);
});

it.each<[string, object, object]>([
  ["of the client", { contentLimit: 10_000 }, {}],
  ["of a call", { contentLimit: 99_000 }, { contentLimit: 10_000 }],
])("content without end ends at the limit %s, and is not read again", async (_, options, input) => {
  const { state, stream } = endless();
  const { api, sent } = scriptedWith(options, answered(stream), book());
  const error = await caught(api.getBook({ path, ...input }).orThrow());
  expect([error.name, error.effect, sent.length]).toEqual(["NetworkError", "none", 1]);
  expect(error.message).toContain("larger than contentLimit (10000 bytes)");
  expect(state.isCancelled).toBe(true);
  expect(state.read).toBeLessThan(15_000);
});

it("a write whose response is too large may have had its effect", async () => {
  const { api, sent } = scriptedWith({ contentLimit: 10_000 }, answered(endless().stream));
  expect(await caught(api.putBook({ path, body }).orThrow())).toMatchObject({ effect: "unknown" });
  expect(sent).toHaveLength(1);
});

it("content of exactly the limit is accepted, and 64 MiB by default", async () => {
  const content = await book().text();
  const contentLimit = Buffer.byteLength(content);
  const call = async (limit: object) =>
    (await scriptedWith(limit, answered(content)).api.getBook({ path })).ok;
  expect([
    await call({ contentLimit }),
    await call({ contentLimit: contentLimit - 1 }),
    await call({}),
  ]).toEqual([true, false, true]);
  const { state, stream } = endless(2 ** 20);
  const error = await caught(scriptedWith({}, answered(stream)).api.getBook({ path }).orThrow());
  expect(error.message).toContain("larger than contentLimit (67108864 bytes)");
  expect(state.read).toBeLessThanOrEqual(2 ** 26 + 3 * 2 ** 20);
});

it("what middleware returns has the same limit", async () => {
  const { state, stream } = endless();
  const onRequest = () => new Response(stream, { headers: book().headers });
  const { api } = scriptedWith({ contentLimit: 10_000, middleware: [{ onRequest }] });
  expect((await api.getBook({ path })).error?.name).toBe("NetworkError");
  expect(state.read).toBeLessThan(15_000);
});

it("content that stops arriving ends with the time for a request, and with the signal", async () => {
  const late = scriptedWith({ attempts: 1 }, answered(new ReadableStream<Uint8Array>()));
  const started = late.clock.now;
  expect((await caught(late.api.getBook({ path }).orThrow())).name).toBe("TimeoutError");
  expect(late.clock.now - started).toBe(10_000);
  const ending = new AbortController();
  const stream = new ReadableStream<Uint8Array>({ pull: () => ending.abort() }, { highWaterMark: 0 });
  const aborted = scriptedWith({}, answered(stream)).api.getBook({ path, signal: ending.signal });
  expect((await caught(aborted.orThrow())).name).toBe("AbortError");
});
