// The budget holds whatever the server does, and nothing is left behind when it ends. Time is counted, not measured.
import { expect, it } from "vitest";
import { check } from "../../src/conformance/check.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { notesServer } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("test/servers/notes.yaml");

it.each([
  ["a fast start and a slow server", 100, 300],
  ["a slow start and a fast server", 3000, 5],
  ["a slow start and a slow server", 3000, 100],
  ["a start that takes longer than the budget", 60_000, 20],
])("%s", async (_, toStart, each) => {
  let clock = 1_000_000;
  const now = (): number => clock;
  const server = notesServer([], now);
  const alive = new Set<string>();
  const send = async (request: Request): Promise<Response> => {
    clock += each;
    const response = await server(request);
    const { pathname } = new URL(request.url);
    const location = response.headers.get("location") ?? pathname;
    if (response.status === 201) alive.add(new URL(location, request.url).pathname);
    if (request.method === "DELETE" && response.ok) alive.delete(pathname);
    return response;
  };
  const { milliseconds, left, cut } = await check({
    contract,
    laws,
    baseUrl: "http://notes.invalid",
    seed: 1,
    run: "v0123456789",
    budget: 5000,
    began: clock - toStart,
    now,
    pause: async (time) => {
      clock += time;
    },
    send,
  });
  expect(milliseconds).toBeLessThanOrEqual(5500);
  expect({ cut, left, alive: [...alive] }).toEqual({ cut: true, left: [], alive: [] });
});
