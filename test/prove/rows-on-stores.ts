// All rows of the HTTP checklist on the two databases; `npm test` has a share of them.
import assert from "node:assert/strict";
import { table } from "../rows/table.ts";
import { startPostgres } from "../setup/postgres.ts";
import type { Property } from "./property.ts";
import { runRows } from "./run-rows.ts";

const rows = table.filter(({ level }) => level !== "LATER").map(({ number }) => String(number));

export const rowsProperty: Property = {
  name: "rows",
  says: "Each row of the HTTP checklist holds on SQLite and on PostgreSQL, as it does in memory.",
  unit: "stores",
  size: 2,
  // `test/rows/on-sqlite.test.ts` and `test/rows/on-postgres.test.ts` are its small size.
  small: 0,
  prove: async (size, _seed, progress) => {
    const database = size === 0 ? undefined : await startPostgres();
    try {
      for (const [done, store] of ["sqlite", database?.url ?? ""].slice(0, size).entries()) {
        const results = await runRows(store);
        assert.deepEqual(
          rows.filter((number) => results.get(number) !== "holds"),
          [],
          `rows on ${store}`,
        );
        progress(done + 1);
      }
      return size === 0 ? "tried by test/rows" : `${rows.length} rows on each of them`;
    } finally {
      await database?.stop();
    }
  },
};
