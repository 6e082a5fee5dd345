// What the compiler says about a handler that replies with something else than the document declares, and about one that
// is forgotten.
import { expect, it } from "vitest";
import { compiled } from "../snippets.ts";

const imports = `import { createApp, type Handlers } from "../generated/server.ts";
import { notFound, ok, respond } from "../src/server/replies.ts";
import { books } from "../src/service/books.ts";
import { reviews } from "../src/service/reviews.ts";
import type { Library, OpenLibrary } from "../src/service/library.ts";
import type { ServerOptions } from "../src/server/app.ts";
import type { UnitOfWork } from "../src/server/port.ts";
type All = Handlers<Library, OpenLibrary>;
declare const store: UnitOfWork<Library, OpenLibrary>;
declare const options: ServerOptions;
declare const aliases: Pick<All, "addBookAlias" | "editBook">;
`;

/** The code of a module, and the last line of its error, which says what to change. */
const wrong: readonly (readonly [name: string, code: string, said: string])[] = [
  [
    "a status among others",
    `const getBook: All["getBook"] = async ({ path }, library) => {
  const book = await library.books.find(path.bookId);
  return book ? ok(book) : respond(410);
};`,
    "Type '410' is not assignable to type '200 | 400 | 404'.",
  ],
  [
    "a handler without a promise",
    'const handlers: Pick<All, "deleteBook"> = { deleteBook: () => respond(202) };',
    "Type '202' is not assignable to type '204 | 400 | 403 | 404'.",
  ],
  [
    "a status of a different operation",
    'const putBook: All["putBook"] = async ({ current }) => (current ? ok(current) : notFound());',
    "Type '404' is not assignable to type '200 | 201 | 204 | 400 | 403 | 409 | 422'.",
  ],
  [
    "the content of a different status",
    'const putBook: All["putBook"] = async ({ current }) => (current ? ok(current) : respond(201));',
    "Type 'undefined' is not assignable to type 'Stored<Book>'.",
  ],
  [
    "a forgotten handler",
    "const { getBook, ...others } = books;\ncreateApp({ ...others, ...reviews, ...aliases }, store, options);",
    "Property 'getBook' is missing in type",
  ],
];

it("the compiler says which statuses are allowed, what the content must be, and which handler is missing", () => {
  const modules = wrong.map(([, code], at) => [`wrong-${at}.ts`, `${imports}${code}\n`] as const);
  const errors = compiled(Object.fromEntries(modules))
    .join("\n")
    .split(/\n(?! )/);
  const last = errors.map((error) => error.split("\n").at(-1) ?? "");
  expect(last).toEqual(wrong.map(([, , said]) => expect.stringContaining(said)));
});
