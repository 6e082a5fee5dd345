// Rows 69 to 71: what uses up a key, and that effect and record are one.
import { connect } from "node:net";
import { expect } from "vitest";
import type { Keys } from "../../src/server/port.ts";
import type { OpenLibrary, Store } from "../../src/service/library.ts";
import {
  ask,
  countBooks,
  dump,
  emma,
  emptyStore,
  FORM_TYPE,
  request,
  type Sent,
  sleep,
  told,
  withService,
} from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

const review = { reviewer: "Ada", rating: 4 };
const isReplay = ({ headers }: { headers: Headers }): boolean =>
  headers.get("idempotency-replayed") === "true";
const post = (service: Service, key: string, body: object = emma) =>
  ask(service, "POST", "/books", { headers: { "idempotency-key": key }, body });

type Refusal = Sent & { readonly want: string; readonly method?: string; readonly path?: string };

// biome-ignore format: a compact table
const refusals: readonly Refusal[] = [
  { want: "400 malformed-request", body: '{"title":' },
  { want: "400 malformed-request", body: emma, path: "/books?dry=1" },
  { want: "401 unauthenticated", body: emma, headers: { authorization: "Bearer expired" } },
  { want: "403 insufficient-scope", body: emma, headers: { authorization: "" } },
  { want: "404 not-found", body: review, path: "/books/none/reviews" },
  { want: "405 method-not-allowed", body: emma, method: "PUT" },
  { want: "406 not-acceptable", body: emma, headers: { accept: "text/csv" } },
  { want: "413 content-too-large", body: { ...emma, description: "a".repeat(2 ** 20) } },
  { want: "415 unsupported-media-type", body: "title=E", headers: { "content-type": "text/plain" } },
  { want: "415 unsupported-media-type", body: emma, headers: { "content-encoding": "gzip" } },
  { want: "422 invalid-content", body: { title: "E" } },
  { want: "422 invalid-content", body: "title=E", headers: FORM_TYPE },
  { want: "422 isbn-check-digit", body: { ...emma, isbn: "9780141439519" } },
];

row(
  69,
  "a request rejected before execution does not use up its key: corrected, it succeeds with the same key",
  async () => {
    await withService({ guarded: true }, async (service) => {
      const authorization = `Bearer ${await service.token("ada", "books:write")}`;
      const scopeless = `Bearer ${await service.token("ada")}`;
      for (const [index, { want, method = "POST", path = "/books", headers, body }] of refusals.entries()) {
        const key = { authorization, "idempotency-key": `${index}` };
        const token = headers?.["authorization"] === "" ? { authorization: scopeless } : {};
        const sent = { headers: { ...key, ...headers, ...token }, body: body ?? emma };
        const before = await dump(service);
        expect(told(await ask(service, method, path, sent))).toBe(want);
        expect(await dump(service)).toBe(before);
        const isReview = path.endsWith("/reviews");
        if (isReview) await ask(service, "PUT", "/books/none", { headers: { authorization }, body: emma });
        const mended = await ask(service, "POST", isReview ? path : "/books", {
          headers: key,
          body: isReview ? review : emma,
        });
        expect([mended.status, isReplay(mended)], want).toEqual([201, false]);
      }
    });
    await withService({}, async (service) => {
      const headers = { origin: "https://elsewhere.example", "idempotency-key": "k" };
      expect(told(await ask(service, "POST", "/books", { headers, body: emma }))).toBe(
        "403 cross-site-request",
      );
      const mended = await post(service, "k");
      expect([mended.status, isReplay(mended)]).toEqual([201, false]);
    });
  },
);

const broken = async (): Promise<never> => {
  throw new Error("SELECT secret FROM store");
};

/** The faults in the first unit of work, which the handler and the key's record meet. */
const faults: Readonly<Record<string, (view: OpenLibrary, keys: Keys) => readonly [OpenLibrary, Keys]>> = {
  "before the write": (view, keys) => [{ ...view, books: { ...view.books, put: broken } }, keys],
  "after the write": (view, keys) => {
    const put: OpenLibrary["books"]["put"] = async (book) => {
      await view.books.put(book);
      await sleep(30);
      return broken();
    };
    return [{ ...view, books: { ...view.books, put } }, keys];
  },
  "before the record": (view, keys) => [view, { ...keys, keep: broken }],
  "after the record": (view, keys) => {
    return [view, { ...keys, keep: async (scope, record) => keys.keep(scope, record).then(broken) }];
  },
};

/** A store whose first writing unit of work is wrapped. */
function firstWrite(wrap: (store: Store) => Store["write"]): Store {
  const store = emptyStore();
  let isFirst = true;
  return {
    ...store,
    write: (work) => {
      const write = isFirst ? wrap(store) : store.write;
      isFirst = false;
      return write(work);
    },
  };
}

row(
  70,
  "effect and record are one: a 5xx wrote nothing and left no record; a write is replayed",
  async () => {
    const failing = Object.values(faults).map((fault) =>
      firstWrite((store) => (work) => store.write((view, keys) => work(...fault(view, keys)))),
    );
    const atCommit = firstWrite(
      (store) => (work) =>
        store.write(async (view, keys) => {
          await work(view, keys);
          return broken();
        }),
    );
    for (const store of [...failing, atCommit]) {
      const failed = async (service: Service): Promise<void> => {
        const asked = post(service, "k");
        await sleep(5);
        // A concurrent reader sees no partial state.
        expect((await ask(service, "GET", "/books")).json["items"]).toEqual([]);
        const answer = await asked;
        expect(told(answer)).toBe("500 internal-error");
        expect(answer.text).not.toMatch(/SELECT|secret|\.ts|\bat /);
        expect(await dump(service)).toBe("");
        const [retried, again] = [await post(service, "k"), await post(service, "k")];
        expect([retried.status, isReplay(retried), again.text, isReplay(again)]).toEqual([
          201,
          false,
          retried.text,
          true,
        ]);
        expect(await countBooks(service)).toBe(1);
      };
      await withService({ store }, failed, 1);
    }

    // Committed, but the connection breaks before the first byte of the response.
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let send = (): void => undefined;
    const sending = new Promise<void>((resolve) => {
      send = resolve;
    });
    const lost = firstWrite((store) => async (work) => {
      const result = await store.write(work);
      commit();
      await sending;
      return result;
    });
    await withService({ store: lost }, async (service) => {
      const socket = connect(service.port, "127.0.0.1");
      let received = 0;
      socket.on("data", (chunk) => {
        received += chunk.length;
      });
      socket.write(
        request(
          "POST",
          "/books",
          ["Content-Type: application/json", "Idempotency-Key: k"],
          JSON.stringify(emma),
        ),
      );
      await committed;
      socket.destroy();
      send();
      const retried = await post(service, "k");
      expect([received, retried.status, isReplay(retried)]).toEqual([0, 201, true]);
      expect(await countBooks(service)).toBe(1);
    });
  },
);

row(
  71,
  "a client that disconnects after sending: the request takes effect or not; the retry gets the result",
  () =>
    withService({}, async (service) => {
      let replays = 0;
      for (let round = 1; round <= 30; round++) {
        const lines = ["Content-Type: application/json", `Idempotency-Key: ${round}`];
        const socket = connect(service.port, "127.0.0.1");
        socket.on("error", () => undefined);
        await new Promise<void>((resolve) =>
          socket.write(request("POST", "/books", lines, JSON.stringify(emma)), () => resolve()),
        );
        if (round % 3 > 0) await sleep(round % 3);
        if (round % 2 > 0) socket.destroy();
        else socket.resetAndDestroy();
        const retried = await post(service, String(round));
        replays += isReplay(retried) ? 1 : 0;
        expect([retried.status, await countBooks(service)]).toEqual([201, round]);
      }
      // At least some requests arrived and took effect, or the test would prove nothing.
      expect(replays).toBeGreaterThan(0);
    }),
);
