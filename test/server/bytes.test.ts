// Content that has arrived is read at once, whether or not Node has already said that it is complete.
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { readBytes } from "../../src/server/bytes.ts";

const CONTENT = '{"title":"Emma"}';

function request(length: string | null) {
  const get = (name: string) => (name === "content-length" ? length : null);
  return { url: "http://localhost/books", headers: { get }, body: null };
}

/** A request of Node that has received the text, perhaps with more to come. */
function received(text: string, complete: boolean) {
  const incoming = new Readable({ read: () => undefined });
  incoming.push(text);
  return Object.assign(incoming, { complete });
}

it.each([
  { says: "complete, with a length", complete: true, length: "16" },
  { says: "complete, in chunks", complete: true, length: null },
  { says: "as long as it says, before Node calls it complete", complete: false, length: "16" },
])("$says: at once", ({ complete, length }) => {
  expect(readBytes(request(length), received(CONTENT, complete), 100)).toEqual(Buffer.from(CONTENT));
});

it.each([
  { says: "a part of its length", length: "17" },
  { says: "in chunks, perhaps with more to come", length: null },
])("$says: when the rest is here", async ({ length }) => {
  const incoming = received(CONTENT, false);
  const bytes = readBytes(request(length), incoming, 100);
  expect(bytes).toBeInstanceOf(Promise);
  incoming.push(" ");
  incoming.push(null);
  expect(await bytes).toEqual(Buffer.from(`${CONTENT} `));
});

it("more than the limit is not read at once", async () => {
  expect(await readBytes(request("16"), received(CONTENT, false), 15)).toBeUndefined();
});
