// Reads who may call an operation, and takes it out of a document for a server that does not ask.
import type { Security } from "./operation.ts";
import { isRecord, type Spot } from "./spot.ts";

/** The scope that lets a caller change what somebody else made. */
export const OWNER_KEY = "x-owner-or-scope";

/**
 * @param operation an Operation Object
 * @param root the document
 * @returns the alternatives of its own `security`, else of the document's (OpenAPI 3.1 4.8.10)
 */
export function readSecurity(operation: Spot, root: Spot): readonly Security[] {
  const own = operation.at("security");
  const list = own.exists ? own : root.at("security");
  const schemes = root.at("components").at("securitySchemes");
  return list.entries().map(([, requirement]) => ({
    schemes: requirement.entries().map(([name]) => ({ name, kind: kindOf(schemes.at(name)) })),
    scopes: requirement
      .entries()
      .flatMap(([, scopes]) => scopes.entries().flatMap(([, one]) => one.text() ?? [])),
    place: requirement.usedAt,
  }));
}

function kindOf(scheme: Spot): string {
  return [scheme.at("type").text() ?? "unknown", scheme.at("scheme").text()?.toLowerCase() ?? ""]
    .join(" ")
    .trim();
}

const UNAUTHENTICATED = "401";

/**
 * @param document a bundled document
 * @returns a copy that asks for no token: what a server in protected mode really does
 */
export function withoutSecurity(
  document: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const copy = structuredClone(document) as Record<string, unknown>;
  delete copy["security"];
  const components = copy["components"];
  if (isRecord(components)) delete (components as Record<string, unknown>)["securitySchemes"];
  for (const item of Object.values((copy["paths"] ?? {}) as object)) {
    for (const operation of Object.values(item as object)) {
      if (!isRecord(operation)) continue;
      const open = operation as Record<string, unknown>;
      delete open["security"];
      delete open[OWNER_KEY];
      const responses = open["responses"];
      if (isRecord(responses)) delete (responses as Record<string, unknown>)[UNAUTHENTICATED];
      if (isRecord(responses)) delete (responses as Record<string, unknown>)["403"];
    }
  }
  return copy;
}
