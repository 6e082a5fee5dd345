// An unusual Location never ends a run, and the run reports the resource as one that may still exist.
import { expect, it } from "vitest";
import { check } from "../../src/conformance/check.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { notesServer } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");
const asked = ["created-is-located", "post-adds-each-time", "get-changes-nothing"];

it.each([
  ["a Location that is not a URI", "http://[", undefined],
  ["a Location without a host", "//", undefined],
  ["a port that does not exist", "http://h:99999/notes/a", undefined],
  ["invalid percent-encoding", "/notes/%zz", undefined],
  ["a dot segment as the id", undefined, ".."],
  ["an empty id", undefined, ""],
  ["a lone surrogate as the id", undefined, "\ud800"],
])("%s", async (_, location, id) => {
  const server = notesServer([], Date.now);
  const { results, left } = await check({
    contract,
    laws: laws.filter((law) => asked.includes(law.id)),
    wants: (__, operation) => ["addNote", "getNote", "listNotes"].includes(operation.id),
    baseUrl: "http://notes.invalid",
    seed: 1,
    run: "v0123456789",
    budget: 60_000,
    now: Date.now,
    pause: async () => {},
    async send(request) {
      const response = await server(request);
      if (request.method !== "POST" || response.status !== 201) return response;
      const headers = { "content-type": "application/json", ...(location === undefined ? {} : { location }) };
      return new Response(JSON.stringify({ id }), { status: 201, headers });
    },
  });
  expect(results).toHaveLength(9);
  expect(left).toEqual([location ?? "POST /notes returned 201 and did not say where the new resource is"]);
});
