// What a generated client stands on: openapi-fetch, told what each operation means.
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { OperationFacts } from "../contract/facts.ts";

export type ClientOptions = {
  /** Origin and base path of the service, such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** How a request is sent; default: the platform's own `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Header fields of every request. */
  readonly headers?: Readonly<Record<string, string>>;
};

export type Client<Paths extends object> = FetchClient<Paths> & {
  /** What each operation means, as the document declares it. */
  readonly operations: Readonly<Record<string, OperationFacts>>;
};

/**
 * @param options where the service is
 * @param operations the generated table of operations
 * @returns openapi-fetch over the document's paths
 * @throws TypeError by its calls, when a path parameter is empty or a dot segment
 */
export function createTypedClient<Paths extends object>(
  { baseUrl, fetch, headers }: ClientOptions,
  operations: Readonly<Record<string, OperationFacts>>,
): Client<Paths> {
  const client = createFetchClient<Paths>({
    baseUrl,
    ...(fetch ? { fetch } : {}),
    headers: { accept: "application/json, application/problem+json", ...headers },
  });
  client.use({
    onRequest({ params }) {
      // RFC 3986 5.2.4: a dot segment would ask for another path, and an empty one for the collection.
      for (const [name, value] of Object.entries(params.path ?? {})) {
        if (["", ".", ".."].includes(String(value))) throw new TypeError(`"${value}" can't be the ${name}.`);
      }
      return undefined;
    },
  });
  return Object.assign(client, { operations });
}
