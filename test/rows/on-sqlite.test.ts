// Rows of the HTTP checklist on the SQLite store: keys, deletion and patches. `TEST_STORE=sqlite` runs all rows on it.
import { beforeEach, describe, vi } from "vitest";

beforeEach(() => {
  vi.stubEnv("TEST_STORE", "sqlite");
});

/** The part after `?` makes a module of its own, which registers its tests here, too. */
const files = ["./delete.test.ts?sqlite", "./keys.test.ts?sqlite", "./patch.test.ts?sqlite"];
for (const file of files) describe(file, async () => void (await import(file)));
