// The base path of a document's paths.
import { withoutEndSlashes } from "../http/path.ts";
import { isRecord, membersOf } from "../json/record.ts";

/**
 * @param document an OpenAPI document
 * @returns the path of the document's first server, without a trailing slash; "" if there is none
 */
export function basePathOf(document: Readonly<Record<string, unknown>>): string {
  return serverPath(document["servers"]);
}

/**
 * OpenAPI 3.1 4.8.5: the server's URL may be relative and may contain variables with defaults.
 *
 * @param servers the `servers` of a document, a path item or an operation
 * @returns the path of the first one, without a trailing slash; "" if there is none
 */
export function serverPath(servers: unknown): string {
  const [server] = Array.isArray(servers) ? servers : [];
  const url = serverUrlOf(server) ?? "";
  // The authority may be anything, also one that is not valid, such as that of `https://{tenant}/v1`: only the path matters.
  const path = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, "").replace(/[?#].*/s, "");
  const absolute = `http://host/${path.replace(/^\/+/, "")}`;
  return URL.canParse(absolute) ? withoutEndSlashes(new URL(absolute).pathname) : "";
}

/** @returns the origins of all servers with an absolute URL (RFC 6454 4). */
export function serverOrigins(servers: unknown): readonly string[] {
  const urls = (Array.isArray(servers) ? servers : []).map((one) => URL.parse(serverUrlOf(one) ?? ""));
  return urls.flatMap((url) => (url === null ? [] : [url.origin]));
}

/** @returns the URL of a Server Object, its variables replaced by their defaults; `undefined` if it has none. */
export function serverUrlOf(server: unknown): string | undefined {
  if (!isRecord(server) || typeof server["url"] !== "string") return undefined;
  const variables = membersOf(server["variables"]);
  return server["url"].replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    String(membersOf(variables[name])["default"] ?? ""),
  );
}
