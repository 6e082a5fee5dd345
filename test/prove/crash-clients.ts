// Clients that write without pause to a server that is killed again and again, and remember what was acknowledged.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, type Ask, talk } from "./talk.ts";

export type Draw = () => number;

/** The server that is running now. */
export type Address = {
  port: number;
  /** When it was started, by `performance.now`. */
  since: number;
  /** The number of answers so far, of all servers. */
  answers: number;
};

/** What a client knows about a book of its own: the bytes of its last acknowledged state. */
type Known = { readonly json: string; readonly reviews: Set<string> };

export type CrashClient = {
  /** Writes until `isOver`, then returns when its last request is answered. */
  readonly run: (isOver: () => boolean) => Promise<void>;
  readonly books: ReadonlyMap<string, Known>;
  readonly counts: { requests: number; resent: number; replayed: number };
};

/** A request to a server that is down is sent again after this many milliseconds. */
const AGAIN = 50;
/** A server that does not answer this long after its start never will, in milliseconds. */
const PATIENCE = 60_000;

export type Shared = {
  readonly address: Address;
  /** Every entity tag that any client has seen, with its representation. */
  readonly tags: Map<string, string>;
  /** Whether the server may say that it does not know the outcome: 500. */
  readonly mayBeUnknown: boolean;
};

/** @param name begins the ids and keys of this client, which nobody else uses */
export function crashClient(name: string, draw: Draw, { address, tags, mayBeUnknown }: Shared): CrashClient {
  const books = new Map<string, Known>();
  const counts = { requests: 0, resent: 0, replayed: 0 };
  let serial = 0;

  /** Sends until there is an answer. */
  const insist = async (ask: Ask): Promise<{ readonly answer: Answer; readonly isResent: boolean }> => {
    counts.requests += 1;
    for (let isResent = false; ; isResent = true) {
      try {
        const answer = await talk(address.port, ask);
        address.answers += 1;
        const isUnknown = mayBeUnknown && answer.status === 500;
        if (answer.status !== 503 && !isUnknown) {
          if (isResent) counts.resent += 1;
          return { answer, isResent };
        }
        assert.ok(isUnknown || answer.headers["retry-after"], "a 503 says when to retry");
      } catch (error) {
        if (performance.now() - address.since > PATIENCE) throw error;
      }
      await pause(AGAIN);
    }
  };
  const write = (method: string, path: string, body?: object) => {
    serial += 1;
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const headers = { "idempotency-key": `${name}-${serial}` };
    return insist({
      method,
      path,
      headers: body === undefined ? headers : { ...headers, "content-type": type },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  };
  /** Takes the answer of a write for the state of the book. */
  const remember = (text: string): void => {
    const { id, etag } = JSON.parse(text) as { readonly id: string; readonly etag: string };
    assert.ok((tags.get(etag) ?? text) === text, `the entity tag ${etag} was used twice`);
    tags.set(etag, text);
    books.set(id, { json: text, reviews: books.get(id)?.reviews ?? new Set() });
  };
  const content = () => ({
    title: `${name} ${serial} ${"word ".repeat(draw() * 20)}`,
    authors: [name],
    pageCount: serial + 1,
  });
  const own = (): string | undefined => [...books.keys()][Math.floor(draw() * books.size)];

  const add = async (): Promise<void> => {
    const { answer } = await write("POST", "/books", content());
    assert.equal(answer.status, 201, answer.text);
    if (answer.headers["idempotency-replayed"] === "true") counts.replayed += 1;
    remember(answer.text);
  };
  const put = async (): Promise<void> => {
    const { answer } = await write("PUT", `/books/${name}-${Math.floor(draw() * 5)}`, content());
    assert.ok(answer.status === 201 || answer.status === 200, `PUT: ${answer.status} ${answer.text}`);
    remember(answer.text);
  };
  const patch = async (id: string): Promise<void> => {
    const { answer } = await write("PATCH", `/books/${id}`, { pageCount: 1 + Math.floor(draw() * 40_000) });
    assert.equal(answer.status, 200, answer.text);
    remember(answer.text);
  };
  const remove = async (id: string): Promise<void> => {
    const { answer, isResent } = await write("DELETE", `/books/${id}`);
    assert.ok(
      answer.status === 204 || (isResent && answer.status === 404),
      `DELETE: ${answer.status} ${answer.text}`,
    );
    books.delete(id);
  };
  const review = async (id: string): Promise<void> => {
    const { answer } = await write("POST", `/books/${id}/reviews`, {
      reviewer: name,
      rating: 1 + Math.floor(draw() * 5),
    });
    assert.equal(answer.status, 201, answer.text);
    if (answer.headers["idempotency-replayed"] === "true") counts.replayed += 1;
    books.get(id)?.reviews.add(answer.text);
  };
  return {
    books,
    counts,
    run: async (isOver) => {
      while (!isOver()) {
        const chance = draw();
        const id = own();
        if (id === undefined || chance < 0.3) await add();
        else if (chance < 0.55) await put();
        else if (chance < 0.75) await patch(id);
        else if (chance < 0.87) await review(id);
        else await remove(id);
      }
    },
  };
}

/** Everything that the server shows, compared with everything that was acknowledged. */
export async function compareWithServer(port: number, clients: readonly CrashClient[]): Promise<number> {
  const want = new Map(clients.flatMap(({ books }) => [...books]));
  const shown = await walk(port, "/books");
  assert.deepEqual(
    shown.map(({ id }) => id).toSorted(),
    [...want.keys()].toSorted(),
    "the books are not those that were acknowledged",
  );
  for (const { id, json } of shown) {
    assert.equal(json, want.get(id)?.json, `${id} is not in its acknowledged state`);
    const reviews = await walk(port, `/books/${id}/reviews`);
    assert.deepEqual(
      reviews.map((one) => one.json).toSorted(),
      [...(want.get(id)?.reviews ?? [])].toSorted(),
    );
  }
  return shown.length;
}

async function walk(
  port: number,
  path: string,
): Promise<readonly { readonly id: string; readonly json: string }[]> {
  const found: { id: string; json: string }[] = [];
  for (let cursor = ""; ; ) {
    const { status, text } = await talk(port, { method: "GET", path: `${path}?limit=100${cursor}` });
    assert.equal(status, 200, text);
    const page = JSON.parse(text) as {
      readonly items: readonly { readonly id: string }[];
      readonly next?: string;
    };
    found.push(...page.items.map((item) => ({ id: item.id, json: JSON.stringify(item) })));
    if (page.next === undefined) return found;
    cursor = `&cursor=${page.next}`;
  }
}
