// Where a document says that its paths begin.
import { isRecord, membersOf } from "../json/record.ts";

/**
 * OpenAPI 3.1 4.8.5: the server's URL may be relative, and have variables that have defaults.
 *
 * @returns the path of the first server that the document names, without a slash at its end; "" for none
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
