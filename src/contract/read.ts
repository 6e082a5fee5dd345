// Reads a document into the model: each operation with its parts, its semantics and its resource.
import { membersOf } from "../json/record.ts";
import { fields, isField } from "../semantics/fields.ts";
import { foreignKeyFields } from "../semantics/foreign-extensions.ts";
import { methodOfKey, methods } from "../semantics/methods.ts";
import { isSuccess } from "../semantics/statuses.ts";
import type { Requirement, Traits } from "../semantics/traits.ts";
import { serverOrigins, serverPath } from "./base-path.ts";
import { readMedia } from "./media.ts";
import type { Contract, Operation, Parameter, RequestContent, Response } from "./operation.ts";
import { readPatterns } from "./patterns.ts";
import { resolvedMember } from "./resolved.ts";
import { placeInResources, resourcesOf } from "./resources.ts";
import { readResponses } from "./responses.ts";
import { OWNER_KEY, readSecurity } from "./security.ts";
import { readSemantics } from "./semantics.ts";
import type { Spot } from "./spot.ts";
import type { OperationParts } from "./targets.ts";

/**
 * @param root the root of an OpenAPI 3.x document
 * @returns its contract, operations in document order
 */
export function readContract(root: Spot): Contract {
  const parts = root
    .at("paths")
    .entries()
    .filter(([path]) => path.startsWith("/"))
    .flatMap(([path, item]) => readPathItem(path, item, root));
  const operations = placeInResources(withNamedLinks(parts)).map(withTraits);
  const schemas = root.at("components").at("schemas").value;
  return {
    file: root.place.file,
    title: root.at("info").at("title").text() ?? "",
    version: root.at("info").at("version").text() ?? "",
    openapi: root.at("openapi").text() ?? "",
    origins: serverOrigins(root.at("servers").value),
    basePath: serverPath(root.at("servers").value),
    operations,
    resources: resourcesOf(operations),
    schemas: membersOf(schemas),
    keyFields: foreignKeyFields((name) => root.at(name).value),
    patterns: readPatterns(root),
  };
}

/** A link that names its operation by a place (`operationRef`) names it by its id instead, as others do. */
function withNamedLinks(parts: readonly OperationParts[]): readonly OperationParts[] {
  const names = new Map(parts.map(({ id, method, path }) => [`${method} ${path}`, id]));
  return parts.map((one) => {
    const responses = one.responses.map((response) => {
      const links = response.links.map((link) => ({
        ...link,
        operation: names.get(link.operation) ?? link.operation,
      }));
      return response.links.length === 0 ? response : { ...response, links };
    });
    return { ...one, responses };
  });
}

function readPathItem(path: string, item: Spot, root: Spot): readonly OperationParts[] {
  const shared = readParameters(item.at("parameters"));
  const servers = item.at("servers").exists ? item.at("servers") : root.at("servers");
  return item.entries().flatMap(([key, operation]) => {
    const method = methodOfKey(key);
    if (method === undefined) return [];
    const own = operation.at("servers");
    const basePath = serverPath((own.exists ? own : servers).value);
    return [readOperation({ path, basePath, method, shared }, operation, root)];
  });
}

type InItem = Pick<Operation, "path" | "basePath" | "method"> & { readonly shared: readonly Parameter[] };

function readOperation(
  { path, basePath, method, shared }: InItem,
  operation: Spot,
  root: Spot,
): OperationParts {
  const own = readParameters(operation.at("parameters"));
  const inherited = shared.filter(
    (one) => !own.some((other) => other.name === one.name && other.in === one.in),
  );
  const id = operation.at("operationId").text();
  const responses = readResponses(operation.at("responses"));
  const content = readContent(operation.at("requestBody"));
  return {
    id: id ?? `${method} ${path}`,
    named: id !== undefined,
    method,
    path,
    basePath,
    summary: operation.at("summary").text(),
    description: operation.at("description").text(),
    deprecated: operation.at("deprecated").value === true,
    parameters: [...inherited, ...own],
    content,
    responses,
    semantics: readSemantics(operation, method, responses, content),
    security: readSecurity(operation, root),
    ownerOrScope: operation.at(OWNER_KEY).text(),
    place: operation.usedAt,
  };
}

function readParameters(list: Spot): readonly Parameter[] {
  return list.entries().map(([, parameter]) => readParameter(parameter));
}

function readParameter(parameter: Spot): Parameter {
  // OpenAPI 3.1 4.8.12.2.2: `content` has exactly one entry.
  const [media, content] = parameter.at("content").entries()[0] ?? [];
  const holder = content ?? parameter;
  const description = parameter.at("description").text();
  return {
    name: parameter.at("name").text() ?? "",
    in: parameter.at("in").text() ?? "",
    required: parameter.at("required").value === true,
    ...(description === undefined ? {} : { description }),
    style: parameter.at("style").text(),
    explode: flag(parameter.at("explode").value),
    media: media?.toLowerCase(),
    schema: membersOf(holder.value)["schema"] ?? (content === undefined ? undefined : {}),
    resolved: resolvedMember(holder, "schema"),
    place: parameter.usedAt,
  };
}

function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function readContent(body: Spot): RequestContent | undefined {
  if (!body.exists) return undefined;
  return {
    required: body.at("required").value === true,
    media: readMedia(body.at("content")),
    place: body.usedAt,
  };
}

/** @returns the operation with what the decisions ask about it. */
export function withTraits(operation: Omit<Operation, "traits">): Operation {
  const header = (wanted: string): Requirement => {
    const found = operation.parameters.find(
      (one) => one.in === "header" && one.name.toLowerCase() === wanted.toLowerCase(),
    );
    if (found === undefined) return "none";
    return found.required ? "required" : "optional";
  };
  const { key } = operation.semantics;
  const traits: Traits = {
    method: operation.method,
    effect: operation.semantics.effect,
    readsContent: operation.content !== undefined && methods[operation.method].content,
    answersContent: successes(operation.responses).some((response) => response.media.length > 0),
    hasParent: operation.parent !== undefined,
    hasTarget: operation.target !== undefined,
    namesItself: operation.target !== undefined && Object.keys(operation.identity).length > 0,
    ifMatch: header(fields.ifMatch.name),
    ifNoneMatch: header(fields.ifNoneMatch.name),
    key: header(key ?? fields.idempotencyKey.name),
    ...(key === undefined || isField("idempotencyKey", key) ? {} : { keyField: key }),
    isSecured: operation.security.length > 0 && operation.security.every((one) => one.schemes.length > 0),
    scopes: operation.security.find(({ scopes }) => scopes.length > 0)?.scopes ?? [],
    ownerOrScope: operation.ownerOrScope,
  };
  return { ...operation, traits };
}

/** @returns the success responses. */
export function successes(responses: readonly Response[]): readonly Response[] {
  return responses.filter((response) => isSuccess(Number(response.status)));
}
