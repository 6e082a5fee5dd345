import { type Members, membersOf } from "../../json/record.ts";
import { descend, keywordPlace, type SchemaObject, schemaObjects } from "../each-schema-object.ts";
import type { Finding, Rule } from "../rule.ts";

export const schemaCanBeSatisfied: Rule = {
  id: "schema-can-be-satisfied",
  severity: "warn",
  says: "Each schema allows some value.",
  section: "OpenAPI 3.1 4.8.24 (JSON Schema 2020-12 Validation 6)",
  check: (_, root) => schemaObjects(root).flatMap((one) => [...bounds(one), ...closedParts(one).slice(0, 1)]),
};

const BOUNDS = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minContains", "maxContains"],
] as const;

function bounds(one: SchemaObject): readonly Finding[] {
  return BOUNDS.flatMap(([low, high]) => {
    const [least, most] = [one.schema[low], one.schema[high]];
    if (typeof least !== "number" || typeof most !== "number" || least <= most) return [];
    return {
      place: keywordPlace(one, low),
      wrong: `no value has ${low} ${least} and ${high} ${most}`,
      instead: "Exchange the two, or correct one of them.",
    };
  });
}

/** The parts of `allOf` apply to the same object: what one requires, a closed one must name. */
function closedParts(one: SchemaObject): readonly Finding[] {
  const parts = partsOf(one);
  return parts.flatMap((closed): readonly Finding[] => {
    const names = Object.keys(membersOf(closed["properties"]));
    const isClosed = closed["additionalProperties"] === false && closed["patternProperties"] === undefined;
    const missing = parts
      .filter((other) => isClosed && other !== closed)
      .flatMap((other) => (Array.isArray(other["required"]) ? other["required"].map(String) : []))
      .find((name) => !names.includes(name));
    if (missing === undefined) return [];
    return [
      {
        place: keywordPlace(one, "allOf"),
        wrong: `no object satisfies this allOf: one part requires ${missing}, and a different one is closed without it`,
        instead:
          "Use unevaluatedProperties: false next to allOf, in place of additionalProperties: false in its parts.",
      },
    ];
  });
}

function partsOf({ schema, spot }: SchemaObject): readonly Members[] {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) return [];
  return [own, ...allOf.map((_, index) => membersOf(descend(spot, `/allOf/${index}`).value))];
}
