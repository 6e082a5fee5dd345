// The generated client, with the token of this tab.
import { createClient } from "../../../generated/client.ts";
import type { components } from "../../../generated/schema.ts";
import { knownAnswers } from "../../client/known-answers.ts";

type Schemas = components["schemas"];
export type Book = Schemas["Book"];
export type BookContent = Schemas["BookContent"];
export type Review = Schemas["Review"];
export type ReviewContent = Schemas["ReviewContent"];
export type RatingSummary = Schemas["RatingSummary"];
export type Ratings = Schemas["BookRatings"];
export type Api = ReturnType<typeof createClient>;

/** Milliseconds for a call with all its retries, as a person is waiting. */
const DEADLINE = 30_000;

/** @param token called for every request; returns "" for no token */
export function makeApi(token: () => string): Api {
  return createClient({
    baseUrl: location.origin,
    token,
    cache: knownAnswers(),
    deadline: DEADLINE,
    // After Back a browser uses its own cache, however old. This client has a cache, and revalidates it by entity tag.
    fetch: (request) => fetch(new Request(request, { cache: "no-store" })),
  });
}

/** @returns a client for the moment when the page closes: one attempt, which the browser finishes after the page is gone */
export function makeLastApi(token: () => string): Api {
  return createClient({
    baseUrl: location.origin,
    token,
    attempts: 1,
    fetch: (request) => fetch(new Request(request, { keepalive: true })),
  });
}
