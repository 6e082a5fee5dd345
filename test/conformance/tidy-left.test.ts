// A run reports exactly the resources that may still exist.
import { describe, expect, it } from "vitest";
import { madeElsewhere, perhapsMade } from "../../src/conformance/world/tidy.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Resource } from "../../src/contract/operation.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { answered } from "../laws/evidence.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");
const resource = contract.resources.find(({ read }) => read === "getNote") as Resource;
const settings = { contract, baseUrl: "http://notes.invalid" };

function asked(
  operation: string,
  line: string,
  got: { location?: string; content?: unknown } = {},
): Exchange {
  const [method = "", target = "", status = ""] = line.split(" ");
  const exchange = answered(method, Number(status));
  const headers: Readonly<Record<string, string>> =
    got.location === undefined ? {} : { location: got.location };
  return {
    operation,
    request: { ...exchange.request, target },
    response: {
      status: Number(status),
      headers,
      content: got.content,
      text: JSON.stringify(got.content) ?? "",
    },
  };
}

describe("a URL may have a resource", () => {
  const item = { resource, path: { noteId: "a" } };
  it.each([
    ["every write was rejected because of its credentials", ["PUT /notes/a 401", "PUT /notes/a 403"], 0],
    ["one write was not", ["PUT /notes/a 401", "PUT /notes/a 500"], 1],
    ["it was read", ["PUT /notes/a 403", "GET /notes/a 200"], 1],
    ["it was only read, and some servers return 200 to any address", ["GET /notes/a 200"], 0],
    ["a write was rejected because of its content", ["PUT /notes/a 422"], 1],
  ])("%s: %j", (_, lines, count) => {
    const exchanges = lines.map((line) => asked(line.startsWith("GET") ? "getNote" : "putNote", line));
    expect(perhapsMade(settings, [item], exchanges)).toHaveLength(count);
  });
});

describe("a created resource with an unknown URL", () => {
  it.each([
    [
      "as the answer says nothing of it",
      [asked("addNote", "POST /notes 201")],
      ["POST /notes returned 201 and did not say where the new resource is"],
    ],
    [
      "each place once",
      ["a", "b", "a"].map((id) => asked("addNote", "POST /notes 201", { location: `urn:note:${id}` })),
      ["urn:note:a", "urn:note:b"],
    ],
    ["at its Location", [asked("addNote", "POST /notes 201", { location: "/notes/a" })], []],
    ["by its id", [asked("addNote", "POST /notes 201", { content: { id: "a" } })], []],
    ["refused", [asked("addNote", "POST /notes 422")], []],
    ["by another method", [asked("addNote", "PUT /notes 200")], []],
    ["by a PUT", [asked("putNote", "PUT /notes/a 201")], []],
  ])("%s", (_, exchanges, want) => expect(madeElsewhere(settings, exchanges)).toEqual(want));
});
