import { sameJson } from "../../json/equality.ts";
import { isRecord } from "../../json/record.ts";
import { jsonTypes } from "../../schema/json-types.ts";
import { keywordPlace, schemaObjects } from "../each-schema-object.ts";
import type { Rule } from "../rule.ts";

export const defaultFitsSchema: Rule = {
  id: "default-fits-schema",
  severity: "warn",
  says: "A default is a value that its schema allows.",
  section: "OpenAPI 3.1 4.8.24 (JSON Schema 2020-12 Validation 9.2)",
  check: ({ schemas }, root) =>
    schemaObjects(root).flatMap((one) => {
      const { schema } = one;
      if (!Object.hasOwn(schema, "default")) return [];
      const value = schema["default"];
      const types = jsonTypes(schema, schemas);
      const isListed = !Array.isArray(schema["enum"]) || schema["enum"].some((each) => sameJson(each, value));
      if (isListed && (types.length === 0 || types.some((type) => isOf(type, value)))) return [];
      const allowed = isListed ? `the type ${types.join(" or ")}` : "the enum";
      const place = keywordPlace(one, "default");
      const meant = typeof value === "string" ? parsedText(value) : undefined;
      const isMeant = isListed && meant !== undefined && types.some((type) => isOf(type, meant));
      return {
        place,
        wrong: `the default ${JSON.stringify(value)} does not fit ${allowed}`,
        instead: "Write a value that the schema allows, or remove the default.",
        ...(isMeant ? { fix: { kind: "set", place, value: meant } } : {}),
      };
    }),
};

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  if (type === "integer") return Number.isInteger(value);
  return !["boolean", "number", "string"].includes(type) || typeof value === type;
}

/** The number or truth value that a text is written like: `"10"` is 10. */
function parsedText(text: string): number | boolean | undefined {
  const value = /^(?:true|false|-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?)$/.test(text)
    ? JSON.parse(text)
    : undefined;
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}
