// The services that the pages use, made once at the start.
import { createContext, useContext } from "react";
import type { Api } from "./api.ts";
import type { Tokens } from "./bearer-token.ts";
import type { Deletes } from "./deletes.ts";
import type { Drafts } from "./drafts.ts";
import type { Observable } from "./observable.ts";

export type Services = {
  readonly api: Api;
  readonly deletes: Deletes;
  readonly drafts: Drafts;
  readonly tokens: Tokens;
  /** The last message for screen readers. */
  readonly announcement: Observable<string>;
};

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("useServices needs a ServicesContext around the component.");
  return services;
}
