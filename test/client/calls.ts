// Calls of all kinds, each with a check of its effect; runs in Node and in a page.
import { type ApiClient, createClient } from "../../generated/client.ts";
import { CallError, type Known } from "../../src/client/errors.ts";
import type { Platform } from "../../src/client/options.ts";

export type Calls = {
  readonly calls: number;
  readonly requests: number;
  readonly succeeded: number;
  /** Typed errors, by the effect that they report. */
  readonly failed: Readonly<Record<Known, number>>;
  /** Successes that an earlier try had, and a later one found. */
  readonly excused: number;
  /** Every call that did something else than it said; none is what is wanted. */
  readonly wrong: readonly string[];
};

/** How long an attempt waits for its answer. */
export type Patience = {
  readonly tryTimeout: number;
  /** The clock of a call, by its number; default: the platform's. */
  readonly clockOf?: (call: string) => Partial<Pick<Platform, "now" | "wait">>;
};

const content = { title: "Emma", authors: ["Jane Austen"] };
const review = { reviewer: "Ada", rating: 5 };

/** One kind of call: what is there before it, the call, and whether it had its effect: how many times. */
type Kind = {
  readonly prepare: (direct: ApiClient, id: string) => Promise<unknown>;
  readonly run: (api: ApiClient, id: string) => Promise<unknown>;
  readonly effects: (direct: ApiClient, id: string) => Promise<number>;
};

const there = (direct: ApiClient, id: string) =>
  direct.putBook({ path: { bookId: id }, body: { ...content, pageCount: 1 } }).orThrow();
const pageCount = async (direct: ApiClient, id: string): Promise<number> =>
  (await direct.getBook({ path: { bookId: id } }).orThrow()).pageCount ?? 0;
const isThere = async (direct: ApiClient, id: string): Promise<number> =>
  (await direct.getBook({ path: { bookId: id } })).ok ? 1 : 0;
const nothing = async (): Promise<void> => {};
const kinds: Readonly<Record<string, Kind>> = {
  read: {
    prepare: there,
    run: async (api, id) => {
      const book = await api.getBook({ path: { bookId: id } }).orThrow();
      if (book.id !== id || book.title !== content.title) throw new Error("read something else");
    },
    effects: async () => 1,
  },
  list: {
    prepare: async (direct, id) => {
      await there(direct, id);
      for (let i = 0; i < 3; i++) await direct.addReview({ path: { bookId: id }, body: review }).orThrow();
    },
    run: async (api, id) => {
      let count = 0;
      for await (const one of api.listReviews.items({ path: { bookId: id }, query: { limit: 2 } })) {
        count += one.rating / 5;
      }
      if (count !== 3) throw new Error(`listed ${count} of 3`);
    },
    effects: async () => 1,
  },
  "add with a key": {
    prepare: there,
    run: (api, id) => api.addReview({ path: { bookId: id }, body: review }).orThrow(),
    effects: async (direct, id) =>
      (await direct.listReviews({ path: { bookId: id } }).orThrow()).items.length,
  },
  put: {
    prepare: nothing,
    run: (api, id) => api.putBook({ path: { bookId: id }, body: content }).orThrow(),
    effects: isThere,
  },
  "create only": {
    prepare: nothing,
    run: (api, id) => api.putBook.createOnly({ path: { bookId: id }, body: content }).orThrow(),
    effects: isThere,
  },
  "put if it is as read": {
    prepare: there,
    run: async (api, id) => {
      const { etag } = await api.getBook({ path: { bookId: id } }).orThrow();
      const header = { "If-Match": etag };
      await api.putBook({ path: { bookId: id }, header, body: { ...content, pageCount: 2 } }).orThrow();
    },
    effects: async (direct, id) => (await pageCount(direct, id)) - 1,
  },
  edit: {
    prepare: there,
    run: (api, id) =>
      api.putBook.edit({ bookId: id }, (book) => ({ ...book, pageCount: (book.pageCount ?? 0) + 1 })),
    effects: async (direct, id) => (await pageCount(direct, id)) - 1,
  },
  patch: {
    prepare: there,
    run: (api, id) => api.patchBook({ path: { bookId: id }, body: { pageCount: 2 } }).orThrow(),
    effects: async (direct, id) => (await pageCount(direct, id)) - 1,
  },
  delete: {
    prepare: there,
    run: (api, id) => api.deleteBook({ path: { bookId: id } }).orThrow(),
    effects: async (direct, id) => 1 - (await isThere(direct, id)),
  },
};

type Ended = { readonly name: string; readonly kind: Kind; readonly id: string; readonly error: unknown };

/**
 * @param faulty the URL for the calls
 * @param sound the same service without faults, to prepare the calls and to check their effects
 * @param calls how many, of all kinds in turn
 * @param abreast how many at once
 * @param settled when nothing is under way any more
 * @param patience of each call
 */
export async function makeCalls(
  faulty: string,
  sound: string,
  calls: number,
  abreast: number,
  settled: () => Promise<void>,
  patience: Patience,
): Promise<Calls> {
  const direct = createClient({ baseUrl: sound });
  const tally = { requests: 0, excused: 0 };
  const ended: Ended[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < calls; n = next++)
      ended.push(await oneCall(n, direct, { baseUrl: faulty, ...patience }, tally));
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  await settled();
  const wrong: string[] = [];
  const failed = { none: 0, unknown: 0 };
  for (const { name, kind, id, error } of ended) {
    if (error instanceof CallError) failed[error.effect]++;
    const fault = faultIn(error, await kind.effects(direct, id));
    if (fault) wrong.push(`${name} ${id}: ${fault}`);
  }
  const succeeded = ended.filter(({ error }) => error === undefined).length;
  return { calls, ...tally, succeeded, failed, wrong };
}

async function oneCall(
  n: number,
  direct: ApiClient,
  { baseUrl, tryTimeout, clockOf = () => ({}) }: Patience & { readonly baseUrl: string },
  tally: { requests: number; excused: number },
): Promise<Ended> {
  const names = Object.keys(kinds);
  const name = names[n % names.length] ?? "";
  const kind = kinds[name] as Kind;
  const id = `call-${n}`;
  let attempt = 0;
  const api = createClient({
    baseUrl,
    tryTimeout,
    platform: clockOf(String(n)),
    // Every other call gives up early, so that errors are seen, too.
    attempts: n % 2 ? 3 : 8,
    backoff: { base: 2, cap: 20 },
    fetch: (request) => {
      request.headers.set("x-call", `${n}.${++attempt}`);
      return fetch(request);
    },
    onAttempt: () => void tally.requests++,
    onResult: ({ result }) => void (result.excused && tally.excused++),
  });
  await kind.prepare(direct, id);
  try {
    await kind.run(api, id);
    return { name, kind, id, error: undefined };
  } catch (error) {
    return { name, kind, id, error: error ?? "nothing" };
  }
}

/** What a call said that was not so. */
function faultIn(error: unknown, effects: number): string | undefined {
  if (effects < 0 || effects > 1) return `${effects} effects`;
  if (error === undefined) return effects === 1 ? undefined : "success without its effect";
  if (!(error instanceof CallError)) return `an untyped throw: ${error}`;
  return error.effect === "none" && effects === 1 && !isReading(error)
    ? `${error} had its effect`
    : undefined;
}

function isReading({ operation }: CallError): boolean {
  return /^(get|list)/.test(operation);
}

/**
 * @returns the title's number after `writers` have each raised it by one at once: the count, when nothing was lost
 */
export async function concurrentEdits(origin: string, writers: number): Promise<number> {
  const api = createClient({ baseUrl: origin });
  const path = { bookId: `edited-by-${writers}` };
  await api.putBook({ path, body: { ...content, pageCount: 1 } }).orThrow();
  const raise = () =>
    api.putBook.edit(path, (book) => ({ ...book, pageCount: (book.pageCount ?? 0) + 1 }), { limit: 200 });
  await Promise.all(Array.from({ length: writers }, raise));
  return ((await api.getBook({ path }).orThrow()).pageCount ?? 0) - 1;
}
