// From an item to the path of an operation, and from a path in a response back to the item.
import { idIn, idInName } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { isSegment, pathParameterNames } from "../../http/path.ts";
import { resolvePointer, resolveTokens } from "../../json/pointer.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { operationNamed, resourceOf } from "../../laws/shared/about.ts";
import type { Item, PathParameters, Sending } from "../../laws/world.ts";
import { fieldNames } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { matchPath } from "../wire/paths.ts";

/** @returns the operation's path parameters for its item, or for an item below it. */
export function pathTo(operation: Operation, item: Item): PathParameters {
  const read = Object.entries(operation.target?.parameters ?? {});
  const names = pathParameterNames(operation.path).map((name) => {
    const [own = name] = read.find(([, theirs]) => theirs === name) ?? [];
    return [name, item.path[own] ?? ""] as const;
  });
  return Object.fromEntries(names);
}

/** @returns the last of the item's path parameters, which is its own. */
export function idOf(item: Item): string {
  return item.path[pathParameterNames(item.resource.path).at(-1) ?? ""] ?? "";
}

/**
 * @returns the item that a create operation returned, by its `Location` or else its content; none if the Location is on
 *   a different server (RFC 6454 4)
 */
export function createdItem(
  contract: Contract,
  operation: Operation,
  { request, response }: Exchange,
  baseUrl: string,
): Item | undefined {
  const resource = resourceOf(operation, contract);
  if (resource === undefined) return undefined;
  const location = response.headers[fieldNames.location];
  if (location !== undefined) {
    const base = new URL(baseUrl);
    const url = URL.parse(location, `${base.origin}${request.target}`);
    if (url !== null && url.origin !== base.origin) return undefined;
    const path = url && matchPath(resource.path, url.pathname.slice(base.pathname.replace(/\/$/, "").length));
    if (path) return { resource, path };
  }
  const named = itemInContent(contract, resource, response.exact ?? response.content);
  return named ?? itemByNames(operation, resource, { request, response }, baseUrl);
}

/** The item with the id that the content has under a usual name, below the parent in the request's path. */
function itemByNames(
  operation: Operation,
  resource: Resource,
  { request, response }: Pick<Exchange, "request" | "response">,
  baseUrl: string,
): Item | undefined {
  const own = pathParameterNames(resource.path).at(-1) ?? "";
  const content = response.exact ?? response.content;
  const id = idOfEntry(resource, content, baseUrl);
  const path = pathOf(request.target, baseUrl);
  const above = matchPath(operation.path, path);
  return id === undefined || above === undefined || !isSegment(id)
    ? undefined
    : { resource, path: { ...above, [own]: id } };
}

/** The id in the address that the content gives for itself: HAL's `_links.self.href`, JSON:API's `links.self`, `url`. */
export function idInLinks(resource: Resource, content: unknown, baseUrl: string): string | undefined {
  const own = pathParameterNames(resource.path).at(-1) ?? "";
  for (const tokens of SELF) {
    const href = resolveTokens(content, tokens);
    const url = typeof href === "string" ? URL.parse(href, baseUrl) : null;
    const found = url === null ? undefined : matchPath(resource.path, pathOf(url.pathname, baseUrl))?.[own];
    if (found !== undefined) return found;
  }
  return undefined;
}

const SELF = [["_links", "self", "href"], ["links", "self"], ["self"], ["url"], ["href"], ["@id"]];

function pathOf(target: string, baseUrl: string): string {
  return target.replace(/[?#].*/s, "").slice(new URL(baseUrl).pathname.replace(/\/$/, "").length);
}

/** @returns the item that a PUT created or replaced. */
export function putItem(
  contract: Contract,
  { semantics, target }: Operation,
  { path }: Pick<Sending, "path">,
  { response }: Exchange,
): Item | undefined {
  const mayCreate =
    semantics.effect === "create-or-replace" ||
    (semantics.effect === "replace" && semantics.inferred !== undefined);
  if (!mayCreate || !isSuccess(response.status)) return undefined;
  const resource = contract.resources.find(({ read }) => read === target?.read);
  const own = Object.entries(target?.parameters ?? {}).map(([theirs, name]) => [theirs, path[name] ?? ""]);
  return resource && { resource, path: Object.fromEntries(own) };
}

/** @returns the item of a representation, identified by the links of its read operation. */
function itemInContent(contract: Contract, resource: Resource, content: unknown): Item | undefined {
  const identity = operationNamed(contract, resource.read)?.identity ?? {};
  const values = pathParameterNames(resource.path).map((name) => {
    const value = identity[name] === undefined ? undefined : resolvePointer(content, identity[name]);
    return [name, value] as const;
  });
  if (values.some(([, value]) => value === undefined || !isSegment(String(value)))) return undefined;
  return { resource, path: Object.fromEntries(values.map(([name, value]) => [name, String(value)])) };
}

/** @returns the id of an entry of a list, or of a representation, that names itself by a link or by a usual member. */
export function idOfEntry(resource: Resource, entry: unknown, baseUrl: string): string | undefined {
  const { path } = resource;
  return idInLinks(resource, entry, baseUrl) ?? idIn(path, entry) ?? idInName(path, entry);
}

/** @returns the parameters that are in the template. */
export function pick(template: string, path: PathParameters): PathParameters {
  return Object.fromEntries(pathParameterNames(template).map((name) => [name, path[name] ?? ""]));
}
