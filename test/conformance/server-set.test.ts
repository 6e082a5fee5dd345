// Server-set members are found by creating two equal resources; an unused URL has no resource.
import { expect, it } from "vitest";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { makeWorld } from "../../src/conformance/world/make-world.ts";
import { notesServer, principals } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { contract } from "./judging.ts";

sendLightMessages();

const note = contract.resources.find(({ read }) => read === "getNote");
const comment = contract.resources.find(({ read }) => read === "getComment");
if (note === undefined || comment === undefined) throw new Error("notes.yaml has notes and comments");

function world(switches: readonly string[], more: { readonly strict?: boolean } = {}) {
  let clock = 0;
  const requests: string[] = [];
  const server = notesServer(switches, () => clock);
  const made = makeWorld(
    {
      contract,
      memory: makeMemory(contract),
      seed: 1,
      run: "r",
      baseUrl: "http://notes.invalid",
      headers: { authorization: principals.one },
      fetch: (request) => {
        requests.push(`${request.method} ${new URL(request.url).pathname}`);
        return server(request);
      },
      pause: async (milliseconds) => {
        clock += milliseconds;
      },
      ...more,
    },
    "w",
  );
  return { made, requests };
}

it.each([
  ["members that differ, and those from the URL", comment, ["id", "noteId", "revision"], []],
  [
    "members that show the time",
    comment,
    ["id", "noteId", "revision", "servedAt"],
    ["a member that shows the second"],
  ],
  ["nothing that a client sets", note, ["id", "revision"], []],
] as const)("the server sets %s", async (_, resource, names, switches) => {
  const { made } = world(switches);
  expect([...(await made.serverSet(resource))].sort()).toEqual(names);
});

it("finds out once, and never in a strict run", async () => {
  const { made, requests } = world([]);
  await made.serverSet(note);
  const asked = requests.length;
  await made.serverSet(note);
  expect(requests.length).toBe(asked);
  expect((await world([], { strict: true }).made.serverSet(note)).size).toBe(0);
});

it("the resources created for this are not a change of a list", async () => {
  const { made } = world([]);
  await made.make(note);
  const before = await made.witness();
  await made.serverSet(note);
  expect(await before.changeSince()).toBeUndefined();
  await made.make(note);
  expect(await before.changeSince()).toMatchObject({
    kind: "entry gained",
    after: { request: { target: "/notes?limit=50" } },
  });
});
