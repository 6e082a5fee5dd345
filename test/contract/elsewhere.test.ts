// A document from a server can make this machine contact that server only.
import { expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { onSocket } from "../conformance/socket.ts";

const document = (ref: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Lamps", version: "1" },
    paths: { "/lamps": { get: { operationId: "listLamps", responses: { 200: { $ref: ref } } } } },
  });

it.each([
  ["a file next to it", () => "parts.json#/ok", undefined],
  [
    "a different server",
    (other: string) => `${other}/parts.json#/ok`,
    /is not on http:\/\/127.0.0.1:\d+, the document's origin/,
  ],
  ["a different server, by a redirect", () => "away.json#/ok", /cannot resolve the reference/],
])("a reference to %s", async (_, ref, refusal) => {
  const asked: string[] = [];
  const other = await onSocket(({ url }) => {
    asked.push(url);
    return Response.json({ ok: { description: "Lamps." } });
  });
  const server = await onSocket(({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === "/away.json") return Response.redirect(`${other.origin}/parts.json`);
    return pathname === "/parts.json"
      ? Response.json({ ok: { description: "Lamps." } })
      : new Response(document(ref(other.origin)), { headers: { "content-type": "application/json" } });
  });
  const loaded = loadDocument(`${server.origin}/openapi.json`);
  if (refusal === undefined) expect((await loaded).contract.operations).toHaveLength(1);
  else await expect(loaded).rejects.toThrow(refusal);
  expect(asked).toEqual([]);
  await Promise.all([server.close(), other.close()]);
});
