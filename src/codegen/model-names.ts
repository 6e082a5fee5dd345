// The names under which the document's components are exported as types.
import { type Members, membersOf } from "../json/record.ts";
import { identifier } from "./names.ts";

/** Component of the document -> name of its type. */
export type ModelNames = ReadonlyMap<string, string>;

/**
 * @param document a document, prepared by `clientDocument`
 * @returns for each schema in `components` its own name where TypeScript and the generated files allow it
 */
export function modelNames(document: Members): ModelNames {
  const taken = new Set(RESERVED);
  const components = Object.keys(membersOf(membersOf(document["components"])["schemas"]));
  const names = components.map((component) => {
    const name = freeName(identifier(component), taken);
    taken.add(name);
    return [component, name] as const;
  });
  return new Map(names);
}

/** @returns the name, or one with a number where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}

/** @returns the name of an operation as the beginning of a type's name. */
export function typeName(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

/**
 * @param models the names of all models
 * @param own the names that the file uses itself; a model with one of them is exported by `schema.ts` alone
 * @returns the line that exports the models
 */
export function exportedModels(models: ModelNames, own: readonly string[]): string {
  const names = [...models.values()].filter((name) => !own.includes(name)).sort();
  if (names.length === 0) return "";
  return `export type {\n${names.map((name) => `  ${name},\n`).join("")}} from "./schema.js";\n`;
}

/** Names that a type can't have, and those of the types that `schema.ts` uses. */
const RESERVED = [
  ..."any unknown never string number boolean bigint symbol object undefined void".split(" "),
  ..."paths webhooks components operations external $defs".split(" "),
  ..."Record Omit Pick Partial Required Readonly Exclude Extract Array Blob".split(" "),
  ..."WithRequired OneOf XOR Without ReadonlyArray FlattenedDeepRequired Type".split(" "),
];
