// The longest pause of the event loop for the worst request of each kind, in a process of its own.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type Kind, kinds, longBook, longReview } from "./pause-kinds.ts";
import type { Property } from "./property.ts";
import { talk } from "./talk.ts";

/** In milliseconds; the time that a different request may have to wait. */
const MOST = 50;
/** In milliseconds, next to other tests on the same processors. */
const MOST_IN_TESTS = 150;
/** The shortest of so many tries counts, as other programs share the machine; the first try also warms up. */
const TRIES = 5;
/** The size at which the page is written. */
const WHOLE = kinds.length;

type Row = { readonly kind: string; readonly status: number; readonly pause: number };

export const pausesProperty: Property = {
  name: "pauses",
  says: "No request keeps the event loop for more than 50 ms, however large and hostile.",
  unit: "kinds of requests",
  size: WHOLE,
  small: 12,
  prove: async (size, seed, progress) => {
    const child = fork(new URL("./pause-server.ts", import.meta.url), { stdio: "inherit", execArgv: [] });
    try {
      const [{ port }] = await once(child, "message");
      const ask = async (what: string): Promise<{ pause: number }> => {
        child.send(what);
        const [answer] = await once(child, "message");
        return answer;
      };
      for (let n = 0; n < 100; n++) await talk(port, longBook(n));
      for (let n = 0; n < 100; n++) await talk(port, longReview(n));
      const step = Math.max(1, Math.floor(WHOLE / size));
      const chosen = kinds.filter((_, at) => (at + seed) % step === 0).slice(0, size);
      const rows: Row[] = [];
      for (const kind of chosen) {
        rows.push(await measured(kind, port, ask));
        progress(rows.length);
      }
      const worst = rows.toSorted((a, b) => b.pause - a.pause);
      if (size === WHOLE) writeFileSync(new URL("../../docs/pauses.md", import.meta.url), pageOf(worst));
      const [first] = worst;
      const most = size === WHOLE ? MOST : MOST_IN_TESTS;
      assert.ok(first !== undefined && first.pause <= most, `${first?.kind}: ${first?.pause.toFixed(1)} ms`);
      return `at most ${first.pause.toFixed(0)} ms: ${first.kind}`;
    } finally {
      child.disconnect();
      child.kill();
    }
  },
};

async function measured(
  { kind, ...request }: Kind,
  port: number,
  ask: (what: string) => Promise<{ pause: number }>,
): Promise<Row> {
  let pause = Number.POSITIVE_INFINITY;
  let status = 0;
  for (let left = TRIES; left > 0 && (left === TRIES || pause > MOST / 5); left--) {
    await ask("reset");
    ({ status } = await talk(port, request));
    pause = Math.min(pause, (await ask("read")).pause);
  }
  return { kind, status, pause };
}

function pageOf(rows: readonly Row[]): string {
  const lines = rows.map(({ kind, status, pause }) => `| ${kind} | ${status} | ${pause.toFixed(1)} |`);
  return [
    "# The longest pauses",
    "",
    `Written by \`npm run prove\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}: hostile requests at`,
    "the largest size that the service accepts, and for how long each kept the event loop, in milliseconds. Of several tries",
    "the shortest counts, because other programs share the machine. No pause may be longer than 50 ms.",
    "",
    "| request | status | pause |",
    "| --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}
