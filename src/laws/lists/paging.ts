// Which query parameter may ask for pages of a size: a name makes a case, and what is seen alone makes a verdict.

import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { WrongEntry } from "../failure.ts";
import type { EntriesUnnamed } from "../reason.ts";
import { declaresField, operationNamed } from "../shared/about.ts";
import type { Listing, Made, World } from "../world.ts";

export type PageSize = {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** The size of a page where none is asked for, by the document. */
  readonly byDefault: number | undefined;
};

const SEVERAL = 5;

/** Without letter case and punctuation: `pageSize`, `page_size` and `page-size` are one name. */
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

/** @returns the parameter of a list that looks as if it asked for a page of so many; `undefined` when none does. */
export function pageSizeOf(operation: Operation): PageSize | undefined {
  const numbers = operation.parameters.filter(
    ({ in: where, resolved }) => where === "query" && isInteger(membersOf(resolved)["type"]),
  );
  for (const name of names) {
    const found = numbers.find((one) => one.name.replace(/[^a-z]/gi, "").toLowerCase() === name);
    if (found === undefined) continue;
    const { minimum, maximum, default: byDefault } = membersOf(found.resolved);
    return {
      name: found.name,
      minimum: typeof minimum === "number" ? Math.max(1, minimum) : 1,
      maximum: typeof maximum === "number" ? maximum : Number.POSITIVE_INFINITY,
      byDefault: typeof byDefault === "number" ? byDefault : undefined,
    };
  }
  return undefined;
}

/** Without letter case and punctuation, as above: what names a place in a list, and counts nothing. */
const cursors =
  /^(page)?(cursor|token|marker|bookmark)$|^(next|continuation)(token|cursor)?$|^(starting|search)?(after|from)(id)?$/;

/** @returns the parameter by which the document lets a client go on from a place in a list, which is no number. */
export function cursorOf(operation: Operation): string | undefined {
  return operation.parameters.find(
    ({ in: where, name, resolved }) =>
      where === "query" &&
      cursors.test(name.replace(/[^a-z]/gi, "").toLowerCase()) &&
      membersOf(resolved)["enum"] === undefined &&
      ["string", undefined].includes(membersOf(resolved)["type"] as string | undefined),
  )?.name;
}

/** @returns why the entries of a list cannot be told apart. */
export function unnamedEntries({ read, path }: Resource, contract: Contract): EntriesUnnamed {
  const parameter = pathParameterNames(path).at(-1) ?? "";
  const pointer = operationNamed(contract, read)?.identity[parameter];
  return { kind: "entries unnamed", read, parameter, pointer };
}

/** @returns those of the sizes that the document allows, as query parameters; the smallest allowed if none is. */
export function sizesWithin(
  { name, minimum, maximum }: PageSize,
  sizes: readonly number[],
): readonly { readonly size: number; readonly query: Readonly<Record<string, string>> }[] {
  const allowed = sizes.filter((size) => size >= minimum && size <= maximum);
  const asked = allowed.length > 0 ? allowed : [minimum];
  return asked.map((size) => ({ size, query: { [name]: String(size) } }));
}

/** @returns whether the document says that a page links to the next one (RFC 8288 3). */
export function linksPages(operation: Operation): boolean {
  const [OK] = effects.list.successes;
  return operation.semantics.effect === "list" && declaresField(operation, OK, "link");
}

/** Makes as many as it takes for several small pages, side by side. */
export async function makeSeveral(world: World, resource: Resource): Promise<readonly Made[]> {
  const made = [await world.make(resource)];
  const [above] = made;
  while (above !== undefined && made.length < SEVERAL) made.push(await world.make(resource, { above }));
  return made;
}

/** @returns the first item that is twice in the listing, or of those made not at all. */
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
