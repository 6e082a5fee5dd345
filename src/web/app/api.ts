// The one way to the service: the generated client, with the token of this tab.
import { createClient } from "../../../generated/client.ts";
import { knownAnswers } from "../../client/known-answers.ts";

const TOKEN = "token";

/** @returns the bearer token of this tab; "" for none. */
export function tokenOfTab(): string {
  return sessionStorage.getItem(TOKEN) ?? "";
}

/** Keeps a token for this tab alone; "" forgets it. */
export function keepToken(token: string): void {
  if (token === "") sessionStorage.removeItem(TOKEN);
  else sessionStorage.setItem(TOKEN, token);
}

export const api = createClient({ baseUrl: location.origin, token: tokenOfTab, cache: knownAnswers() });
