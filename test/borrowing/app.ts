// The server of borrowing.yaml: generated when the tests run, over the memory store.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generate, writeFiles } from "../../src/codegen/generate.ts";
import { buildApp } from "../../src/server/app.ts";
import { collection, memoryStore, type OpenView, type View } from "../../src/server/memory.ts";
import { page } from "../../src/server/page.ts";
import type { Stored } from "../../src/server/port.ts";
import { created, noContent, notFound, ok, refused } from "../../src/server/replies.ts";
import type { Wiring } from "../../src/server/wiring.ts";

export const DOCUMENT = "test/documents/borrowing.yaml";

type Book = { readonly id: string; readonly title: string; readonly reader?: string };
type Library = { readonly books: ReturnType<typeof collection<Book>> };
type OfBook<Content = undefined> = {
  readonly path: { readonly bookId: string };
  readonly content: Content;
  readonly current: Stored<Book>;
};
type Open = OpenView<Library>;

const lent = {
  title: "The book is lent",
  status: 409,
  when: "a reader has the book",
  todo: "Wait until it is returned.",
  section: "test",
} as const;

const handlers = {
  listBooks: async (_: object, { books }: View<Library>) => ok(page(await books.all(), undefined)),

  addBook: async ({ content }: { readonly content: Omit<Book, "id"> }, { books }: Open) => {
    const id = books.freshId();
    return created(await books.put(id, { id, ...content }));
  },

  getBook: async ({ path }: Pick<OfBook, "path">, { books }: View<Library>) => {
    const book = await books.find(path.bookId);
    return book ? ok(book) : notFound();
  },

  replaceBook: async ({ content, current }: OfBook<Pick<Book, "title">>, { books }: Open) =>
    ok(await books.put(current.value.id, { ...current.value, ...content })),

  deleteBook: async ({ path }: OfBook, { books }: Open) => {
    await books.remove(path.bookId);
    return noContent();
  },

  borrowBook: async ({ content, current }: OfBook<{ readonly reader: string }>, { books }: Open) => {
    if (current.value.reader !== undefined) return refused("lent", lent);
    return ok(await books.put(current.value.id, { ...current.value, ...content }));
  },

  returnBook: async ({ current }: OfBook, { books }: Open) => {
    const { reader: _reader, ...book } = current.value;
    await books.put(book.id, book);
    return noContent();
  },
};

const folder = new URL("./generated/", import.meta.url);

/** Generates the document into a folder of the repository, where `verbatim/…` is found. */
export async function generateApp() {
  const files = await generate(DOCUMENT);
  await writeFiles(files, fileURLToPath(folder));
  const { wiring } = (await import(new URL("server.ts", folder).href)) as {
    readonly wiring: Readonly<Record<string, Wiring>>;
  };
  const { createClient } = await import(new URL("client.ts", folder).href);
  return { files, wiring, createClient, remove: () => rm(folder, { recursive: true }) };
}

/** @returns the `fetch` of a server without books; it throws when an answer does not fit the document. */
export function libraryOf(wiring: Readonly<Record<string, Wiring>>) {
  const faults: unknown[] = [];
  const app = buildApp(wiring, handlers, memoryStore({ books: collection<Book>() }), {
    now: () => 0,
    checkResponses: true,
    onError: (error) => void faults.push(error),
  });
  return async (request: Request): Promise<Response> => {
    const response = await app.fetch(request);
    if (faults.length > 0) throw faults[0];
    return response;
  };
}
