// The one way to the service: the generated client, with the token of this tab.
import { createClient } from "../../../generated/client.ts";
import type { components } from "../../../generated/schema.d.ts";
import { knownAnswers } from "../../client/known-answers.ts";

type Schemas = components["schemas"];
export type Book = Schemas["Book"];
export type BookContent = Schemas["BookContent"];
export type Review = Schemas["Review"];
export type ReviewContent = Schemas["ReviewContent"];
export type RatingSummary = Schemas["RatingSummary"];
export type Ratings = Schemas["BookRatings"];
export type Api = ReturnType<typeof createClient>;

/** A person waits: half a minute in all, whatever the number of tries. */
const DEADLINE = 30_000;

/** @param token asked for at every call; "" for none */
export function makeApi(token: () => string): Api {
  return createClient({
    baseUrl: location.origin,
    token,
    cache: knownAnswers(),
    deadline: DEADLINE,
    // After Back a browser takes what it has, however old; what was read is kept here, and asked for by its tag.
    fetch: (request) => fetch(new Request(request, { cache: "no-store" })),
  });
}

/** @returns a client for the moment in which the page goes away: one try, which outlives the page. */
export function makeLastApi(token: () => string): Api {
  return createClient({
    baseUrl: location.origin,
    token,
    attempts: 1,
    fetch: (request) => fetch(new Request(request, { keepalive: true })),
  });
}
