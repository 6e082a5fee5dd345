// Kinds of projects that use generated code, and how each compiles and runs it.

/** One project: a `tsconfig.json`, and the ending of the imports that it allows. */
export type Project = {
  readonly name: string;
  /** What an import of a generated file ends with. */
  readonly ending: ".js" | ".ts" | "";
  readonly options: Readonly<Record<string, unknown>>;
  /** The file that runs after compiling: compiled by `tsc`, stripped by Node, or bundled. */
  readonly runs: "out/app.js" | "app.ts" | "vite" | "esbuild";
  /** The first version of TypeScript that knows its options, or that can read the declarations of Hono. */
  readonly since?: number;
  /** What the project is; by default a server and a client that call each other. */
  readonly app?: string;
};

/** What each project prints. */
export const PRINTED = "201 200 422 one";

/** The strictest that a project asks for: also of the declarations in the package. */
const STRICT = {
  strict: true,
  skipLibCheck: false,
  isolatedModules: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: ["node"],
};
const OUT = { outDir: "out", rootDir: "." };
const NODE = { module: "nodenext", moduleResolution: "nodenext" };
const BUNDLER = { module: "esnext", moduleResolution: "bundler" };

/** A client alone: a project without the types of Node, whose server does not run. */
export const CLIENT = `import { createClient, type Note } from "./generated/client.js";

const api = createClient({ baseUrl: "http://127.0.0.1:9", attempts: 1 });
const found = await api.getNote({ path: { noteId: "a" } });
export const note: Note | undefined = found.ok ? found.data : undefined;
console.log(found.status === 0 ? "${PRINTED}" : found.status);
export {};
`;

/** A handler that replies with a status that its document does not declare. */
export const WRONG_STATUS = `import type { Handlers } from "./generated/server.js";
import { notFound, respond } from "@verbatim-http/kit/server/replies";

export const getNote: Handlers<object, object>["getNote"] = async ({ path }) =>
  path.noteId === "a" ? respond(410) : notFound();
`;

export const projects: readonly [Project, ...Project[]] = [
  {
    name: "tsc to a folder, nodenext",
    ending: ".js",
    options: { ...STRICT, ...NODE, ...OUT, exactOptionalPropertyTypes: true, noUnusedLocals: true },
    runs: "out/app.js",
  },
  {
    name: "tsc to a folder, bundler, a library with declarations",
    ending: ".js",
    options: { ...STRICT, ...BUNDLER, ...OUT, declaration: true, composite: true },
    runs: "out/app.js",
  },
  {
    name: "tsc to a folder, nodenext, rewritten extensions",
    ending: ".ts",
    options: { ...STRICT, ...NODE, ...OUT, rewriteRelativeImportExtensions: true },
    runs: "out/app.js",
    since: 5.7,
  },
  {
    name: "Node strips the types, nodenext",
    ending: ".ts",
    options: {
      ...STRICT,
      ...NODE,
      noEmit: true,
      allowImportingTsExtensions: true,
      verbatimModuleSyntax: true,
    },
    runs: "app.ts",
  },
  {
    name: "Vite, bundler, .ts imports",
    ending: ".ts",
    options: { ...STRICT, ...BUNDLER, noEmit: true, allowImportingTsExtensions: true },
    runs: "vite",
  },
  {
    name: "esbuild, bundler, no endings",
    ending: "",
    options: { ...STRICT, ...BUNDLER, noEmit: true },
    runs: "esbuild",
  },
  {
    name: "a client alone, without the types of Node",
    ending: ".js",
    options: { ...STRICT, ...NODE, ...OUT, types: [], declaration: true },
    runs: "out/app.js",
    app: CLIENT,
  },
  {
    name: "Next's tsconfig",
    ending: "",
    // What create-next-app writes, without its plugin.
    options: {
      target: "es2017",
      lib: ["dom", "dom.iterable", "esnext"],
      allowJs: true,
      skipLibCheck: true,
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      module: "esnext",
      moduleResolution: "bundler",
      resolveJsonModule: true,
      isolatedModules: true,
      jsx: "preserve",
    },
    runs: "esbuild",
  },
];

/** A server and a client of docs/notes that call each other, and use the models by name. */
const APP = `import type { Note } from "./generated/schema.js";
import { createClient, type PutNoteInput } from "./generated/client.js";
import { createApp, wiring, type Handlers } from "./generated/server.js";
import { listen } from "@verbatim-http/kit/server/listen";
import { collection, memoryStore } from "@verbatim-http/kit/server/memory";
import { page } from "@verbatim-http/kit/server/page";
import { created, noContent, notFound, ok } from "@verbatim-http/kit/server/replies";

const store = memoryStore({ notes: collection<Note>() });
const app = createApp(
  {
    listNotes: async (_, { notes }) => ok(page(await notes.all(), undefined)),
    addNote: async ({ content }, { notes }) => {
      const id = notes.freshId();
      return created(await notes.put(id, { id, ...content }));
    },
    getNote: async ({ path }, { notes }) => {
      const note = await notes.find(path.noteId);
      return note ? ok(note) : notFound();
    },
    putNote: async ({ path, content, current }, { notes }) => {
      const note = await notes.put(path.noteId, { id: path.noteId, ...content });
      return current ? ok(note) : created(note);
    },
    deleteNote: async ({ path }, { notes }) => {
      await notes.remove(path.noteId);
      return noContent();
    },
  },
  store,
  { now: Date.now, onError: console.error },
);
export type Read = Handlers<object, object>["getNote"];

async function main(): Promise<void> {
  const { origin, close } = await listen(app, wiring, { port: 0 });
  const api = createClient({ baseUrl: origin });
  const input: PutNoteInput = { path: { noteId: "a" }, body: { text: "one" } };
  const first = await api.putNote(input);
  const second = await api.putNote(input);
  const refused = await api.putNote({ path: { noteId: "a" }, body: { text: "" } });
  const note: Note = await api.getNote({ path: { noteId: "a" } }).orThrow();
  console.log(first.status, second.status, refused.status, note.text);
  await close();
}
void main();
`;

/** @returns the files of a project; `generated/` and the package are to be added. */
export function filesOf({ ending, options, app }: Project): ReadonlyMap<string, string> {
  return new Map([
    ["app.ts", (app ?? APP).replaceAll(/(\.\/generated\/\w+)\.js/g, `$1${ending}`)],
    ["tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["app.ts", "generated"] })],
    ["package.json", '{ "type": "module" }'],
  ]);
}
