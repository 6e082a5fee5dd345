// The guarded app for the tests, which validates every response against the document.
import { createApp } from "./generated/server.ts";
import { handlers } from "./handlers.ts";
import { HouseStore } from "./house.ts";

/** @returns a fetch handler over an empty house; a fault of the server's own is thrown by `faults`. */
export function guardedApp(): {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly faults: unknown[];
} {
  const faults: unknown[] = [];
  const app = createApp(handlers, new HouseStore(), {
    now: () => 0,
    checkResponses: true,
    onError: (error) => void faults.push(error),
  });
  return { fetch: async (request) => app.fetch(request), faults };
}
