// What stands in a form's fields, and the content that it makes: absent where nothing was typed.
import type { Field, Filled } from "../../pages/book-fields.ts";

export type EditorField = Field & {
  /** A rating, chosen as stars. */
  readonly stars?: true;
};
export type Content = Readonly<Record<string, unknown>>;

/** @returns what the fields show of a thing */
export function filledOf(fields: readonly EditorField[], thing: Content): Filled {
  return Object.fromEntries(
    fields.map(({ name }) => {
      const value = thing[name];
      const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
      return [name, values.map(String)];
    }),
  );
}

/** @returns what the fields say, as the service takes it */
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
