// The base path of a document's paths.
import { isRecord, membersOf } from "../json/record.ts";

/**
 * OpenAPI 3.1 4.8.5: the server's URL may be relative and may contain variables with defaults.
 *
 * @returns the path of the document's first server, without a trailing slash; "" if there is none
 */
export function basePathOf(document: Readonly<Record<string, unknown>>): string {
  const [server] = Array.isArray(document["servers"]) ? document["servers"] : [];
  if (!isRecord(server) || typeof server["url"] !== "string") return "";
  const variables = membersOf(server["variables"]);
  const url = server["url"].replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return String(membersOf(variable)["default"] ?? "");
  });
  if (!URL.canParse(url, "http://host")) return "";
  return new URL(url, "http://host").pathname.replace(/\/+$/, "");
}
