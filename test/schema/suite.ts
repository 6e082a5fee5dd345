// Runs the JSON Schema Test Suite through the compiler of the validators: each group is one component of a document.
import { readFileSync } from "node:fs";
import { isRecord } from "../../src/json/record.ts";
import { isChecked } from "../../src/schema/ajv.ts";
import { keywordNamed } from "../../src/schema/keywords.ts";
import { plainReferences } from "../../src/schema/plain-references.ts";
import { unsupportedKeywords } from "../../src/schema/unsupported-keywords.ts";
import { compiled, type Validate } from "./compiled.ts";

type Case = { readonly description: string; readonly data: unknown; readonly valid: boolean };
type Group = { readonly description: string; readonly schema: unknown; readonly tests: readonly Case[] };
export type Verdict = {
  readonly group: string;
  readonly refused?: string;
  readonly wrong: readonly string[];
};

/** @returns the verdict on each group: passed if it is neither refused, by a keyword, nor wrong. */
export async function runSuite(file: string): Promise<readonly Verdict[]> {
  const files = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, readonly Group[]>>;
  const groups = Object.entries(files).flatMap(([name, all]) => all.map((group) => ({ name, group })));
  const read = groups.map(({ name, group }, index) => {
    const own = `Root${index}`;
    const schema = inDocument(group.schema, `#/components/schemas/${own}`);
    const components = plainReferences({ [own]: schema }).components();
    const faults = Object.values(components).flatMap(unsupportedKeywords);
    const [fault] = faults;
    const refused = fault?.keyword ?? annotation(group.schema);
    return { own, components, refused, name: `${name}: ${group.description}`, tests: group.tests };
  });
  const supported = read.filter(({ refused }) => refused === undefined);
  const validators = await compiled({
    components: Object.assign({}, ...supported.map(({ components }) => components)),
    entries: Object.fromEntries(
      supported.map(({ own }) => [own, { $ref: `#/components/schemas/${own}` }] as const),
    ),
  });
  return read.map(({ name, own, refused, tests }) => ({
    group: name,
    ...(refused === undefined ? {} : { refused }),
    wrong: refused === undefined ? wrongIn(tests, validators[own]) : [],
  }));
}

/** A format that is not checked is an annotation, as the specification says; the optional part of the suite wants more. */
function annotation(schema: unknown): string | undefined {
  const format = isRecord(schema) ? schema["format"] : undefined;
  const isKnown = typeof format !== "string" || isChecked(format) || format === "unknown";
  return isKnown ? undefined : `format ${format}`;
}

function wrongIn(tests: readonly Case[], validate: Validate | undefined): readonly string[] {
  return tests
    .filter(({ data, valid }) => validate?.(data) !== valid)
    .map(({ description, valid }) => `${description} is ${valid ? "valid" : "invalid"}`);
}

/** In a document, a pointer begins at the root of the document and not at that of the schema. */
function inDocument(schema: unknown, root: string): unknown {
  if (!isRecord(schema)) return schema;
  // A schema with an `$id` of its own is the root of the pointers in it.
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      const isPointer = name.endsWith("ef") && (value === "#" || String(value).startsWith("#/"));
      if (isPointer) return [name, root + String(value).slice(1)];
      const holds = keywordNamed(name)?.holds;
      const inner = (one: unknown): unknown =>
        isRecord(one) && typeof one["$id"] === "string" ? one : inDocument(one, root);
      if (holds === "schema") return [name, inner(value)];
      if (holds === "list" && Array.isArray(value)) return [name, value.map(inner)];
      if (holds !== "map" || !isRecord(value)) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]))];
    }),
  );
}
