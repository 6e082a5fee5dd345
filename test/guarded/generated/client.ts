// Generated from the document; not to be edited. A typed client of: Lights of a building.
import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";
import { operations } from "./operations.ts";
import type { paths } from "./schema.d.ts";

/**
 * @param options where the service is, and how to reach it
 * @returns a client whose paths, parameters, contents and answers are those of the document
 */
export function createClient(options: ClientOptions): Client<paths> {
  return createTypedClient<paths>(options, operations);
}
