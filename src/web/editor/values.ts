// Converts between the content of a thing and the values of a form: an empty field is an absent member.
import type { Field, Filled } from "../../pages/book-fields.ts";

export type EditorField = Field & {
  /** A rating that is chosen as stars. */
  readonly stars?: true;
};
export type Content = Readonly<Record<string, unknown>>;

/** @returns the values of the fields for a thing */
export function filledOf(fields: readonly EditorField[], thing: Content): Filled {
  return Object.fromEntries(
    fields.map(({ name }) => {
      const value = thing[name];
      const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
      return [name, values.map(String)];
    }),
  );
}

/** @returns the content for a request */
export function contentOf(fields: readonly EditorField[], filled: Filled): Content {
  const members = fields.flatMap((field) => {
    const typed = (filled[field.name] ?? []).filter((value) => value.trim() !== "");
    const values = field.attributes["type"] === "number" || field.stars ? typed.map(Number) : typed;
    const [first] = values;
    if (first === undefined) return [];
    return [[field.name, field.times === undefined ? first : values] as const];
  });
  return Object.fromEntries(members);
}
