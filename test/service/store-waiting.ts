// The part of the store contract about waiting: a write handler that takes long holds up no reader.
import { describe, expect, it } from "vitest";
import { createApp } from "../../generated/server.ts";
import { handlers } from "../../src/service/handlers.ts";
import { addBook, ids, type World } from "./store-world.ts";

const ORIGIN = "http://service.invalid";

/** Tests of reading while somebody writes. */
export function readsDoNotWait(world: World): void {
  describe("a reader does not wait for a writer", () => {
    it("a GET is answered from what was committed, while a write handler waits", async () => {
      await world.fill();
      const entered = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      const slow: typeof handlers = {
        ...handlers,
        putBook: async (request, view) => {
          const reply = await handlers.putBook(request, view);
          entered.resolve();
          await gate.promise;
          return reply;
        },
      };
      const app = createApp(slow, world.store, { now: () => world.time, onError: console.error });
      const send = async (path: string, method = "GET", body?: object) => {
        const init =
          body === undefined
            ? { method }
            : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
        const response = await app.fetch(new Request(`${ORIGIN}${path}`, init));
        return { status: response.status, text: await response.text() };
      };
      const before = await send("/books/a");
      const put = send("/books/a", "PUT", { title: "quite new", authors: ["B"] });
      await entered.promise;
      expect(await send("/books/a")).toEqual(before);
      expect((await send("/books?q=quite")).text).toContain('"items":[]');
      expect((await send("/books?sort=title")).text).not.toContain("quite new");
      expect((await send("/books/b/reviews")).status).toBe(200);
      // A second writer takes its turn, or runs next to the first; it does not hold up readers either.
      const second = send("/books/c", "DELETE");
      expect(await send("/books/a")).toEqual(before);
      gate.resolve();
      expect((await put).status).toBe(200);
      expect((await second).status).toBe(204);
      expect((await send("/books?q=quite")).text).toContain('"id":"a"');
      expect((await send("/books/a")).text).toContain("quite new");
    });

    it("and sees one state, whatever is committed meanwhile", async () => {
      await world.fill();
      const seen = await world.store.read(async (library) => {
        const first = await ids(library);
        await world.write((view) => addBook(view, "d"));
        await world.write((view) => view.books.remove("b"));
        const rest = await Promise.all([ids(library), library.books.find("d"), library.books.find("b")]);
        return [first, rest[0], rest[1], rest[2]?.value.id];
      });
      expect(seen).toEqual([["c", "b", "a"], ["c", "b", "a"], undefined, "b"]);
      expect(await world.store.read((library) => ids(library))).toEqual(["d", "c", "a"]);
    });
  });
}
