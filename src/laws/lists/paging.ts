// Finds the query parameter that may choose the page size. Its name suggests it; only what is seen makes a verdict.
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { WrongEntry } from "../failure.ts";
import { type EntriesUnnamed, NotExercised } from "../reason.ts";
import { declaresField, operationNamed } from "../shared/about.ts";
import type { Listing, Made, World } from "../world.ts";

export type PageSize = {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** The default page size of the document. */
  readonly byDefault: number | undefined;
  /** Its description, if there is one. */
  readonly said: string;
};

const SEVERAL = 5;

/** Without case and punctuation: `pageSize`, `page_size` and `page-size` are one name. */
const names: readonly string[] = [
  "limit",
  "pagesize",
  "perpage",
  "pagelimit",
  "size",
  "count",
  "first",
  "max",
  "maxresults",
  "take",
  "top",
  "n",
];

/** @returns the parameter of a list that seems to choose the page size; `undefined` if none does. */
export function pageSizeOf(operation: Operation): PageSize | undefined {
  const numbers = operation.parameters.filter(
    ({ in: where, resolved }) => where === "query" && isInteger(membersOf(resolved)["type"]),
  );
  for (const name of names) {
    const found = numbers.find((one) => one.name.replace(/[^a-z]/gi, "").toLowerCase() === name);
    if (found === undefined) continue;
    const { minimum, maximum, default: byDefault, description } = membersOf(found.resolved);
    const said = [found.description, description].join(" ");
    return {
      name: found.name,
      minimum: typeof minimum === "number" ? Math.max(1, minimum) : 1,
      maximum: typeof maximum === "number" ? maximum : saidMaximum(said),
      byDefault: typeof byDefault === "number" ? byDefault : undefined,
      said,
    };
  }
  return undefined;
}

/** "At most 50 entries", where the schema has no bound. */
function saidMaximum(said: string): number {
  const [, digits] = MAXIMUM.exec(said) ?? [];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

const MAXIMUM =
  /\b(?:at most|up to|no more than|max|maximum|maximum of|maximum is|max:|maximum:) (\d{1,4})\b/i;

const CERTAIN: readonly string[] = ["limit", "pagesize", "perpage", "pagelimit", "maxresults"];

/** @returns whether the name alone says that the parameter chooses the page size, as `per_page` does and `n` does not. */
export function isPageSizeByName({ name }: PageSize): boolean {
  return CERTAIN.includes(name.replace(/[^a-z]/gi, "").toLowerCase());
}

/** Without case and punctuation, as above: names of a position in a list that is not a count. */
const cursors =
  /^(page)?(cursor|token|marker|bookmark)$|^(next|continuation)(token|cursor)?$|^(starting|search)?(after|from)(id)?$/;

/** @returns the parameter with which a client continues from a position in a list, if it is not a number. */
export function cursorOf(operation: Operation): string | undefined {
  return operation.parameters.find(
    ({ in: where, name, resolved }) =>
      where === "query" &&
      cursors.test(name.replace(/[^a-z]/gi, "").toLowerCase()) &&
      membersOf(resolved)["enum"] === undefined &&
      ["string", undefined].includes(membersOf(resolved)["type"] as string | undefined),
  )?.name;
}

/** @returns why the entries of a list cannot be identified. */
export function unnamedEntries({ read, path }: Resource, contract: Contract): EntriesUnnamed {
  const parameter = pathParameterNames(path).at(-1) ?? "";
  const pointer = operationNamed(contract, read)?.identity[parameter];
  return { kind: "entries unnamed", read, parameter, pointer };
}

/** @returns the sizes that the document allows, as query parameters; if there are none, the smallest allowed size. */
export function sizesWithin(
  { name, minimum, maximum }: PageSize,
  sizes: readonly number[],
): readonly { readonly size: number; readonly query: Readonly<Record<string, string>> }[] {
  const allowed = sizes.filter((size) => size >= minimum && size <= maximum);
  const asked = allowed.length > 0 ? allowed : [minimum];
  return asked.map((size) => ({ size, query: { [name]: String(size) } }));
}

const LARGE = 200;

/** @returns the query for the largest page that the document allows, if it says how large; fewer pages hide fewer faults. */
export function largestPage(operation: Operation | undefined): Readonly<Record<string, string>> | undefined {
  const size = operation === undefined || operation.semantics.declared ? undefined : pageSizeOf(operation);
  if (size === undefined || !Number.isFinite(size.maximum)) return undefined;
  return { [size.name]: String(Math.min(size.maximum, Math.max(LARGE, size.minimum))) };
}

/** @returns the query for smaller pages, if a list was read as one page with as many entries as fit by default. */
export function smallerPage(
  operation: Operation,
  listing: Listing | undefined,
): Readonly<Record<string, string>> | undefined {
  const size = operation.semantics.declared ? undefined : pageSizeOf(operation);
  const [page, ...others] = listing?.pages ?? [];
  if (size?.byDefault === undefined || page === undefined || others.length > 0) return undefined;
  const smaller = Math.ceil(size.byDefault * (2 / 3));
  if (page.entries < size.byDefault || smaller < size.minimum) return undefined;
  return { [size.name]: String(smaller) };
}

/** @returns whether the document says that a page links to the next one (RFC 8288 3). */
export function linksPages(operation: Operation): boolean {
  const [OK] = effects.list.successes;
  return operation.semantics.effect === "list" && declaresField(operation, OK, "link");
}

/** Creates enough items for several small pages, in one list, or takes existing ones where nothing creates them. */
export async function makeSeveral(world: World, resource: Resource): Promise<readonly Made[]> {
  if (resource.create === undefined && resource.write === undefined && !world.safeOnly)
    return severalListed(world, resource);
  const made = [await world.make(resource)];
  const [above] = made;
  while (above !== undefined && made.length < SEVERAL) made.push(await world.make(resource, { above }));
  return made;
}

async function severalListed(world: World, resource: Resource): Promise<readonly Made[]> {
  const [own = "", ...above] = pathParameterNames(resource.path).toReversed();
  const parent = world.contract.resources.find(({ read }) => read === resource.parent);
  const path = above.length === 0 || parent === undefined ? {} : (await world.make(parent)).path;
  const listing = await world.listing({ resource, path }, { pages: 1 });
  const found: Made[] = [];
  for (const id of listing?.ids?.slice(0, SEVERAL) ?? []) {
    const one = await world.read({ resource, path: { ...path, [own]: id } });
    if (one.representation !== undefined) found.push(one);
  }
  if (found.length === 0) throw new NotExercised({ kind: "nothing listed", path: resource.path });
  return found;
}

/** @returns the first duplicate in the listing, or the first created item that is missing from it. */
export function missingOrDoubled(
  { ids = [] }: Listing,
  made: readonly string[],
): Pick<WrongEntry, "id" | "seen"> | undefined {
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) return { id: twice, seen: "twice" };
  const missing = made.find((id) => !ids.includes(id));
  return missing === undefined ? undefined : { id: missing, seen: "never" };
}

function isInteger(type: unknown): boolean {
  return [type].flat().includes("integer");
}
