// Walks a list from its first page to its last, and says whether that was all of it.
import type { Contract, Resource } from "../contract/operation.ts";
import { resolvePointer } from "../http/json-pointer.ts";
import { parseLinks } from "../http/link.ts";
import { pathParameterNames } from "../http/path.ts";
import { declaresField, operationNamed } from "../laws/about.ts";
import { membersOf } from "../laws/likeness.ts";
import type { Exchange, Members, PathParameters } from "../laws/world.ts";
import { effects } from "../semantics/effects.ts";
import { fields } from "../semantics/fields.ts";
import { pick } from "./addresses.ts";
import type { Sender } from "./send.ts";

export type Listed = {
  readonly target: string;
  readonly entries: readonly Members[];
  /** The id of each entry, in order; `undefined` where the document does not say how an entry names itself. */
  readonly ids: readonly string[] | undefined;
  /** All of the list was seen. */
  readonly isWhole: boolean;
};

const PAGES = 40;
const [OK] = effects.list.successes;

/** @returns what is listed beside the items of `resource` under `path`; `undefined` without a list that answers. */
export async function walkList(
  contract: Contract,
  { send, get }: Sender,
  resource: Resource,
  path: PathParameters,
): Promise<Listed | undefined> {
  const operation = operationNamed(contract, resource.list);
  if (operation === undefined) return undefined;
  const first = await send(operation, { path: pick(operation.path, path) });
  const entries: Members[] = [];
  let page: Exchange | undefined = first;
  for (let pages = 0; page !== undefined && pages < PAGES; pages++) {
    const found: readonly unknown[] | undefined =
      page.response.status === OK ? entriesOf(page.response.content) : undefined;
    if (found === undefined) return undefined;
    entries.push(...found.map(membersOf));
    const next = nextOf(page);
    if (next === undefined) break;
    page = pages + 1 < PAGES ? await get(next, page.request.target) : undefined;
  }
  // Without a Link to the next page, a list with parameters may have pages that nobody told of.
  const hasPages =
    declaresField(operation, OK, "link") || operation.parameters.every((one) => one.in !== "query");
  const isWhole = page !== undefined && hasPages;
  return { target: first.request.target, entries, ids: idsOf(contract, resource, entries), isWhole };
}

/** The list itself, or the one member that is a list. */
function entriesOf(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content;
  const lists = Object.values(membersOf(content)).filter((value) => Array.isArray(value));
  return lists.length === 1 ? lists[0] : undefined;
}

function nextOf({ response }: Exchange): string | undefined {
  const links = parseLinks(response.headers[fields.link.name.toLowerCase()] ?? "");
  return links.find(({ parameters }) => parameters.get("rel") === "next")?.target;
}

function idsOf(
  contract: Contract,
  resource: Resource,
  entries: readonly Members[],
): readonly string[] | undefined {
  const name = pathParameterNames(resource.path).at(-1) ?? "";
  const pointer = operationNamed(contract, resource.read)?.identity[name];
  if (pointer === undefined) return undefined;
  const ids = entries.map((entry) => resolvePointer(entry, pointer));
  return ids.includes(undefined) ? undefined : ids.map(String);
}
