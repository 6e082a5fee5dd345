// Clients that read and write a few books under conditions, and record what they saw and when.
import assert from "node:assert/strict";
import { isLinearizable, type Operation, type Value } from "./linearizability.ts";
import type { Answer, Ask } from "./talk.ts";

export type HistoryOptions = {
  readonly clients: number;
  readonly books: number;
  /** The number of operations in all. */
  readonly operations: number;
  /** A number from 0 to 1. */
  readonly draw: () => number;
  /** Sends to any server; rejects when there was no answer. */
  readonly send: (ask: Ask) => Promise<Answer>;
  /** Milliseconds that never go back. */
  readonly clock: () => number;
  readonly progress?: (done: number) => void;
};

export type Recorded = {
  readonly histories: ReadonlyMap<string, readonly Operation[]>;
  readonly unknown: number;
};

/** What a client last saw of a book. */
type Seen = { readonly value: Value; readonly etag: string | undefined };

const JSON_TYPE = { "content-type": "application/json" };

/** @returns the operations on each book. */
export async function record(options: HistoryOptions): Promise<Recorded> {
  const { clients, books, operations, draw, send, clock, progress } = options;
  const histories = new Map<string, Operation[]>();
  let [done, serial, unknown] = [0, 0, 0];
  const note = (id: string, operation: Operation): void => {
    histories.set(id, [...(histories.get(id) ?? []), operation]);
  };
  const read = async (id: string): Promise<Seen | undefined> => {
    const call = clock();
    const answer = await send({ method: "GET", path: `/books/${id}` }).catch(() => undefined);
    if (answer === undefined || answer.status === 503) return undefined;
    assert.ok(answer.status === 200 || answer.status === 404, `${answer.status} ${answer.text}`);
    const { title, etag } = JSON.parse(answer.text) as { readonly title: string; readonly etag?: string };
    const value = answer.status === 200 ? title : undefined;
    note(id, { call, end: clock(), does: "read", saw: value });
    return { value, etag: answer.status === 200 ? etag : undefined };
  };
  const write = async (id: string, { value: expects, etag }: Seen, value: Value): Promise<void> => {
    const call = clock();
    const condition: Record<string, string> =
      etag === undefined ? { "if-none-match": "*" } : { "if-match": etag };
    const ask: Ask =
      value === undefined
        ? { method: "DELETE", path: `/books/${id}`, headers: condition }
        : {
            method: "PUT",
            path: `/books/${id}`,
            headers: { ...JSON_TYPE, ...condition },
            body: JSON.stringify({ title: value, authors: ["a"] }),
          };
    const answer = await send(ask).catch(() => undefined);
    // 503: nothing has changed. 500: the server does not know.
    if (answer?.status === 503) return;
    if (answer === undefined || answer.status === 500) {
      unknown += 1;
      return note(id, {
        call,
        end: Number.POSITIVE_INFINITY,
        does: "write",
        expects,
        value,
        held: undefined,
      });
    }
    assert.ok([200, 201, 204, 404, 412].includes(answer.status), `${answer.status} ${answer.text}`);
    note(id, { call, end: clock(), does: "write", expects, value, held: answer.status < 300 });
  };
  const client = async (): Promise<void> => {
    const seen = new Map<string, Seen>();
    while (done < operations) {
      done += 1;
      progress?.(done);
      const id = `r${Math.floor(draw() * books)}`;
      const before = seen.get(id);
      const chance = draw();
      if (before === undefined || chance < 0.4) {
        const now = await read(id);
        if (now !== undefined) seen.set(id, now);
        continue;
      }
      serial += 1;
      const isDelete = before.etag !== undefined && chance > 0.92;
      await write(id, before, isDelete ? undefined : `v${serial}`);
      // What it saw is over, if the write took effect. Sometimes it tries with the old tag again.
      if (draw() < 0.8) seen.delete(id);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { histories, unknown };
}

/** @throws AssertionError that names the book whose history nothing explains */
export function requireLinearizable({ histories }: Recorded): void {
  for (const [id, history] of histories)
    assert.ok(
      isLinearizable(history),
      `no order of the ${history.length} operations on ${id} explains what was seen`,
    );
}
