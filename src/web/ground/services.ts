// What the pages work with: made once, handed down.
import { createContext, useContext } from "react";
import type { Api } from "./api.ts";
import type { Deletes } from "./deletes.ts";
import type { Drafts } from "./drafts.ts";
import type { Observable } from "./observable.ts";
import type { Tokens } from "./tokens.ts";

export type Services = {
  readonly api: Api;
  readonly deletes: Deletes;
  readonly drafts: Drafts;
  readonly tokens: Tokens;
  /** The last thing that who can't see the page should be told. */
  readonly announcement: Observable<string>;
};

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("There is no ServicesContext here.");
  return services;
}
