// Removes what a run made, as far as the document has a way to.
import { expandPath } from "../http/path.ts";
import { operationNamed } from "../laws/about.ts";
import { isGone } from "../laws/judgements.ts";
import type { Exchange, Item } from "../laws/world.ts";
import { effects } from "../semantics/effects.ts";
import { createdItem, matchPath, pathTo } from "./addresses.ts";
import { isSafe } from "./evidence.ts";
import { requiredParameters } from "./parameters.ts";
import { requirementsOf } from "./requirements.ts";
import { type Sender, sender, succeeded } from "./send.ts";
import type { Settings } from "./settings.ts";

/** What lies above may be refused until what lies below is gone. */
const PASSES = 2;

/**
 * @param settings of the run
 * @param items what was made, what lies above before what lies below
 * @returns the paths of those that are still there
 */
export async function removeAll(settings: Settings, items: readonly Item[]): Promise<readonly string[]> {
  const { contract, seed, tidy, fetch } = settings;
  const required = requiredParameters(contract, seed);
  const { send } = sender({ ...settings, fetch: tidy ?? fetch }, () => {}, required);
  let left = [...items].reverse();
  for (let pass = 0; pass < PASSES && left.length > 0; pass++) {
    const still: Item[] = [];
    for (const item of left) if (!(await isRemoved(settings, send, item))) still.push(item);
    left = still;
  }
  return left.map((item) => expandPath(item.resource.path, item.path));
}

async function isRemoved(settings: Settings, send: Sender["send"], item: Item): Promise<boolean> {
  const { contract } = settings;
  const remove = operationNamed(contract, item.resource.delete);
  const read = operationNamed(contract, item.resource.read);
  try {
    if (remove !== undefined) {
      const path = pathTo(remove, item);
      const requirements = { sendAsIs: send, freshKey: () => `${settings.run}-tidy` };
      const headers = await requirementsOf(contract, remove, { path }, requirements);
      const deletion = await send(remove, { path, headers });
      if (succeeded(deletion) || isGone(deletion)) return true;
    }
    return read !== undefined && isGone(await send(read, { path: pathTo(read, item) }));
  } catch {
    return false;
  }
}

/** @returns those that something may have made: a refusal is no proof that nothing was. */
export function perhapsMade(items: readonly Item[], exchanges: readonly Exchange[]): readonly Item[] {
  const isTelling = (exchange: Exchange): boolean =>
    isSafe(exchange) ? succeeded(exchange) : exchange.request.method !== effects.delete.method;
  const telling = exchanges.filter(isTelling).map(({ request, response }) => ({
    target: request.target,
    answer: `${JSON.stringify(response.headers)}\n${response.text}`,
  }));
  return items.filter((item) => {
    const own = expandPath(item.resource.path, item.path).split("/").at(-1) ?? "";
    return telling.some(({ target, answer }) => target.includes(own) || answer.includes(own));
  });
}

/** @returns the items that these exchanges may have made. */
export function madeBy({ contract, baseUrl }: Settings, exchanges: readonly Exchange[]): readonly Item[] {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  return exchanges.filter(succeeded).flatMap((exchange) => {
    const operation = operationNamed(contract, exchange.operation);
    if (operation === undefined || operation.semantics.safe === true) return [];
    const item = createdItem(contract, operation, exchange, basePath);
    if (item !== undefined) return [item];
    const path = exchange.request.target.replace(/\?.*$/, "").slice(basePath.length);
    return contract.resources.flatMap((resource) => {
      const values = matchPath(resource.path, path);
      return values === undefined ? [] : [{ resource, path: values }];
    });
  });
}
