import { overlapOf } from "../../schema/overlap.ts";
import { descend, keywordPlace, type SchemaObject, schemaObjects } from "../each-schema-object.ts";
import type { Finding, Rule } from "../rule.ts";

export const branchesDiffer: Rule = {
  id: "branches-differ",
  severity: "warn",
  says: "No value fits two branches of a `oneOf`.",
  section: "OpenAPI 3.1 4.8.24 (JSON Schema 2020-12 Core 10.2.1.3)",
  check: ({ schemas }, root) =>
    schemaObjects(root).flatMap((one) => {
      const found = firstOverlap(one, schemas);
      return found === undefined ? [] : [found];
    }),
};

/** More branches than this are compared only with those next to them. */
const MOST = 40;

function firstOverlap(one: SchemaObject, schemas: Readonly<Record<string, unknown>>): Finding | undefined {
  const { oneOf, discriminator } = one.schema;
  if (!Array.isArray(oneOf)) return undefined;
  const branches = oneOf.map((_, index) => descend(one.spot, `/oneOf/${index}`).value);
  for (let first = 0; first < branches.length; first++) {
    for (let second = first + 1; second < Math.min(branches.length, first + MOST); second++) {
      const both = overlapOf(branches[first], branches[second], schemas);
      if (both !== undefined)
        return {
          place: keywordPlace(one, "oneOf"),
          wrong: `${both} fits branches ${first + 1} and ${second + 1} of this oneOf, so it is not valid`,
          instead: adviceFor(discriminator),
        };
    }
  }
  return undefined;
}

/** OpenAPI 3.1 4.8.25: a discriminator is a hint, and changes nothing about what is valid. */
function adviceFor(discriminator: unknown): string {
  const name = Object(discriminator).propertyName;
  return typeof name === "string"
    ? `Give ${name} a different const in each branch, and require it: the discriminator alone tells no branches apart.`
    : "Give each branch a required member with a different const, or use anyOf.";
}
