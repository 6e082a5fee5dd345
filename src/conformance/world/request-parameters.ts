// Draws the parameters of an operation: valid values for the required ones, and invalid values for each.
import type fc from "fast-check";
import type { Operation, Parameter } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { creatingParameter, isPlain, plainParameters } from "../../laws/shared/plain-parameters.ts";
import type { BrokenParameter } from "../../laws/world.ts";
import { CannotDraw } from "../../schema/arbitrary-text.ts";
import { fields } from "../../semantics/fields.ts";
import type { Arbitraries } from "../arbitraries.ts";
import type { Required } from "../wire/sender.ts";

/**
 * @param arbitraries draws values of the document's schemas
 * @param seed the same seed gives the same values; a parameter has one value in all operations
 * @returns operation -> the values of its required parameters, without those that cannot be drawn
 */
export function requiredParameters(
  arbitraries: Arbitraries,
  seed: number,
): (operation: Operation) => Required {
  const drawn = new Map<string, string | undefined>();
  const fixedValue = (parameter: Parameter): string | undefined => {
    const key = `${parameter.in} ${parameter.name} ${JSON.stringify(parameter.schema)}`;
    if (!drawn.has(key)) drawn.set(key, draw(parameter, arbitraries, seed));
    return drawn.get(key);
  };
  const texts = (operation: Operation, place: string): readonly (readonly [string, string])[] =>
    operation.parameters
      .filter((one) => one.in === place && one.required && isPlain(one, operation))
      .flatMap((one) => {
        const value = fixedValue(one);
        return value === undefined ? [] : [[one.name, value] as const];
      });
  const made = new Map<Operation, Required>();
  const make = (operation: Operation): Required => {
    const cookies = texts(operation, "cookie").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const cookie = cookies.length === 0 ? [] : [[fields.cookie.name, cookies.join("; ")] as const];
    return {
      path: (name) => {
        const parameter = operation.parameters.find((one) => one.in === "path" && one.name === name);
        return parameter && fixedValue(parameter);
      },
      query: Object.fromEntries(texts(operation, "query")),
      headers: Object.fromEntries([...texts(operation, "header"), ...cookie]),
    };
  };
  return (operation) => {
    const required = made.get(operation) ?? make(operation);
    made.set(operation, required);
    return required;
  };
}

/** @returns each invalid value of one parameter that text can express, and each required parameter left out. */
export function brokenParameters(
  operation: Operation,
  arbitraries: Arbitraries,
  sample: (arbitrary: fc.Arbitrary<unknown>) => unknown,
): readonly BrokenParameter[] {
  const found: BrokenParameter[] = [];
  for (const parameter of plainParameters(operation)) {
    const { name, schema, required } = parameter;
    const place = parameter.in === "query" ? "query" : "headers";
    if (required) found.push({ what: `without ${name}`, sending: { without: [name] } });
    for (const { says, content } of arbitraries.waysToBreakValue(schema)) {
      const value = sample(content);
      if (!showsInText(value, parameter)) continue;
      found.push({ what: `${name} ${says}`, sending: { [place]: { [name]: String(value) } } });
    }
  }
  return [...found, ...brokenPaths(operation, arbitraries, sample)];
}

/** More values would add nothing: a server that validates one by its schema validates all. */
const PATHS = 2;

function brokenPaths(
  operation: Operation,
  arbitraries: Arbitraries,
  sample: (arbitrary: fc.Arbitrary<unknown>) => unknown,
): readonly BrokenParameter[] {
  const parameter = creatingParameter(operation);
  if (parameter === undefined) return [];
  return arbitraries
    .waysToBreakValue(parameter.schema)
    .map(({ says, content }) => ({ says, value: sample(content) }))
    .filter(({ value }) => showsInText(value, parameter))
    .slice(0, PATHS)
    .map(({ says, value }) => ({
      what: `${parameter.name} ${says}`,
      sending: { path: { [parameter.name]: String(value) } },
    }));
}

/** Whether the value is still invalid as text: a string has no wrong type, and an empty text may count as absent. */
function showsInText(value: unknown, { schema, resolved }: Parameter): boolean {
  if (typeof value === "object" || !/^[!-~][ -~]{0,200}$/.test(String(value))) return false;
  const types = [membersOf(resolved)["type"] ?? membersOf(schema)["type"] ?? "string"].flat();
  if (types.includes("array") || types.includes("object")) return false;
  return !types.includes("string") || typeof value === "string";
}

const ANY_TEXT = { type: "string", minLength: 1 };

function draw(
  { name, in: place, schema, resolved }: Parameter,
  arbitraries: Arbitraries,
  seed: number,
): string | undefined {
  const { examples, example, default: usual } = membersOf(resolved ?? schema);
  const given = Array.isArray(examples) ? examples[0] : (example ?? usual);
  if (given !== undefined) return textOf(given);
  try {
    const arbitrary = arbitraries.valid(schema ?? ANY_TEXT, "all");
    const values = arbitraries.sample(arbitrary, { seed: seed + name.length, numRuns: 20 }).map(textOf);
    // A field cannot carry every text (RFC 9110 5.5), and an empty one has no meaning.
    return values.find(
      (text) => text !== undefined && (place === "header" ? /^[!-~]+$/ : /^.+$/u).test(text),
    );
  } catch (error) {
    if (error instanceof CannotDraw) return undefined;
    throw error;
  }
}

/** OpenAPI 3.1 4.8.12: a scalar unchanged, a list by its items; the form of an object depends on its style. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(String).join(",");
  return typeof value === "object" ? undefined : String(value);
}
