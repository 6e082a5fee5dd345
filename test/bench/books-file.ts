// `node test/bench/books-file.ts 1000000 > books.ndjson`: made-up books, as `verbatim store import` reads them.
import { once } from "node:events";
import { toolArguments } from "../setup/tool-arguments.ts";
import { numberedBooks } from "./catalogue.ts";

const { positionals } = toolArguments(
  "Usage: node test/bench/books-file.ts HOW_MANY > books.ndjson\n\nWrites made-up books, as verbatim store import reads them.\n",
  { allowPositionals: true },
);
const size = Number(positionals[0]);
if (!Number.isInteger(size) || size < 1)
  throw new Error("Say how many books: node test/bench/books-file.ts 1000");

async function write(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

await write({ kind: "verbatim-store", version: 1 });
let place = 0;
for (const { value } of numberedBooks(size)) {
  place += 1;
  await write({ kind: "book", place, book: value });
}
await write({ kind: "end", books: size, reviews: 0, keys: 0 });
