import { sameJson } from "../../json/equality.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { descend, keywordPlace, type SchemaObject, schemaObjects } from "../each-schema-object.ts";
import type { Finding, Rule } from "../rule.ts";

export const schemaCanBeSatisfied: Rule = {
  id: "schema-can-be-satisfied",
  severity: "warn",
  says: "Each schema allows some value.",
  section: "OpenAPI 3.1 4.8.24 (JSON Schema 2020-12 Validation 6)",
  check: (_, root) =>
    schemaObjects(root).flatMap((one) => [
      ...bounds(one),
      ...closedParts(one).slice(0, 1),
      ...equalBranches(one),
    ]),
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

/** OpenAPI 3.1 4.8.24: of a `oneOf`, exactly one branch applies, so no value fits two equal ones. */
function equalBranches(one: SchemaObject): readonly Finding[] {
  const { oneOf } = one.schema;
  if (!Array.isArray(oneOf)) return [];
  const branches = oneOf.map((_, index) => descend(one.spot, `/oneOf/${index}`).value);
  const texts = branches.map((branch) => (isRecord(branch) ? checkedText(branch) : String(branch)));
  const second = texts.findIndex((text, index) => texts.indexOf(text) !== index);
  const first = texts.indexOf(texts[second] ?? "");
  if (second === -1 || !sameJson(checkedOf(branches[first]), checkedOf(branches[second]))) return [];
  return [
    {
      place: keywordPlace(one, "oneOf"),
      wrong: `branches ${first + 1} and ${second + 1} of this oneOf allow the same values, and a value must fit only one branch`,
      instead: "Use anyOf, or say in each branch what tells it from the others, such as a const.",
    },
  ];
}

const ANNOTATIONS = ["title", "description", "example", "examples", "deprecated", "externalDocs", "default"];

/** A branch without what does not decide whether a value fits it. */
function checkedOf(branch: unknown): unknown {
  if (!isRecord(branch)) return branch;
  return Object.fromEntries(
    Object.entries(branch).filter(([name]) => !ANNOTATIONS.includes(name) && !name.startsWith("x-")),
  );
}

function checkedText(branch: Members): string {
  return JSON.stringify(checkedOf(branch));
}
