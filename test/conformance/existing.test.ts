// Existing resources are searched for below several parents, because the first may have none.
import { describe, expect, it } from "vitest";
import { makeSender } from "../../src/conformance/wire/sender.ts";
import { findListed } from "../../src/conformance/world/existing.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Resource } from "../../src/contract/operation.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");
const resource = (read: string) => contract.resources.find((one) => one.read === read) as Resource;
const [notes, comments] = [resource("getNote"), resource("getComment")];

/** Asks a server with these notes, each with the ids of its comments. */
function looking(shelf: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    const noteId = pathname.split("/")[2];
    const ids = noteId === undefined ? Object.keys(shelf) : (shelf[noteId] ?? []);
    const entries = ids.map((id) => ({ id, noteId }));
    return new Response(JSON.stringify(entries), { headers: { "content-type": "application/json" } });
  };
  return { asked, send: makeSender({ contract, fetch, baseUrl: "http://notes.invalid" }, () => {}) };
}

describe("takes the first listed resource", () => {
  it.each([
    ["of the first parent", { a: ["1"], b: ["2"] }, { noteId: "a", commentId: "1" }, 2],
    ["of the third, as two have none", { a: [], b: [], c: ["3"] }, { noteId: "c", commentId: "3" }, 4],
  ])("%s", async (_, shelf, path, requests) => {
    const { send, asked } = looking(shelf);
    const item = await findListed(contract, send, comments, undefined);
    expect(Object.values(item.path)).toEqual(Object.values(path));
    expect(asked).toHaveLength(requests);
  });

  it("looks only below the parent that is fixed", async () => {
    const { send, asked } = looking({ a: [], b: ["2"] });
    const name = comments.path.match(/\{(\w+)\}/)?.[1] ?? "";
    const above = { resource: notes, path: { [name]: "a" } };
    await expect(findListed(contract, send, comments, above)).rejects.toMatchObject({
      reason: { kind: "nothing listed", path: "/notes/a/comments" },
    });
    expect(asked).toEqual(["/notes/a/comments"]);
  });

  it("looks below five parents at most", async () => {
    const { send, asked } = looking({ a: [], b: [], c: [], d: [], e: [], f: [], g: ["1"] });
    await expect(findListed(contract, send, comments, undefined)).rejects.toMatchObject({
      reason: { kind: "nothing listed" },
    });
    expect(asked).toHaveLength(6);
  });
});
