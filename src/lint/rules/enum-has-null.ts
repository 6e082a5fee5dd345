import { keywordPlace, schemaObjects } from "../each-schema-object.ts";
import type { Rule } from "../rule.ts";

export const enumHasNull: Rule = {
  id: "enum-has-null",
  severity: "warn",
  says: "A value that may be null has null in its enum.",
  section: "OpenAPI 3.0 4.7.24.2, JSON Schema 2020-12 Validation 6.1.2",
  check: (_, root) =>
    schemaObjects(root).flatMap((one) => {
      const { type, nullable, enum: values } = one.schema;
      const mayBeNull = nullable === true || (Array.isArray(type) && type.includes("null"));
      if (!mayBeNull || !Array.isArray(values) || values.includes(null)) return [];
      return {
        place: keywordPlace(one, "enum"),
        wrong: "the enum excludes null, which the type allows",
        instead: "Add null to the enum, or say that the value is not null.",
      };
    }),
};
