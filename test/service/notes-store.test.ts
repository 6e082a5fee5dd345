// The example of a store for a different document: short, and a store like any other.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Items, OpenItems } from "../../src/server/memory.ts";
import type { SqlStore } from "../../src/sql/store.ts";

type Note = { readonly id: string; readonly text: string };
type Store = SqlStore<{ notes: Items<Note> }, { notes: OpenItems<Note> }>;

/** Not by its name: its types need generated code, which the test of the package compiles it with. */
const example = new URL("../../docs/notes/store.ts", import.meta.url).href;
const { openNotes } = (await import(example)) as { openNotes: (where: string) => Promise<Store> };

it("has at most 60 lines", () => {
  expect(readFileSync("docs/notes/store.ts", "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
});

it("keeps notes and keys across a restart, undoes what is not to be kept, and keeps the tag of what does not change", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const where = `sqlite:${join(folder, "notes.db")}`;
  const first = await openNotes(where);
  const tags = await first.write(async ({ notes }, keys) => {
    const one = await notes.put("a", { id: "a", text: "one" });
    await notes.put("b", { id: "b", text: "two" });
    const same = await notes.put("a", { id: "a", text: "one" });
    const other = await notes.put("a", { id: "a", text: "changed" });
    const outcome = { status: 201, headers: {}, body: null };
    await keys.keep("k", { principal: "p", fingerprint: "f", outcome, expires: Date.now() + 60_000 });
    return { keep: true, result: [one.etag === same.etag, one.etag === other.etag] };
  });
  expect(tags).toEqual([true, false]);
  await first.write(async ({ notes }) => {
    await notes.remove("a");
    return { keep: false, result: undefined };
  });
  await first.close();
  const second = await openNotes(where);
  const texts = await second.read(async ({ notes }) => (await notes.all()).map(({ value }) => value.text));
  expect(texts).toEqual(["changed", "two"]);
  const found = await second.write(async (_, keys) => ({ keep: false, result: await keys.find("k") }));
  expect(found).toMatchObject({ outcome: { status: 201 } });
  await second.close();
  rmSync(folder, { recursive: true });
});
