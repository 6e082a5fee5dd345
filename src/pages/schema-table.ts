// A schema as a table of members: name, type, limits and description.
import { html } from "hono/html";
import type { Spot } from "../contract/spot.ts";
import { isRecord } from "../json/record.ts";
import { table } from "./page-table.ts";
import { type Html, prose } from "./prose.ts";

type Row = { readonly name: string; readonly isRequired: boolean; readonly schema: Spot };

/** Members of members of members are left to the document. */
const DEEPEST = 2;

/** @returns the members that a schema describes, with those inside them; `undefined` if it describes no object */
export function schemaTable(label: string, schema: Spot): Html | undefined {
  const rows = rowsOf(schema, "", 0);
  if (rows.length === 0) return undefined;
  return table(
    label,
    ["Member", "Type", "Description"],
    rows.map(({ name, isRequired, schema: member }) => [
      html`<code>${name}</code>${isRequired && html` <span class="required">required</span>`}`,
      html`${typeOf(member)}${member.at("readOnly").value === true && html`<br><span class="quiet">set by the server</span>`}`,
      html`${prose(firstParagraph(member.at("description").text()))}${limits(member)}`,
    ]),
  );
}

function rowsOf(schema: Spot, before: string, depth: number): readonly Row[] {
  const required = schema.at("required").value;
  const own = schema
    .at("properties")
    .entries()
    .flatMap(([name, member]) => {
      const isRequired = Array.isArray(required) && required.includes(name);
      const path = `${before}${name}`;
      const inner =
        depth >= DEEPEST
          ? []
          : rowsOf(itemsOf(member), isList(member) ? `${path}[].` : `${path}.`, depth + 1);
      return [{ name: path, isRequired, schema: member }, ...inner];
    });
  const parts = schema
    .at("allOf")
    .entries()
    .flatMap(([, part]) => rowsOf(part, before, depth));
  const seen = new Set<string>();
  return [...own, ...parts].filter(({ name }) => !seen.has(name) && seen.add(name));
}

function isList(schema: Spot): boolean {
  return schema.at("items").exists;
}

function itemsOf(schema: Spot): Spot {
  return isList(schema) ? schema.at("items") : schema;
}

/** @returns for example `string`, `list of string` or `integer or null` */
export function typeOf(schema: Spot): string {
  if (isList(schema)) return `list of ${typeOf(schema.at("items"))}`;
  const { value } = schema.at("type");
  if (Array.isArray(value)) return value.join(" or ");
  if (typeof value === "string") return value;
  if (schema.at("const").exists) return JSON.stringify(schema.at("const").value);
  const [, part] = schema.at("allOf").entries()[0] ?? [];
  return part === undefined ? (schema.at("properties").exists ? "object" : "any") : typeOf(part);
}

const LIMITS: readonly (readonly [keyword: string, words: string])[] = [
  ["const", "always"],
  ["enum", "one of"],
  ["default", "default"],
  ["minimum", "at least"],
  ["maximum", "at most"],
  ["minLength", "characters, at least"],
  ["maxLength", "characters, at most"],
  ["minItems", "items, at least"],
  ["maxItems", "items, at most"],
  ["pattern", "pattern"],
  ["format", "format"],
  ["examples", "for example"],
];

/** @returns the limits and the examples of a schema, each on a line */
export function limits(schema: Spot): readonly Html[] {
  const { value } = schema;
  if (!isRecord(value)) return [];
  return LIMITS.flatMap(([keyword, words]) => {
    const given = value[keyword];
    if (given === undefined) return [];
    const shown = (Array.isArray(given) ? given : [given]).map((one) =>
      typeof one === "string" ? one : JSON.stringify(one),
    );
    return [html`<br><span class="quiet">${words}: <code>${shown.join(", ")}</code></span>`];
  });
}

function firstParagraph(text = ""): string {
  return text.split("\n\n")[0] ?? "";
}
