// `node test/bench/books-file.ts 1000000 > books.ndjson`: made-up books, as `verbatim store import` reads them.
import { once } from "node:events";
import { newBook } from "../../src/service/records.ts";
import { catalogue, drawsFrom } from "./catalogue.ts";

const size = Number(process.argv[2]);
if (!Number.isInteger(size) || size < 1)
  throw new Error("Say how many books: node test/bench/books-file.ts 1000");

async function write(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

const next = catalogue(drawsFrom(1));
await write({ kind: "verbatim-store", version: 1 });
for (let place = 1; place <= size; place++) {
  const stamp = { at: "2026-11-30T00:00:00.000Z", id: `b${place}`, etag: `"e${place}"` };
  await write({ kind: "book", place, book: newBook(stamp.id, next(), stamp).value });
}
await write({ kind: "end", books: size, reviews: 0, keys: 0 });
