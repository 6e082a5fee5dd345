// A broken law is shown in few requests, and a change by a different client is not reported.
import { describe, expect, it } from "vitest";
import { type Checked, type CheckSettings, check } from "../../src/conformance/check.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { type Handler, notesServer } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");

function checked(handler: Handler, law: string, more: Partial<CheckSettings> = {}) {
  return check({
    contract,
    laws: laws.filter(({ id }) => id === law),
    baseUrl: "http://notes.invalid",
    seed: 1,
    run: "v0123456789",
    budget: 60_000,
    now: Date.now,
    pause: async () => {},
    send: (request) => handler(request),
    ...more,
  });
}

const requestsOf = ({ counterexample }: Checked): readonly string[] =>
  counterexample?.script.steps.map(
    ({ exchange }) => `${exchange.request.method} ${exchange.response.status}`,
  ) ?? [];

describe("the shortest sequence", () => {
  it.each([
    ["PUT always returns 201", "put-creates-then-replaces", "putNote", ["PUT 201", "PUT 201"]],
    [
      "an identical PUT counts",
      "put-twice-is-put-once",
      "putNote",
      ["PUT 201", "GET 200", "PUT 204", "GET 200"],
    ],
    ["DELETE deletes nothing", "delete-removes", "deleteNote", ["POST 201", "DELETE 204", "GET 200"]],
    ["If-Match: * creates", "if-match-on-nothing-creates-nothing", "putNote", ["PUT 201"]],
    ["create-only replaces", "create-only", "putNote", ["PUT 201", "PUT 204"]],
  ] as const)("%s", async (fault, law, operation, want) => {
    const { results } = await checked(notesServer([fault], Date.now), law);
    const found = results.find((one) => one.verdict.verdict === "broken" && one.operation.id === operation);
    expect(found?.counterexample?.confirmed).toBe(true);
    expect(found && requestsOf(found)).toEqual(want);
  });

  it("keeps, of thirty rejected requests, the one that was stored", async () => {
    const { results } = await checked(
      notesServer(["rejected content is stored"], Date.now),
      "refused-content-changes-nothing",
    );
    const found = results.find((one) => one.operation.id === "putNote");
    expect(found?.counterexample?.confirmed).toBe(true);
    expect(found && requestsOf(found).length).toBeLessThan(6);
  });
});

it("a single change by a different client is not the server's fault", async () => {
  const server = notesServer([], Date.now);
  let puts = 0;
  const { results } = await checked(
    async (request) => {
      const response = await server(request);
      puts += request.method === "PUT" ? 1 : 0;
      const content = JSON.stringify({ text: "by somebody else" });
      const headers = { "content-type": "application/json" };
      if (request.method === "PUT" && puts === 2)
        await server(new Request("http://notes.invalid/notes", { method: "POST", body: content, headers }));
      return response;
    },
    "put-twice-is-put-once",
    { wants: (_, { id }) => id === "putNote" },
  );
  const [found] = results;
  expect(found?.verdict).toMatchObject({
    verdict: "not exercised",
    reason: { kind: "not reproduced", failure: { kind: "change" } },
  });
});

it("leaves nothing behind, even after the deadline", async () => {
  const server = notesServer([], Date.now);
  let clock = 0;
  const { results, left } = await checked(
    (request) => {
      clock += 10;
      return server(request);
    },
    "put-twice-is-put-once",
    { laws, now: () => clock, budget: 3000 },
  );
  const late = results.filter(
    ({ verdict }) => verdict.verdict === "not exercised" && verdict.reason.kind === "over",
  );
  expect(late.length).toBeGreaterThan(10);
  expect(left).toEqual([]);
  expect(await (await server(new Request("http://notes.invalid/notes"))).json()).toEqual([]);
});
