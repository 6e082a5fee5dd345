// The laws for the book-review service, in process, every answer held against the document.
import { randomBytes } from "node:crypto";
import { createApp } from "../../generated/server.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { lawTests } from "./law-tests.ts";

const { contract } = await loadDocument("openapi.yaml");
const faults: unknown[] = [];
const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
const app = createApp(handlers, store, {
  now: Date.now,
  checkResponses: true,
  onError: (error) => void faults.push(error),
});

lawTests("books", { contract, fetch: (request) => app.fetch(request), faults });
