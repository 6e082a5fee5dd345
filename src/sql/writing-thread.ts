// A thread with the connections that write to SQLite, which waits for the disk at each commit.
import { Worker } from "node:worker_threads";
import { StoreUnavailable } from "../server/port.ts";
import type { Ran } from "./sqlite-statements.ts";

/** What a connection is asked to do. */
type Act =
  | { readonly does: "open"; readonly file: string }
  | { readonly does: "run"; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly does: "begin unit" | "undo unit" | "undo all" | "close" };
export type Asked = { readonly id: number; readonly on: number; readonly act: Act };
export type Answered = { readonly id: number } & (
  | { readonly ran: Ran }
  | { readonly error: { readonly message: string; readonly errcode: number | undefined } }
);

/** A connection in the thread. Its acts are done in the order of the calls; errors have the `errcode` of SQLite. */
export type WritingConnection = {
  readonly run: (sql: string, parameters?: readonly unknown[]) => Promise<Ran>;
  /** Begins a unit of work in the transaction. */
  readonly beginUnit: () => Promise<void>;
  /** @returns whether the transaction is still there. */
  readonly undoUnit: () => Promise<boolean>;
  /** Ends the transaction, if there is one, without its changes. */
  readonly undoAll: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type WritingThread = {
  /** Opens or creates a file. */
  readonly open: (file: string) => Promise<WritingConnection>;
  /** Whether it has ended, for example because it ran out of memory; its connections are closed, without their changes. */
  readonly hasEnded: () => boolean;
  readonly end: () => Promise<void>;
};

type Waiting = { readonly resolve: (ran: Ran) => void; readonly reject: (error: Error) => void };

/** @returns a thread, which keeps the process alive only while it has something to do. */
export function writingThread(): WritingThread {
  // Next to this file, with the same ending: the package has compiled code.
  const worker = new Worker(new URL(import.meta.url.replace("/writing-thread.", "/sqlite-thread.")));
  const waiting = new Map<number, Waiting>();
  let asks = 0;
  let connections = 0;
  let ended: Error | undefined;

  const ask = (on: number, act: Act): Promise<Ran> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      asks += 1;
      // Throws for a parameter that is not a value of SQL, such as a promise.
      worker.postMessage({ id: asks, on, act } satisfies Asked);
      if (waiting.size === 0) worker.ref();
      waiting.set(asks, { resolve, reject });
    });
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return one;
  };
  const end = (why?: Error): void => {
    ended ??= new StoreUnavailable(`the thread that writes has ended${why ? `: ${why.message}` : ""}`);
    for (const id of [...waiting.keys()]) settle(id)?.reject(ended);
  };
  worker.on("message", (answered: Answered) => {
    const one = settle(answered.id);
    if ("ran" in answered) one?.resolve(answered.ran);
    else one?.reject(Object.assign(new Error(answered.error.message), { errcode: answered.error.errcode }));
  });
  worker.on("error", (error: Error) => end(error));
  worker.on("exit", () => end());
  // Last, because a listener for messages keeps the process alive.
  worker.unref();

  return {
    open: async (file) => {
      connections += 1;
      const on = connections;
      await ask(on, { does: "open", file });
      return {
        run: (sql, parameters = []) => ask(on, { does: "run", sql, parameters }),
        beginUnit: async () => void (await ask(on, { does: "begin unit" })),
        undoUnit: async () => (await ask(on, { does: "undo unit" })).rows.length > 0,
        undoAll: async () => void (await ask(on, { does: "undo all" })),
        close: async () => void (await ask(on, { does: "close" })),
      };
    },
    hasEnded: () => ended !== undefined,
    end: async () => void (await worker.terminate()),
  };
}
