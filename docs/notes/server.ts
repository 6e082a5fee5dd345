// The notes of openapi.yaml, kept in memory, on http://127.0.0.1:8080.
import { type ServerOptions, serveApi } from "@verbatim-http/kit/serve";
import { collection, memoryStore } from "@verbatim-http/kit/server/memory";
import { page } from "@verbatim-http/kit/server/page";
import { created, noContent, notFound, ok } from "@verbatim-http/kit/server/replies";
import type { components } from "./generated/schema.ts";
import { createApp, wiring } from "./generated/server.ts";

const store = memoryStore({ notes: collection<components["schemas"]["Note"]>() });

const app = (options: ServerOptions) =>
  createApp(
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
    options,
  );

await serveApi({ app, wiring, document: "openapi.yaml" }, { port: 8080 });
