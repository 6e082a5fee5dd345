// `verbatim store`: moves everything in a store to a different one, as lines of JSON.
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { BookTables } from "../service/sql/book-tables.ts";
import type { Database } from "../sql/database.ts";
import type { KeyTables } from "../sql/key-rows.ts";
import { argumentsFrom, UsageError } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { openDatabase, storeSettingFrom } from "./serve/store-setting.ts";
import { usage } from "./usage/store-usage.ts";

/** Lines between two updates of the progress line of an export. */
const EVERY = 500;

type Tables = BookTables & KeyTables;

export const storeCommand: Command = {
  name: "store",
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, { store: { type: "string" } });
    const [action, file, ...rest] = positionals;
    const act = action === "export" ? exportTo : action === "import" ? importFrom : undefined;
    if (act === undefined) throw new UsageError(`"${action ?? ""}" is not an action; use export or import`);
    if (file === undefined || rest.length > 0) throw new UsageError(`name one file to ${action}`);
    const where = values.store === undefined ? "VERBATIM_STORE" : "--store";
    const setting = storeSettingFrom(where, values.store ?? (io.env["VERBATIM_STORE"] || "memory"));
    if (setting.kind === "memory")
      throw new UsageError(`${where}: memory is empty at each start; name a database`);
    if (action === "export" && setting.kind === "sqlite") await requireSource(setting.file, file);
    const { libraryStore } = await import("../service/sql/library-store.ts");
    const database = await openDatabase(setting);
    // Brings the tables up to date.
    const store = await libraryStore(database, { now: Date.now, random: () => new Uint8Array() });
    try {
      io.out(`${await act(database as unknown as Database<Tables>, file, io)}\n`);
    } finally {
      await store.close();
    }
    return 0;
  },
};

/** Without this, a wrong name would export a new, empty database, and an exchanged name would overwrite the only one. */
async function requireSource(database: string, file: string): Promise<void> {
  const idOf = async (name: string): Promise<string | undefined> => {
    const found = await stat(name).catch(() => undefined);
    return found && `${found.dev}:${found.ino}`;
  };
  const source = await idOf(database);
  if (source === undefined) throw new Error(`${database}: there is no such database; check its name`);
  const target = await idOf(file);
  if (target === undefined) return;
  const parts = await Promise.all([database, `${database}-wal`, `${database}-shm`].map(idOf));
  if (parts.includes(target)) throw new Error(`${file}: is part of the database; export to a different file`);
}

async function exportTo(database: Database<Tables>, file: string, { status }: Io): Promise<string> {
  const { exportedLines } = await import("../service/sql/transfer.ts");
  const output = await open(file, "w");
  try {
    return await database.read(async (db) => {
      await output.truncate(0);
      let [done, last] = [0, ""];
      for await (const line of exportedLines(db)) {
        await output.appendFile(`${line}\n`);
        done += 1;
        last = line;
        if (done % EVERY === 0) status?.(`exporting: ${done} lines`);
      }
      await output.sync();
      status?.("");
      return `exported ${countsIn(JSON.parse(last) as Counts)} to ${file}`;
    });
  } finally {
    await output.close();
  }
}

async function importFrom(database: Database<Tables>, file: string, { status }: Io): Promise<string> {
  const { importLines } = await import("../service/sql/transfer.ts");
  const counts = await database.administer((db) =>
    db.transaction().execute(async (transaction) => {
      for (const table of ["books", "request_keys"] as const) {
        const row = await transaction.selectFrom(table).selectAll().limit(1).executeTakeFirst();
        if (row !== undefined) throw new Error("the store is not empty; import into an empty one");
      }
      // Opened here, so that an attempt that has to wait for a lock begins at the first line.
      const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
      return importLines(transaction, database.differences, lines, (done) => {
        status?.(`importing: ${done} lines`);
      });
    }),
  );
  status?.("");
  return `imported ${countsIn(counts)} from ${file}`;
}

type Counts = { readonly books: number; readonly reviews: number; readonly keys: number };

function countsIn({ books, reviews, keys }: Counts): string {
  return `${books} books, ${reviews} reviews and ${keys} idempotency keys`;
}
