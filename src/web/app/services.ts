// What the pages work with: made once, handed down.
import { createContext, useContext } from "react";
import type { Deletes } from "../deletes/pending.ts";
import type { Drafts } from "../editor/drafts.ts";
import type { Api } from "../ground/api.ts";
import type { Store } from "../ground/store.ts";
import type { Tokens } from "../token/tokens.ts";

export type Services = {
  readonly api: Api;
  readonly deletes: Deletes;
  readonly drafts: Drafts;
  readonly tokens: Tokens;
  /** The last thing that who can't see the page should be told. */
  readonly said: Store<string>;
};

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("There is no ServicesContext here.");
  return services;
}
