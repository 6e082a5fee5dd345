// Runs the curl lines of a report unchanged, twice, with bash and curl: each time they reproduce the fault.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Checked, check } from "../../src/conformance/check.ts";
import { curlLines } from "../../src/conformance/counterexample/curl.ts";
import { showsTheSame } from "../../src/conformance/counterexample/play.ts";
import { timer } from "../../src/conformance/settings.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { faults } from "../servers/faults.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { notesServer, principals } from "../servers/notes.ts";
import { type OnSocket, onSocket } from "./socket.ts";

const { contract } = await loadDocument("test/servers/notes.yaml");
const compiled = makeSharedMemory(contract);
const run = promisify(execFile);
const env = { ...process.env, TOKEN: principals.one.replace("Bearer ", "") };

/** Faults that need concurrent requests or many pages cannot be shown in a few lines. */
const shown = [
  "GET changes what it reads",
  "listing changes the listed notes",
  "HEAD returns 204",
  "a creation returns 200",
  "the newest note is not listed",
  "a repeat with a key returns 200",
  "the key is not required",
  "PUT loses a member",
  "PUT never returns 201",
  "an identical PUT counts",
  "an identical PUT adds a note",
  "PUT merges",
  "PUT touches a neighbour",
  "PUT rejects what GET returned",
  "PATCH replaces",
  "null is ignored",
  "DELETE deletes nothing",
  "DELETE deletes a neighbour too",
  "DELETE leaves the comments",
  "the tag never changes",
  "If-Match is ignored",
  "create-only replaces",
  "a weak If-Match matches",
  "a current tag gets 200",
  "all content is valid",
  "rejected content is stored",
  "a second DELETE returns 204",
];

describe.each(faults.filter(([fault]) => shown.includes(fault)))("%s: %s", (fault, law) => {
  let server: OnSocket;
  let found: Checked;
  beforeAll(async () => {
    server = await onSocket(notesServer([fault], Date.now));
    found = await firstBroken(server.origin, law);
  });
  afterAll(() => server.close());

  it("reproduces the fault in few lines", () => {
    expect(found.counterexample?.confirmed).toBe(true);
    expect(found.counterexample?.script.steps.length).toBeLessThan(24);
  });

  it.each(["once", "and once more"])("%s", async () => {
    const { script } = found.counterexample ?? { script: undefined };
    if (script === undefined) throw new Error("there is no script");
    const lines = curlLines(script, server.origin);
    const { stdout, stderr } = await run("bash", ["-c", lines.join("\n")], { env });
    expect(stderr).toBe("");
    const answers = exchangesIn(
      stdout,
      script.steps.map(({ exchange }) => exchange),
    );
    expect(answers.map(({ response }) => response.status)).toEqual(
      script.steps.map(({ exchange }) => exchange.response.status),
    );
    expect(showsTheSame(script.steps, answers, ["id", "noteId", "revision"])).toBe(true);
  });
});

async function firstBroken(origin: string, law: string): Promise<Checked> {
  const { results } = await check({
    contract,
    compiled,
    laws: laws.filter(({ id }) => id === law),
    baseUrl: origin,
    seed: 1,
    run: "v0123456789",
    headers: { authorization: principals.one },
    budget: 60_000,
    now: Date.now,
    pause: () => timer(1),
    send: fetch,
  });
  const all = results.filter(({ verdict }) => verdict.verdict === "broken");
  // As the report does. Rejected content that was stored fills the list until its first page no longer shows it.
  const broken = all.find(({ counterexample }) => counterexample?.confirmed) ?? all[0];
  if (broken === undefined)
    throw new Error(`${law} is not broken: ${JSON.stringify(results.map((one) => one.verdict))}`);
  return broken;
}

/** The output of curl, as the responses to the requests of the script. */
function exchangesIn(output: string, sent: readonly Exchange[]): readonly Exchange[] {
  return output
    .split(/^(?=HTTP\/1\.1 )/m)
    .filter((part) => part.startsWith("HTTP/"))
    .map((part, at) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const [first = "", ...fields] = head.split("\r\n");
      const text = rest.join("\r\n\r\n").trim();
      const exchange = sent[at] as Exchange;
      return {
        ...exchange,
        response: {
          status: Number(first.split(" ")[1]),
          headers: Object.fromEntries(fields.map((line) => line.toLowerCase().split(": ", 2))),
          content: /^[[{]/.test(text) ? JSON.parse(text) : undefined,
          text,
        },
      };
    });
}
