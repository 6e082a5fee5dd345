// The query parameters of a list that select by a member, by their names, and what each selects.
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Parameter, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { resourceOf } from "../shared/about.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { Listing, Made, World } from "../world.ts";

/** `holds`: a list has the value; `least`, `most`: bounds; `search`: any text of the entry contains a word of it. */
export type Selection = "equal" | "holds" | "least" | "most" | "search";

export type Filter = {
  readonly parameter: string;
  readonly member: string;
  readonly by: Selection;
  /** Whether a name such as `after` leaves open if an equal value is shown. */
  readonly isOpen: boolean;
  /** The values that the parameter can have, if the document lists them. */
  readonly values: readonly string[];
};

/** A value to ask for, the resources that have to be shown, as far as it is known that they have to, and those that must not be shown. */
export type Selected = {
  readonly value: string;
  readonly having: readonly Made[];
  readonly others: readonly Made[];
};

/** A list that was asked for by a value. */
export type Asked = Pick<Filter, "member" | "by"> & {
  readonly value: string;
  readonly listing: Listing | undefined;
  /** The ids of the resources that have to be shown, and of those that must not be shown. */
  readonly having: readonly string[];
  readonly others: readonly string[];
  /** Whether the total counts what the filter hides, too, or is not exact. */
  readonly countsAll?: boolean;
};

const BOUNDS = [
  { by: "least", isOpen: false, words: ["min", "minimum", "from", "gte", "ge", "atleast"] },
  { by: "most", isOpen: false, words: ["max", "maximum", "to", "lte", "le", "upto"] },
  { by: "least", isOpen: true, words: ["gt", "after", "since", "above", "over"] },
  { by: "most", isOpen: true, words: ["lt", "before", "until", "below", "under"] },
] as const;
const SEARCHES = ["q", "query", "search", "searchterm", "keyword", "term"];

/** @returns the filters of a list, in the order of its parameters. */
export function filtersOf(operation: Operation, contract: Contract): readonly Filter[] {
  const resource = resourceOf(operation, contract);
  const { effect, declared } = operation.semantics;
  if (effect !== "list" || declared || resource === undefined) return [];
  return operation.parameters
    .filter((one) => one.in === "query" && ![membersOf(one.resolved)["type"]].flat().includes("array"))
    .flatMap((one) => filterOf(one, resource) ?? []);
}

/** @returns what a query parameter of a list selects by; `undefined` if its name is that of no member and no search. */
export function filterOf(
  { name: parameter, resolved }: Parameter,
  resource: Pick<Resource, "members" | "settable">,
): Filter | undefined {
  const listed = membersOf(resolved)["enum"];
  const values = Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
  const members = resource.settable.length > 0 ? resource.settable : resource.members.map(({ name }) => name);
  const equal = members.find((one) => one === parameter);
  if (equal !== undefined) return { parameter, member: equal, by: "equal", isOpen: false, values };
  const name = bare(parameter);
  for (const { by, isOpen, words } of BOUNDS) {
    const member = members.find((one) =>
      words.some((word) => name === `${word}${bare(one)}` || name === `${bare(one)}${word}`),
    );
    if (member !== undefined) return { parameter, member, by, isOpen, values };
  }
  const list = members.find((one) => one !== parameter && singular(bare(one)) === name);
  if (list !== undefined) return { parameter, member: list, by: "holds", isOpen: false, values };
  const isText = [membersOf(resolved)["type"] ?? "string"].flat().includes("string");
  return isText && SEARCHES.includes(name)
    ? { parameter, member: parameter, by: "search", isOpen: true, values }
    : undefined;
}

export const MOST_VALUES = 5;

/** @returns values to ask for, each with resources that no usual filter takes for each other. */
export function selectionsOf({ member, by, isOpen }: Filter, made: readonly Made[]): readonly Selected[] {
  const found = new Map<string, Selected>();
  for (const one of made) {
    const value = valueIn({ member, by }, one);
    if (value === undefined || found.has(value) || found.size >= MOST_VALUES) continue;
    const others = made.filter((each) => isLeftOut(each, { member, by, value }));
    const equal = made.filter(
      (each) => each === one || (by === "equal" && valueIn({ member, by }, each) === value),
    );
    if (others.length > 0) found.set(value, { value, having: isOpen ? [] : equal, others });
  }
  return [...found.values()];
}

/** @returns the value of a resource that a filter can ask for; `undefined` if there is none. */
export function valueIn({ member, by }: Pick<Filter, "member" | "by">, made: Made): string | undefined {
  return by === "search" ? wordOf(made) : askedValue(made, member, by);
}

/** @returns whether no usual filter by this value shows the resource. */
export function isLeftOut(
  { representation }: Made,
  { member, by, value }: { readonly member: string; readonly by: Selection; readonly value: string },
): boolean {
  const seen = representation[member];
  if (by === "search") return !JSON.stringify(representation).toLowerCase().includes(value.toLowerCase());
  if (by === "holds") return Array.isArray(seen) && !seen.some((one) => isLike(String(one), value));
  const text = scalarText(seen);
  if (text === undefined) return false;
  // A number is equal or not, while a text may be found by a part of it.
  if (by === "equal") return typeof seen === "number" ? text !== value : !isLike(text, value);
  const order = inOrder(text, value);
  return by === "least" ? order < 0 : order > 0;
}

function askedValue({ representation }: Made, member: string, by: Selection): string | undefined {
  const seen = representation[member];
  if (by === "holds") {
    return Array.isArray(seen)
      ? // A server may look at the first one only.
        seen.findLast((one) => typeof one === "string" && /^[^\s,]+$/.test(one))
      : undefined;
  }
  const text = scalarText(seen);
  if (by === "equal") return text;
  return typeof seen === "number" || (text !== undefined && DATE.test(text)) ? text : undefined;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Numbers by size, dates by their digits (RFC 3339 5.1). */
function inOrder(one: string, other: string): number {
  if (DATE.test(one) && DATE.test(other)) return one < other ? -1 : Number(one > other);
  return Number(one) - Number(other);
}

/**
 * A database often compares texts in any case, and a filter by a name often finds a part of it.
 *
 * @returns whether the document says that the parameter compares whole texts, such as by "only books of this author"
 */
export function isExact(operation: Operation, { parameter, by, values }: Filter): boolean {
  const found = operation.parameters.find((one) => one.in === "query" && one.name === parameter);
  const schema = membersOf(found?.resolved);
  const said = [found?.description, schema["description"], operation.description, operation.summary].join(
    " ",
  );
  const isText = [schema["type"] ?? "string"].flat().includes("string");
  return (
    by === "equal" &&
    isText &&
    values.length === 0 &&
    schema["format"] === undefined &&
    EXACT.test(said) &&
    !LOOSE.test(said)
  );
}

const EXACT = /\b(?:exact|equal|only|whose|this)/i;
const LOOSE =
  /contain|part|substring|match|search|case|like|prefix|begin|start|fuzzy|insensitive|pattern|wildcard/i;

/** @returns a text that the member can have, with letters in both cases; `undefined` if its schema allows none. */
export function wordFor(
  create: Operation,
  { contract, faultsIn }: World,
  member: string,
): string | undefined {
  const [schema, ...more] = schemasOfMember(create, contract, member);
  const { format, enum: values } = membersOf(schema);
  if (schema === undefined || more.length > 0 || format !== undefined || values !== undefined)
    return undefined;
  return WORDS.find((word) => faultsIn(schema, word)?.length === 0);
}

const WORDS = ["Quince and Medlar", "QuinceTree", "Quince"];

/** A word of letters and digits in a text of the resource. */
function wordOf({ resource, representation }: Made): string | undefined {
  const texts = resource.settable
    .map((name) => representation[name])
    .filter((one) => typeof one === "string");
  const words = texts.flatMap((text) => text.match(/[a-z0-9]{3,20}/gi) ?? []);
  return words.sort((one, other) => other.length - one.length)[0];
}

/** Some filters look for a part of a text, in any case. */
function isLike(text: string, value: string): boolean {
  return text.toLowerCase().includes(value.toLowerCase());
}

/** @returns the value as the text of a query parameter; `undefined` if it is empty, or no scalar. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === "string" && value.trim() !== "") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
