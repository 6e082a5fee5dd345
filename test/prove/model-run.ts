// Random sequences by two principals, compared with the model after every step.
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Draft, drafts, opening } from "./drafts.ts";
import { idOf, judge, type Model, type Question, scopeOf, shelfOf, type Verdict } from "./model.ts";
import { checkAnswer, checkPage, checkReplay, settle } from "./model-checks.ts";
import type { Property } from "./property.ts";
import { questionOf } from "./questions.ts";
import type { Answer, Ask } from "./talk.ts";
import { openWorld, type World } from "./world.ts";

type Real = {
  readonly world: World;
  readonly clock: { time: number };
  /** The previous requests. */
  last: { readonly draft: Draft; readonly question: Question; readonly ask: Ask } | undefined;
};

export const modelProperty: Property = {
  name: "model",
  says: "Two principals get the responses of a small model, in whatever order they send requests.",
  unit: "sequences",
  size: 2000,
  small: 60,
  prove: async (size, seed, progress) => {
    const steps: Record<string, number> = {};
    let done = 0;
    const commands = fc.commands([drafts.map((draft) => new Step(draft, steps))], {
      maxCommands: 30,
      size: "max",
    });
    const property = fc.asyncProperty(commands, fc.nat(4), async (sequence, door) => {
      const clock = { time: Date.UTC(2026, 10, 22) };
      const world = await openWorld({
        // One in five over a socket.
        door: door === 4 ? "socket" : "process",
        guarded: true,
        now: () => clock.time,
      });
      const real: Real = { world, clock, last: undefined };
      const model: Model = { books: new Map(), keys: new Map(), seen: new Set(), pages: new Map() };
      try {
        for (const draft of opening) await new Step(draft, steps).run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        assert.deepEqual(world.errors, [], "the service reported a failure of its own");
      } finally {
        await world.close();
      }
      done += 1;
      progress(done);
    });
    await fc.assert(property, { numRuns: size, seed });
    const total = Object.values(steps).reduce((sum, count) => sum + count, 0);
    const answers = Object.entries(steps).toSorted(([a], [b]) => Number(a) - Number(b));
    return `${total} steps; responses: ${answers.map(([status, count]) => `${status}: ${count}`).join(", ")}`;
  },
};

class Step implements fc.AsyncCommand<Model, Real> {
  readonly draft: Draft;
  readonly counts: Record<string, number>;
  sent = "not sent";

  constructor(draft: Draft, counts: Record<string, number>) {
    this.draft = draft;
    this.counts = counts;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { world, clock, last } = real;
    clock.time += 1000;
    const at = new Date(clock.time).toISOString();
    const isAgain = this.draft.again && last !== undefined;
    const draft = isAgain ? last.draft : this.draft;
    const { question, ask } = isAgain
      ? { question: { ...last.question, at }, ask: last.ask }
      : questionOf(model, draft, at);
    real.last = { draft, question, ask };
    this.sent = `${question.caller?.sub ?? "nobody"}: ${JSON.stringify(ask)}`;
    const verdict = judge(model, question);
    const answer = await world.ask(ask, question.caller);
    const { wanted, id } = changeModel(model, question, verdict, answer, draft);
    assert.equal(answer.status, wanted, `${this.sent} was answered ${answer.status} ${answer.text}`);
    const kind = verdict.replays ? "replayed" : String(wanted);
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    settle(model, await world.everything());
    const entry = shelfOf(model, question)?.get(id);
    if (verdict.replays) checkReplay(answer, verdict.replays);
    else if (question.method === "GET" && idOf(question) === undefined) {
      checkPage(model, question, ask.path, draft.limit, answer);
    } else checkAnswer(question, verdict, answer, id, entry);
    if (
      answer.status === 201 &&
      question.key !== undefined &&
      question.method === "POST" &&
      !verdict.replays
    ) {
      model.keys.set(scopeOf(question), { fingerprint: question.content?.text ?? "", answer });
    }
  }

  toString(): string {
    return this.sent;
  }
}

/** Lets the model do what the service did, with the id that the server chose. */
function changeModel(model: Model, question: Question, verdict: Verdict, answer: Answer, draft: Draft) {
  const { change, replays } = verdict;
  const isPage = question.method === "GET" && idOf(question) === undefined && verdict.status === 200;
  let wanted = verdict.status;
  if (wanted === 200 && question.method === "PUT" && draft.minimal) wanted = 204;
  // A page is identified by its content: `checkPage` checks 200 and 304 by it.
  if (isPage && question.ifNoneMatch !== undefined && answer.status === 304) wanted = 304;
  const chosen = answer.status === 201 ? String((JSON.parse(answer.text) as { id: unknown }).id) : "";
  if (question.method === "POST" && change !== undefined) {
    assert.ok(!model.seen.has(chosen), `the id ${chosen} was given before`);
    model.seen.add(chosen);
  }
  if (replays === undefined) change?.(chosen);
  return { wanted, id: idOf(question) ?? chosen };
}
