// What an edit makes of the value of a document.
import { isRecord } from "../json/record.ts";
import type { Edit } from "../lint/rule.ts";

/**
 * @param value a document
 * @param edit a change of it
 * @param tokens of the place of the edit
 * @returns a copy with the change; the parts that do not change are shared
 * @example
 * applied({ a: { b: 1 } }, { kind: "set", place, value: 2 }, ["a", "b"]) // { a: { b: 2 } }
 */
export function applied(value: unknown, edit: Edit, tokens: readonly string[]): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return atPlace(value, edit);
  if (Array.isArray(value)) {
    const index = Number(token);
    return edit.kind === "remove" && rest.length === 0
      ? value.toSpliced(index, 1)
      : value.with(index, applied(value[index], edit, rest));
  }
  return isRecord(value) ? { ...value, [token]: applied(value[token], edit, rest) } : value;
}

function atPlace(value: unknown, edit: Edit): unknown {
  if (edit.kind === "set") return edit.value;
  if (edit.kind === "add" && isRecord(value)) return { ...value, [edit.key]: edit.value };
  if (edit.kind === "append" && Array.isArray(value)) return [...value, edit.value];
  return value;
}
