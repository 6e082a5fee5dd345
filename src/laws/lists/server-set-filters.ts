// Filters by what the server sets: a state, and the time of creation (`state`, `createdAfter`).
import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Parameter, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { resourceOf } from "../shared/about.ts";
import { shownSchemas } from "../shared/shown-schema.ts";
import type { Made, World } from "../world.ts";
import { type Asked, filterOf, MOST_VALUES } from "./list-filters.ts";

type ServerSet = { readonly parameter: string; readonly member: string } & (
  | { readonly by: "equal"; readonly values: readonly string[] }
  | { readonly by: "least" | "most"; readonly isDate: boolean }
);

const AFTER = ["after", "since", "from", "gt", "gte", "min"];
const BEFORE = ["before", "until", "till", "to", "lt", "lte", "max"];
/** A filter that leaves a state out, or shows more than it. */
const LOOSE =
  /exclud|except|other than|\bnot\b|includ|at least|or (?:later|earlier|higher|lower|more|less)|and (?:later|above)/i;
/** Values that choose no state. */
const ANY = /^(?:all|any|both|every|none|\*)$/i;

/** @returns the filters of a list without a declaration by members that no request sets, and by times. */
export function serverSetFilters(operation: Operation, contract: Contract): readonly ServerSet[] {
  const resource = resourceOf(operation, contract);
  const { effect, declared } = operation.semantics;
  if (effect !== "list" || declared || resource === undefined) return [];
  const shown = resource.members.map(({ name }) => name);
  return operation.parameters.flatMap((one) => {
    if (one.in !== "query" || filterOf(one, resource) !== undefined) return [];
    return stateFilter(one, resource, contract) ?? timeFilter(one, shown) ?? [];
  });
}

function stateFilter(
  { name: parameter, description, resolved }: Parameter,
  resource: Resource,
  contract: Contract,
): ServerSet | undefined {
  const member = resource.members.find(({ name }) => name === parameter)?.name;
  const { enum: listed, default: byDefault, description: ofSchema } = membersOf(resolved);
  if (member === undefined || LOOSE.test([description, ofSchema].join(" "))) return undefined;
  const states = shownSchemas(resource, member, contract).flatMap((one) => [one["enum"] ?? []].flat());
  // A value that the member does not have, such as `unresolved`, may be a group of states.
  const values = (Array.isArray(listed) ? listed : []).filter(
    (one) => typeof one === "string" && !ANY.test(one) && (states.length === 0 || states.includes(one)),
  );
  const isState = values.length > 1 && byDefault === undefined;
  return isState ? { parameter, member, by: "equal", values } : undefined;
}

/** `createdAfter`, `created_since`, `updatedAtFrom` next to `createdAt` or `updated_at`. */
function timeFilter(
  { name: parameter, resolved }: Parameter,
  shown: readonly string[],
): ServerSet | undefined {
  const { type, format } = membersOf(resolved);
  const isTime =
    [type ?? "string"].flat().includes("string") && ["date", "date-time"].includes(String(format));
  if (!isTime) return undefined;
  const name = bare(parameter);
  for (const member of shown) {
    const stems = [bare(member), bare(member).replace(/(?:at|on|date|time)$/, "")];
    if (stems.includes("")) continue;
    const isOne = (words: readonly string[]): boolean =>
      words.some((word) => stems.some((stem) => name === `${stem}${word}` || name === `${word}${stem}`));
    const isDate = format === "date";
    if (isOne(AFTER)) return { parameter, member, by: "least", isDate };
    if (isOne(BEFORE)) return { parameter, member, by: "most", isDate };
  }
  return undefined;
}

const TIMES = ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"] as const;

/** @returns the list, asked for by each state, and by times long before and after now. */
export async function askServerSet(
  world: World,
  operation: Operation,
  made: readonly Made[],
): Promise<readonly Asked[]> {
  const [first] = made;
  if (first === undefined) return [];
  const ids = (some: readonly Made[]): readonly string[] => some.map((one) => world.idOf(one));
  const cases: Asked[] = [];
  for (const filter of serverSetFilters(operation, world.contract)) {
    const { parameter, member, by } = filter;
    const known = made.filter(({ representation }) => typeof representation[member] === "string");
    if (known.length < made.length) continue;
    const textOf = ({ representation }: Made): string => String(representation[member]);
    const ask = async (value: string, fits: (one: Made) => boolean): Promise<void> => {
      const [having, others] = [made.filter(fits), made.filter((one) => !fits(one))];
      const listing = await world.listing(first, { query: { [parameter]: value } });
      const isOdd = (one: Made): boolean =>
        fits(one) !== (listing?.ids?.includes(world.idOf(one)) ?? fits(one));
      // A state may have moved on meanwhile.
      for (const one of made.filter(isOdd).slice(0, 1))
        if ((await world.read(one)).representation?.[member] !== one.representation[member]) return;
      cases.push({ member, by, value, listing, having: ids(having), others: ids(others) });
    };
    if (filter.by === "equal") {
      // Names of states in the representation may be others than those of the parameter.
      if (!known.every((one) => filter.values.includes(textOf(one)))) continue;
      for (const value of filter.values.slice(0, MOST_VALUES))
        await ask(value, (one) => textOf(one) === value);
      continue;
    }
    if (!known.every((one) => /^\d{4}-\d\d-\d\dT/.test(textOf(one)))) continue;
    for (const time of TIMES) {
      const isAfter = (one: Made): boolean => Date.parse(textOf(one)) > Date.parse(time);
      await ask(filter.isDate ? time.slice(0, 10) : time, (one) => isAfter(one) === (by === "least"));
    }
  }
  return cases;
}
