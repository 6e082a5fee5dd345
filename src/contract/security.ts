// Reads the security requirements of an operation, and removes them from a document for a server without tokens.
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import type { Security, SecurityScheme } from "./operation.ts";
import type { Spot } from "./spot.ts";

/** The scope that lets a caller change other people's resources. */
export const OWNER_KEY = "x-owner-or-scope";

/**
 * @param operation an Operation Object
 * @param root the document
 * @returns the alternatives of its own `security`, otherwise those of the document (OpenAPI 3.1 4.8.10)
 */
export function readSecurity(operation: Spot, root: Spot): readonly Security[] {
  const own = operation.at("security");
  const list = own.exists ? own : root.at("security");
  const schemes = root.at("components").at("securitySchemes");
  // Read as a list, an object would say that anyone may call the operation.
  const isWhole = isRecord(list.value);
  return (isWhole ? [list] : list.entries().map(([, one]) => one)).map((requirement) => ({
    schemes: requirement.entries().map(([name]) => readScheme(name, schemes.at(name))),
    scopes: requirement
      .entries()
      .flatMap(([, scopes]) => scopes.entries().flatMap(([, one]) => one.text() ?? [])),
    ...(isWhole || !isRecord(requirement.value) ? { isMalformed: true } : {}),
    place: requirement.usedAt,
  }));
}

function readScheme(name: string, scheme: Spot): SecurityScheme {
  const read = { name, kind: kindOf(scheme), field: fieldOf(scheme) };
  const [where, parameter] = [scheme.at("in").text(), scheme.at("name").text()];
  if (scheme.at("type").text() !== "apiKey" || where === undefined || parameter === undefined) return read;
  return { ...read, key: { in: where, name: parameter } };
}

function kindOf(scheme: Spot): string {
  return [scheme.at("type").text() ?? "unknown", scheme.at("scheme").text()?.toLowerCase() ?? ""]
    .join(" ")
    .trim();
}

/** OpenAPI 3.1 4.8.27: an API key says where it is sent; HTTP's own schemes use Authorization. */
function fieldOf(scheme: Spot): string | undefined {
  const type = scheme.at("type").text();
  if (type !== "apiKey") return type === "mutualTLS" ? undefined : fields.authorization.name;
  const place = scheme.at("in").text();
  if (place === "cookie") return fields.cookie.name;
  return place === "header" ? scheme.at("name").text() : undefined;
}

/** The statuses for a caller that is not authenticated or not authorized (RFC 9110 15.5.2, 15.5.4). */
const REFUSALS = [problems.unauthenticated.status, problems["insufficient-scope"].status].map(String);

/**
 * @param document a bundled document
 * @returns a copy without security requirements, which describes a server without a key
 */
export function withoutSecurity(
  document: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const copy: Members = { ...structuredClone(document), security: [] };
  const components = membersOf(copy["components"]);
  Reflect.deleteProperty(components, "securitySchemes");
  for (const item of Object.values(membersOf(copy["paths"]))) {
    for (const operation of Object.values(membersOf(item))) {
      const open = membersOf(operation);
      for (const name of ["security", OWNER_KEY]) Reflect.deleteProperty(open, name);
      for (const status of REFUSALS) Reflect.deleteProperty(membersOf(open["responses"]), status);
    }
  }
  dropUnused(copy, components);
  return copy;
}

/** Removes components that nothing refers to, repeatedly, since removing one may leave others unused. */
function dropUnused(document: Members, components: Members): void {
  for (let dropped = true; dropped; ) {
    const text = JSON.stringify(document);
    dropped = false;
    for (const kind of ["responses", "headers"]) {
      for (const name of Object.keys(membersOf(components[kind]))) {
        if (text.includes(`"#/components/${kind}/${name}"`)) continue;
        Reflect.deleteProperty(membersOf(components[kind]), name);
        dropped = true;
      }
    }
  }
}
