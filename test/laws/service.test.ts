// Checks the laws on the book-review service, in process, with access control and every response validated; `own` of
// `npm run prove` does it on SQLite and PostgreSQL, too.
import { randomBytes } from "node:crypto";
import { afterEach, expect } from "vitest";
import { createApp } from "../../generated/server.ts";
import { contractTests } from "../../src/conformance/vitest/contract-tests.ts";
import type { Principal } from "../../src/server/principals.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const principals: Readonly<Record<string, Principal>> = {
  librarian: { id: "librarian", scopes: ["books:write"] },
  grace: { id: "grace", scopes: ["books:write"] },
};
const faults: unknown[] = [];
const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
const app = createApp(handlers, store, {
  now: Date.now,
  checkResponses: true,
  onError: (error) => void faults.push(error),
  authenticate: async (token) => (Object.hasOwn(principals, token) ? principals[token] : undefined),
});

contractTests("openapi.yaml", (request) => app.fetch(request), {
  headers: { authorization: "Bearer librarian" },
  second: { authorization: "Bearer grace" },
  run: "t",
  strict: true,
  readOnlyToo: true,
});
afterEach(() => expect(faults).toEqual([]));
