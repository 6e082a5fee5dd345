// Ids for resources that a client names: the world's own prefix if the schema allows it.
import type { Contract, Resource } from "../../contract/operation.ts";
import { isSegment, pathParameterNames } from "../../http/path.ts";
import { membersOf } from "../../json/record.ts";
import { operationNamed } from "../../laws/shared/about.ts";
import type { Tester } from "../../schema/pattern/linear.ts";

export type FreshIdMeans = {
  readonly word: string;
  readonly draw: (schema: unknown) => unknown;
  readonly testerOf: (pattern: string) => Tester | undefined;
};

/**
 * @param word an id that no other world has
 * @param draw draws a value of a schema without using its examples, because they may be in use
 * @param testerOf the tester of a pattern
 * @returns the word, spelt as the id's schema allows, because a random id may be in use; else a value of the schema
 */
export function freshIdFor(
  resource: Resource,
  contract: Contract,
  { word, draw, testerOf }: FreshIdMeans,
): string {
  const read = operationNamed(contract, resource.read);
  const name = pathParameterNames(resource.path).at(-1);
  const schema = read?.parameters.find((one) => one.in === "path" && one.name === name)?.schema;
  const number = numberFor(schema, contract, word);
  if (number !== undefined) return number;
  const pattern = patternOf(schema, contract, testerOf);
  if (pattern === "none") return word;
  const spellings = [word, word.replaceAll("-", ""), word.replaceAll("-", "_")];
  const fits = spellings.find((one) => pattern?.test(one) === true);
  return fits ?? drawnSegment(() => draw(schema)) ?? word;
}

const TRIES = 12;

/** Many schemas of ids allow an empty text and null, which no path can have. */
function drawnSegment(draw: () => unknown): string | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const drawn = draw();
    if (drawn !== null && drawn !== undefined && isSegment(String(drawn))) return String(drawn);
  }
  return undefined;
}

/** A number that a server which counts its resources will not reach soon, and that fits into 32 bits. */
const LEAST_NUMBER = 1_900_000_000;
const MOST_NUMBER = 2_147_483_647;

/** @returns whether a number in a path is one that `freshIdFor` chose. */
export function isUnusedNumber(id: string): boolean {
  return /^\d+$/.test(id) && Number(id) >= LEAST_NUMBER && Number(id) <= MOST_NUMBER;
}

/** @returns a whole number made from the word, if the schema asks for a number without a bound below. */
function numberFor(schema: unknown, contract: Contract, word: string): string | undefined {
  const { $ref, type, maximum, multipleOf } = membersOf(schema);
  if (typeof $ref === "string") return numberFor(componentOf($ref, contract), contract, word);
  const types = [type].flat();
  if (
    !(types.includes("integer") || types.includes("number")) ||
    maximum !== undefined ||
    multipleOf !== undefined
  )
    return undefined;
  const sum = [...word].reduce(
    (total, letter) => (total * 31 + letter.charCodeAt(0)) % (MOST_NUMBER - LEAST_NUMBER),
    7,
  );
  return String(LEAST_NUMBER + sum);
}

function componentOf($ref: string, { schemas }: Contract): unknown {
  return schemas[$ref.split("/").at(-1) ?? ""];
}

function patternOf(
  schema: unknown,
  contract: Contract,
  testerOf: FreshIdMeans["testerOf"],
): Pick<Tester, "test"> | "none" | undefined {
  const { $ref, pattern, format, type, maxLength } = membersOf(schema);
  if (typeof $ref === "string") return patternOf(componentOf($ref, contract), contract, testerOf);
  if (typeof pattern === "string") return testerOf(pattern);
  const isText = [type].flat().every((one) => one === undefined || one === "string" || one === "null");
  if (format !== undefined || !isText) return undefined;
  return typeof maxLength === "number" ? { test: (text) => text.length <= maxLength } : "none";
}
