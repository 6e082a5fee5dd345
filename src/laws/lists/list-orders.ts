// The orders in which a client can ask for a list: by the values of a parameter such as `sort`, or by its description.
import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Parameter } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { resourceOf } from "../shared/about.ts";

/** One value of a parameter that names a member, such as `-price`. */
export type Order = {
  readonly value: string;
  readonly member: string;
  /** `undefined` if no sign or word says the direction. */
  readonly isDescending: boolean | undefined;
  /** The value, and that of the parameter with the direction, if there is one. */
  readonly query: Readonly<Record<string, string>>;
};

const NAMES = ["sort", "sortby", "order", "orderby", "ordering"];
const DIRECTIONS = [
  "order",
  "direction",
  "dir",
  "sortorder",
  "sortdir",
  "sortdirection",
  "orderdirection",
  "orderdir",
];

/** "Pinned notes come first", whatever the order. */
function putsFirst(text: string): boolean {
  return text.split(/[.;\n]/).some((sentence) => CHOSEN.test(sentence) && FIRST.test(sentence));
}

const CHOSEN = /\b(?:pinned|featured|sticky|promoted|starred|favou?rites?|sponsored|unread|urgent)\b/i;
const FIRST = /\b(?:first|top|before|ahead|start|beginning)\b/i;

/** @returns the orders that name a member, with the signs and words that mean a direction. */
export function ordersOf(operation: Operation, contract: Contract): readonly Order[] {
  const resource = resourceOf(operation, contract);
  const { semantics, summary, description } = operation;
  const texts = [summary, description, ...operation.parameters.map((one) => one.description)];
  if (semantics.effect !== "list" || semantics.declared || resource === undefined) return [];
  if (texts.some((one) => putsFirst(one ?? ""))) return [];
  const { settable } = resource;
  const members = [...new Set([...settable, ...resource.members.map(({ name }) => name)])];
  const queries = operation.parameters.filter((one) => one.in === "query");
  return queries
    .filter((one) => NAMES.includes(bare(one.name)))
    .flatMap((one) => {
      const values = valuesOf(one, members);
      const direction = queries.find((other) => other !== one && directionsOf(other) !== undefined);
      return values.flatMap((value) =>
        orderBy(value, values, { parameter: one, direction, members, settable }),
      );
    });
}

/** The declared values, or else the members that the description names, with the sign or the word that it shows. */
function valuesOf({ description, resolved }: Parameter, members: readonly string[]): readonly string[] {
  const { enum: listed, pattern, type, description: ofSchema } = membersOf(resolved);
  if (listed !== undefined) return [listed].flat().map(String);
  if (pattern !== undefined || ![type ?? "string"].flat().includes("string")) return [];
  const said = [description, ofSchema].join(" ");
  const words = new Set(said.match(/\w+/g));
  const named = members.filter((name) => words.has(name));
  const isQuoted = named.some((name) =>
    [`\`${name}`, `'${name}`, `"${name}`].some((one) => said.includes(one)),
  );
  if (named.length < 2 && !isQuoted) return [];
  const [, separator] = /([:_.,])desc\b/.exec(said) ?? [];
  if (separator !== undefined)
    return named.flatMap((name) => [`${name}${separator}asc`, `${name}${separator}desc`]);
  if (/\bascending\b|\basc\b/i.test(said) && !/[\s`'"(]-/.test(said)) return [];
  const hasSign = /[\s`'"(]-(?:[`'"]|\w)|minus|hyphen/i.test(said) && /desc/i.test(said);
  return hasSign ? named.flatMap((name) => [name, `-${name}`]) : named;
}

function directionsOf({ name, resolved }: Parameter): readonly [up: string, down: string] | undefined {
  const values = [membersOf(resolved)["enum"] ?? []].flat().map(String);
  const [up, down] = [/^asc/i, /^desc/i].map((word) => values.find((one) => word.test(one)));
  const isOne = DIRECTIONS.includes(bare(name)) && values.length === 2;
  return isOne && up !== undefined && down !== undefined ? [up, down] : undefined;
}

type By = {
  readonly parameter: Parameter;
  readonly direction: Parameter | undefined;
  readonly members: readonly string[];
  readonly settable: readonly string[];
};

function orderBy(
  value: string,
  values: readonly string[],
  { parameter, direction, members, settable }: By,
): readonly Order[] {
  const isDescending = /^-|[ :_.,]desc$/i.test(value);
  const noun = value.replace(/^[-+]/, "").replace(/[ :_.,](asc|desc)$/i, "");
  const member = members.find((one) => bare(one) === bare(noun));
  if (member === undefined) return [];
  const query = { [parameter.name]: value };
  const directions = direction && directionsOf(direction);
  if (direction !== undefined && directions !== undefined && noun === value)
    return directions.map((word, at) => ({
      value: `${value} ${word}`,
      member,
      isDescending: at === 1,
      query: { ...query, [direction.name]: word },
    }));
  // Without a sign or a word, the direction may be one that nobody has to say, such as the newest first.
  const isOfPair = values.some((one) => one !== value && one.replace(/^[-+]/, "") === noun);
  const isPlain =
    noun === value && (settable.includes(member) ? values.every((one) => !/^-|desc$/i.test(one)) : !isOfPair);
  return [{ value, member, isDescending: isPlain ? undefined : isDescending, query }];
}
