// Many hostile requests over sockets: each gets a regular error response, and nothing stored changes.
import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import fc from "fast-check";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import type { Hostile } from "./hostile-parts.ts";
import { hostile } from "./hostile-requests.ts";
import type { Property } from "./property.ts";
import { talk } from "./talk.ts";

/** How long a response may take, in milliseconds. */
const PATIENCE = 5000;
/** Safe methods, which need not be rejected. */
const SAFE = /^(?:GET|HEAD|OPTIONS) /;

export const hostileProperty: Property = {
  name: "hostile",
  says: "Hostile requests get no 5xx but the 501 and 505 of RFC 9112, crash nothing, and leave every byte of the store unchanged.",
  unit: "requests",
  size: 20_000,
  small: 600,
  prove: async (size, seed, progress) => {
    const service = await startService({ guarded: false });
    const seen: Record<string, number> = {};
    const line = keptLine(service.port);
    let done = 0;
    const property = fc.asyncProperty(hostile, async (request) => {
      const answer = await line.send(request);
      check(request, answer);
      assert.deepEqual(service.errors, [], "the service reported a failure of its own");
      const status = statusOf(answer);
      seen[status] = (seen[status] ?? 0) + 1;
      done += 1;
      progress(done);
    });
    try {
      await fill(service.port);
      const before = await exported(service.store);
      await fc.assert(property, { numRuns: size, seed, ignoreEqualValues: false });
      assert.equal(await exported(service.store), before, "the store has changed");
      const { status } = await talk(service.port, { method: "GET", path: "/books/emma" });
      assert.equal(status, 200, "the service still answers");
      return Object.entries(seen)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, count]) => `${kind}: ${count}`)
        .join(", ");
    } finally {
      line.close();
      await service.close();
    }
  },
};

function check({ kind, sent }: Hostile, answer: string): void {
  if (answer === "") return;
  const about = `${kind}: ${JSON.stringify(sent.slice(0, 700))} was answered ${answer.slice(0, 500)}`;
  const status = Number(statusOf(answer));
  assert.ok((status >= 200 && status < 500) || isNotImplemented(sent, status), about);
  assert.ok(SAFE.test(sent) || status >= 400, `a change was accepted: ${about}`);
  if (status >= 400) assert.match(answer, /^content-type: application\/problem\+json\r$/im, about);
}

/** RFC 9112 6.1 asks for 501 to a transfer coding that the server does not know; RFC 9110 15.6.6 for 505 to another version. */
function isNotImplemented(sent: string, status: number): boolean {
  if (status === 501) return /^transfer-encoding:/im.test(sent);
  return status === 505 && !/^[^\n]* HTTP\/1\.[01]\r?\n/.test(sent);
}

function statusOf(answer: string): string {
  return answer === "" ? "no answer" : answer.slice(9, 12);
}

async function fill(port: number): Promise<void> {
  const headers = { "content-type": "application/json" };
  const put = (path: string, content: object) =>
    talk(port, { method: "PUT", path, headers, body: JSON.stringify(content) });
  await put("/books/emma", { title: "Emma", authors: ["Jane Austen"] });
  await put("/books/emma/reviews/ada", { reviewer: "Ada", rating: 5 });
}

/** A connection, kept open as long as the framing is correct. */
function keptLine(port: number): { send: (request: Hostile) => Promise<string>; close: () => void } {
  let kept: Socket | undefined;
  const send = ({ sent, isFramed }: Hostile): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = kept ?? connect(port, "127.0.0.1");
      kept = undefined;
      let text = "";
      const end = (): void => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on("error", () => {});
        if (isFramed && isWhole(text) && !/^connection: close\r$/im.test(text)) kept = socket;
        else socket.destroy();
        resolve(text);
      };
      const timer = setTimeout(() => {
        socket.destroy();
        reject(new Error(`no end of an answer in ${PATIENCE} ms to ${JSON.stringify(sent.slice(0, 700))}`));
      }, PATIENCE);
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
        // RFC 9110 15.2: the final response comes after it.
        text = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, "");
        if (isWhole(text)) end();
      });
      socket.on("close", end);
      // A connection that was rejected during an upload may be reset.
      socket.on("error", () => {});
      socket.write(Buffer.from(sent, "latin1"), () => void (isFramed || socket.end()));
    });
  return { send, close: () => kept?.destroy() };
}

/** Whether the text is one complete response. */
function isWhole(text: string): boolean {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /^content-length: (\d+)\r$/im.exec(text.slice(0, head + 2))?.[1];
  if (length !== undefined) return text.length >= head + 4 + Number(length);
  return /^HTTP\/1\.1 (?:204|304) /.test(text) || text.endsWith("0\r\n\r\n");
}
