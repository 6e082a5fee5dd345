// Deletes what a run created, as far as the document has operations for it.
import { expandPath } from "../../http/path.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { describeExchange } from "../../laws/sentences/words.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import { isGone, isShutOut } from "../../laws/shared/judgements.ts";
import type { Item } from "../../laws/world.ts";
import { effects } from "../../semantics/effects.ts";
import { fieldNames, fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Settings } from "../settings.ts";
import { ownRequests } from "../wire/credentials.ts";
import { isSafe, succeeded } from "../wire/exchanges.ts";
import { matchPath } from "../wire/paths.ts";
import { makeSender, type Sender } from "../wire/sender.ts";
import { createdItem, idOf, pathTo } from "./addresses.ts";
import { requiredParameters } from "./request-parameters.ts";
import { requirementsOf } from "./requirements.ts";

/** The deletion of a parent may be rejected until its children are deleted. */
const PASSES = 2;

/**
 * @param settings of the run
 * @param items the created resources, parents before their children
 * @param required the parameters that an operation requires
 * @returns the paths of those that still exist
 */
export async function removeAll(
  settings: Settings,
  items: readonly Item[],
  required = requiredParameters(settings.memory.arbitraries, settings.seed),
): Promise<readonly string[]> {
  const { tidy, fetch, memory } = settings;
  if (items.length === 0) return [];
  const { send } = makeSender({ ...settings, fetch: tidy ?? fetch }, () => {}, required);
  const goesWith = (item: Item, above: readonly Item[]): boolean =>
    above.some((one) => isBelow(item, one) && memory.takingChildren.has(one.resource.read));
  let left = items.filter((item) => !goesWith(item, items)).reverse();
  for (let pass = 0; pass < PASSES && left.length > 0; pass++) {
    const still: Item[] = [];
    for (const item of left) {
      if (await isRemoved(settings, send, item))
        settings.memory.removed.add(expandPath(item.resource.path, item.path));
      else still.push(item);
    }
    left = still;
  }
  left.push(...items.filter((item) => goesWith(item, left)));
  return left.map((item) => expandPath(item.resource.path, item.path));
}

function isBelow(item: Item, above: Item): boolean {
  const path = expandPath(item.resource.path, item.path);
  return path.startsWith(`${expandPath(above.resource.path, above.path)}/`);
}

async function isRemoved(settings: Settings, send: Sender["send"], item: Item): Promise<boolean> {
  const { contract } = settings;
  const remove = operationNamed(contract, item.resource.delete);
  const read = operationNamed(contract, item.resource.read);
  try {
    if (remove !== undefined) {
      const path = pathTo(remove, item);
      const requirements = {
        sendAsIs: send,
        freshKey: () => `${settings.run}-tidy`,
        faultsIn: settings.memory.faultsIn,
      };
      const headers = await requirementsOf(contract, remove, { path }, requirements);
      const deletion = await send(remove, { path, headers });
      if (succeeded(deletion) || isGone(deletion)) return true;
      if (wantsCondition(deletion) && read !== undefined) {
        const tag = (await send(read, { path: pathTo(read, item) })).response.headers[TAG];
        const condition = { [fields.ifMatch.name]: tag === undefined ? "*" : tag.replace(/^W\//, "") };
        const again = await send(remove, { path, headers: { ...headers, ...condition } });
        if (succeeded(again) || isGone(again)) return true;
      }
    }
    return read !== undefined && isGone(await send(read, { path: pathTo(read, item) }));
  } catch {
    return false;
  }
}

const TAG = fieldNames.etag;

/** The server wants the current entity tag, which its document may not say. */
function wantsCondition({ response }: Exchange): boolean {
  const wanting: readonly number[] = [
    problems["precondition-failed"].status,
    problems["precondition-required"].status,
  ];
  return wanting.includes(response.status);
}

/** @returns the items that may have been created and were not seen to be gone: a rejection proves nothing. */
export function perhapsMade(
  settings: Pick<Settings, "contract" | "baseUrl" | "headers">,
  items: readonly Item[],
  exchanges: readonly Exchange[],
): readonly Item[] {
  const isTelling = (exchange: Exchange): boolean =>
    isSafe(exchange)
      ? succeeded(exchange)
      : exchange.request.method !== effects.delete.method && !isShutOut(exchange);
  const telling = exchanges.filter(isTelling);
  const writes = exchanges.filter((exchange) => !isSafe(exchange));
  const gone = seenGone(settings, exchanges);
  return items.filter((item) => {
    const path = expandPath(item.resource.path, item.path);
    // Not its segment, which may have more: `/products/7.json`.
    const own = encodeURIComponent(idOf(item));
    if (gone.has(path)) return false;
    // Some servers return 200 to a GET of any address: what nothing was sent to was not created there.
    const isAsked = writes.some(({ request }) => request.target.includes(own));
    return telling.some((exchange) =>
      exchange.request.target.includes(own) ? isAsked || !isSafe(exchange) : isNamedIn(exchange, own),
    );
  });
}

function isNamedIn({ response }: Exchange, id: string): boolean {
  return `${JSON.stringify(response.headers)}\n${response.text}`.includes(id);
}

/** The paths that were gone or deleted for the run's own principal, after the last change. */
function seenGone(
  settings: Pick<Settings, "contract" | "baseUrl" | "headers">,
  exchanges: readonly Exchange[],
): ReadonlySet<string> {
  const basePath = new URL(settings.baseUrl).pathname.replace(/\/$/, "");
  const from = exchanges.findLastIndex((one) => !isSafe(one));
  // A server may return 404 to hide a resource from a principal.
  const last = exchanges.slice(Math.max(0, from)).filter(ownRequests(settings));
  const gone = last.filter(({ request, response }) => {
    const isDeleted = request.method === effects.delete.method && isSuccess(response.status);
    return isDeleted || (request.method === effects.read.method && isGone({ response }));
  });
  return new Set(gone.map(({ request }) => request.target.slice(basePath.length)));
}

/**
 * @returns the places of resources that the run cannot delete, each once: a Location that is not on this server, or the
 *   request, if its response names no place
 */
export function madeElsewhere(
  settings: Pick<Settings, "contract" | "baseUrl">,
  exchanges: readonly Exchange[],
): readonly string[] {
  const places = exchanges.filter(succeeded).flatMap((exchange) => {
    const { request, response } = exchange;
    const operation = operationNamed(settings.contract, exchange.operation);
    if (operation?.semantics.effect !== "create" || request.method !== operation.method) return [];
    if (madeBy(settings, [exchange]).length > 0) return [];
    const location = response.headers[fieldNames.location];
    return [location ?? `${describeExchange(exchange)} and did not say where the new resource is`];
  });
  return [...new Set(places)];
}

/** @returns the paths of the items that no exchange deleted. */
export function placesOf(
  { baseUrl }: Pick<Settings, "baseUrl">,
  items: readonly Item[],
  exchanges: readonly Exchange[],
): readonly string[] {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  const deleted = exchanges.filter(
    ({ request, response }) =>
      request.method === effects.delete.method && (isSuccess(response.status) || isGone({ response })),
  );
  const gone = new Set(deleted.map(({ request }) => request.target.slice(basePath.length)));
  return items.map((item) => expandPath(item.resource.path, item.path)).filter((path) => !gone.has(path));
}

/** @returns the item that this exchange created, if its response or the URL of a PUT names it. */
export function createdBy(
  { contract, baseUrl }: Pick<Settings, "contract" | "baseUrl">,
  exchange: Exchange,
): Item | undefined {
  const operation = operationNamed(contract, exchange.operation);
  if (operation?.semantics.effect !== "create" || exchange.request.method !== operation.method)
    return undefined;
  return succeeded(exchange) ? createdItem(contract, operation, exchange, baseUrl) : undefined;
}

/** @returns the items that these exchanges may have created. */
export function madeBy(
  { contract, baseUrl }: Pick<Settings, "contract" | "baseUrl">,
  exchanges: readonly Exchange[],
): readonly Item[] {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  return exchanges.filter(succeeded).flatMap((exchange) => {
    const operation = operationNamed(contract, exchange.operation);
    if (operation === undefined || operation.semantics.safe === true) return [];
    const item = createdItem(contract, operation, exchange, baseUrl);
    if (item !== undefined) return [item];
    const path = exchange.request.target.replace(/\?.*/s, "").slice(basePath.length);
    return contract.resources.flatMap((resource) => {
      const values = matchPath(resource.path, path);
      return values === undefined ? [] : [{ resource, path: values }];
    });
  });
}
