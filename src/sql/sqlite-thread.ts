// What runs in the thread that writes: it holds the connections that write, so a slow disk stops this thread and no other.
import { DatabaseSync } from "node:sqlite";
import { type MessagePort, parentPort } from "node:worker_threads";
import { type Ran, statementsOf } from "./sqlite-statements.ts";
import type { Answered, Asked } from "./writing-thread.ts";

if (parentPort !== null) serve(parentPort);

type Connection = { readonly raw: DatabaseSync; readonly run: ReturnType<typeof statementsOf> };

function serve(port: MessagePort): void {
  const connections = new Map<number, Connection>();
  port.on("message", (asked: Asked) => port.postMessage(answer(connections, asked)));
}

function answer(connections: Map<number, Connection>, asked: Asked): Answered {
  try {
    return { id: asked.id, ran: act(connections, asked) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const errcode = error instanceof Error && "errcode" in error ? Number(error.errcode) : undefined;
    return { id: asked.id, error: { message, errcode } };
  }
}

const NOTHING: Ran = { rows: [] };

function act(connections: Map<number, Connection>, { on, act: asked }: Asked): Ran {
  if (asked.does === "open") {
    const raw = new DatabaseSync(asked.file, { timeout: 0 });
    connections.set(on, { raw, run: statementsOf(raw) });
    return NOTHING;
  }
  const connection = connections.get(on);
  if (connection === undefined) throw new Error("the connection is closed");
  const { raw, run } = connection;
  switch (asked.does) {
    case "run":
      return run(asked.sql, asked.parameters);
    case "begin unit":
      // Outside a transaction, a savepoint would begin one of its own.
      if (!raw.isTransaction) throw new Error("there is no transaction");
      return run("savepoint unit", []);
    case "undo unit":
      // On a full disk, SQLite has undone the whole transaction itself.
      if (!raw.isTransaction) return NOTHING;
      raw.exec("rollback to unit; release unit");
      return { rows: ["transaction"] };
    case "undo all":
      if (raw.isTransaction) raw.exec("rollback");
      return NOTHING;
    case "close":
      connections.delete(on);
      raw.close();
      return NOTHING;
  }
}
