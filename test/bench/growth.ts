// What an operation costs with a thousand books and with a million, on each store: processor time of the process and of the
// database together, since other work on the machine changes how long a request waits, and hardly what it costs. The two
// stores of a kind take turns, so that both are measured warm.
// Not a test. Make and import the books first (docs/performance.md says how), then
// `node --max-old-space-size=12000 test/bench/growth.ts SMALL LARGE [SMALL LARGE …]`, where `memory memory` needs no import.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { createApp } from "../../generated/server.ts";
import { openDatabase, storeSettingFrom } from "../../src/cli/serve/store-setting.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Sources, Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { drawsFrom, numberedBooks } from "./catalogue.ts";
import { median } from "./statistics.ts";

const SIZES = [1000, 1_000_000] as const;
const ROUNDS = 5;
const REQUESTS = 100;
/** Linux counts processor time in hundredths of a second, in milliseconds each. */
const TICK = 10;

type Opened = { readonly store: Store; readonly cost: () => number };
type Ask = readonly [name: string, request: (at: number) => Request];
const sources: Sources = { now: Date.now, random: (length) => randomBytes(length) };
const at = (path: string, init?: RequestInit): Request => new Request(`http://127.0.0.1${path}`, init);

/** Milliseconds of this process, its threads included. */
function ownCost(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function inMemory(size: number): Promise<Opened> {
  const store = memoryStore(sources);
  for (const book of numberedBooks(size)) {
    await store.write(async ({ books }) => {
      await books.put(book);
      return { keep: true, result: undefined };
    });
  }
  return { store, cost: ownCost };
}

async function opened(text: string, size: number): Promise<Opened> {
  const setting = storeSettingFrom("argument", text);
  if (setting.kind === "memory") return inMemory(size);
  const database = await openDatabase(setting);
  const store = await libraryStore(database, sources);
  if (setting.kind === "sqlite") return { store, cost: ownCost };
  const { rows } = await database.read((db) =>
    sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db),
  );
  const server = statOf(rows[0]?.pid ?? 0).parent;
  return { store, cost: () => ownCost() + costOfServer(server) };
}

/** The server and its processes, those that have ended included. */
function costOfServer(server: number): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), ...statOf(Number(name)) }))
    .filter(({ pid, parent }) => pid === server || parent === server)
    .reduce((sum, { ticks, pid, ended }) => sum + TICK * (ticks + (pid === server ? ended : 0)), 0);
}

function statOf(pid: number): { readonly parent: number; readonly ticks: number; readonly ended: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").map(Number) ?? [];
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
    return { parent: fields[1] ?? 0, ticks: user + system, ended: endedUser + endedSystem };
  } catch {
    // It has ended meanwhile.
    return { parent: 0, ticks: 0, ended: 0 };
  }
}

async function asks(send: (request: Request) => Promise<Response>, size: number): Promise<readonly Ask[]> {
  const draw = drawsFrom(7);
  const anyBook = () => `/books/b${1 + Math.floor(draw() * size)}`;
  // A cursor is a place, in base 36.
  const middle = (size / 2).toString(36);
  const { title, authors, isbn } = (await (await send(at(`/books/b${size / 2}`))).json()) as {
    readonly title: string;
    readonly authors: readonly string[];
    readonly isbn: string;
  };
  const list = (query: string) => () => at(`/books?limit=20&${query}`);
  const word = title.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? "";
  let revision = Date.now();
  const put = (): Request => {
    revision += 1;
    const body = JSON.stringify({ title: `Growth ${revision}`, authors: ["A B"] });
    return at(anyBook(), { method: "PUT", headers: { "content-type": "application/json" }, body });
  };
  return [
    ["getBook", () => at(anyBook())],
    ["listBooks, first page", list("")],
    ["listBooks, cursor in the middle", list(`cursor=${middle}`)],
    ["sort=title", list("sort=title")],
    ["author", list(`author=${encodeURIComponent(authors[0] ?? "")}`)],
    ["tag, common", list("tag=odd")],
    ["tag, rare", list("tag=tag%20490")],
    ["isbn", list(`isbn=${isbn}`)],
    ["q, one letter", list("q=t")],
    ["q, a word", list(`q=${word}`)],
    ["q, two words", list(`q=${word}%20${encodeURIComponent(authors[0]?.split(" ")[0] ?? "")}`)],
    ["q and tag, both common", list("q=be&tag=tag%201")],
    ["putBook", put],
  ];
}

/** Microseconds for each request of one round. */
async function round({ send, cost, request }: Subject): Promise<number> {
  const before = cost();
  for (let n = 0; n < REQUESTS; n++) {
    const response = await send(request(n));
    if (response.status >= 300) throw new Error(`${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }
  return ((cost() - before) * 1000) / REQUESTS;
}

type Subject = Pick<Opened, "cost"> & { readonly send: Send; readonly request: (at: number) => Request };
type Send = (request: Request) => Promise<Response>;

async function subjects({ store, cost }: Opened, size: number): Promise<ReadonlyMap<string, Subject>> {
  const { fetch } = createApp(handlers, store, {
    now: Date.now,
    onError: (error) => void process.stderr.write(`${error}\n`),
  });
  const send: Send = async (request) => fetch(request);
  return new Map((await asks(send, size)).map(([name, request]) => [name, { send, cost, request }]));
}

const given = toolArguments(
  `Usage: node test/bench/growth.ts STORE STORE

Measures what an operation costs with a thousand books and with a million, on each store.
`,
  { allowPositionals: true },
).positionals;
process.stdout.write(
  "| store | operation | 1,000 books, µs | 1,000,000 books, µs | ratio |\n| --- | --- | ---: | ---: | ---: |\n",
);
for (let at = 0; at + 1 < given.length; at += 2) {
  const [kind = ""] = (given[at] ?? "").split(":");
  const stores = [
    await opened(given[at] ?? "", SIZES[0]),
    await opened(given[at + 1] ?? "", SIZES[1]),
  ] as const;
  const [small, large] = [await subjects(stores[0], SIZES[0]), await subjects(stores[1], SIZES[1])];
  for (const [operation, few] of small) {
    const many = large.get(operation);
    if (many === undefined) continue;
    const taken: (readonly [few: number, many: number])[] = [];
    for (let n = 0; n <= ROUNDS; n++) taken.push([await round(few), await round(many)]);
    // The first round warms up.
    const [of1000, ofMillion] = [0, 1].map((which) => median(taken.slice(1).map((one) => one[which] ?? 0)));
    const ratio = (ofMillion ?? 0) / (of1000 ?? 1);
    process.stdout.write(
      `| ${kind} | ${operation} | ${of1000?.toFixed(0)} | ${ofMillion?.toFixed(0)} | ${ratio.toFixed(1)} |\n`,
    );
  }
  for (const { store } of stores) await store.close();
}
process.exit(0);
