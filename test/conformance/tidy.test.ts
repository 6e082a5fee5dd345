// A run removes what it created, with as few requests as possible.
import { describe, expect, it } from "vitest";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { perhapsMade, removeAll } from "../../src/conformance/world/tidy.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Resource } from "../../src/contract/operation.ts";
import type { Item } from "../../src/laws/world.ts";
import { answered } from "../laws/evidence.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");
const resource = (read: string) => contract.resources.find((one) => one.read === read) as Resource;
const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const item = (read: string, ...ids: readonly string[]): Item => ({
  resource: resource(read),
  path: Object.fromEntries(names(resource(read).path).map((name, at) => [name, ids[at] ?? ""])),
});
const [note, comment] = [item("getNote", "a"), item("getComment", "a", "c1")];

describe("resources that need not be removed", () => {
  const as = (method: string, target: string, status: number, sent = {}) => {
    const exchange = answered(method, status, { sent });
    return { ...exchange, request: { ...exchange.request, target } };
  };
  const settings = { contract, baseUrl: "http://notes.invalid", headers: { authorization: "Bearer one" } };
  const own = { authorization: "Bearer one" };
  it.each([
    ["gone at the last read", [as("PUT", "/notes/a", 201, own), as("GET", "/notes/a", 404, own)], 0],
    ["deleted last", [as("PUT", "/notes/a", 201, own), as("DELETE", "/notes/a", 204, own)], 0],
    ["gone, then written", [as("GET", "/notes/a", 404, own), as("PUT", "/notes/a", 422, own)], 1],
    ["gone for a different principal", [as("PUT", "/notes/a", 201, own), as("GET", "/notes/a", 404)], 1],
    ["rejected, which proves nothing", [as("PUT", "/notes/a", 422, own)], 1],
    ["never asked for", [as("GET", "/notes", 200, own)], 0],
  ])("%s", (_, exchanges, kept) => {
    expect(perhapsMade(settings, [note], exchanges)).toHaveLength(kept);
  });
});

describe("resources below", () => {
  const removing = async (taking: readonly string[], status: number) => {
    const asked: string[] = [];
    const left = await removeAll(
      {
        contract,
        baseUrl: "http://notes.invalid",
        seed: 1,
        run: "r",
        memory: { ...makeMemory(contract), takingChildren: new Set(taking) },
        fetch: async ({ method, url }) => {
          asked.push(`${method} ${new URL(url).pathname}`);
          return new Response(null, { status: method === "GET" ? 200 : status });
        },
      },
      [note, comment],
    );
    return { asked: asked.filter((one) => one.startsWith("DELETE")), left };
  };
  it("are not removed one by one if they were seen to go with the parent", async () => {
    expect(await removing(["getNote"], 204)).toEqual({ asked: ["DELETE /notes/a"], left: [] });
  });
  it("are removed first if they were not", async () => {
    expect(await removing([], 204)).toEqual({
      asked: ["DELETE /notes/a/comments/c1", "DELETE /notes/a"],
      left: [],
    });
  });
  it("are left if the parent stays", async () => {
    expect((await removing(["getNote"], 409)).left).toEqual(["/notes/a", "/notes/a/comments/c1"]);
  });
});
