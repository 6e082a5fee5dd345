/** Rewrites ajv-formats as a module that exports each used format separately, so that no others are bundled. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseAst } from "rolldown/parseAst";

/**
 * @param used names of formats, such as `date`
 * @returns the text of an ES module that exports the full formats with these names (`export { format0 as "date" }`)
 * @throws Error if the source of ajv-formats has changed
 */
export function formatsModule(used: ReadonlySet<string>): string {
  const source = readFileSync(createRequire(import.meta.url).resolve("ajv-formats/dist/formats.js"), "utf8");
  const { body } = parseAst(source);
  const kept: string[] = [];
  const formats: string[] = [];
  for (const statement of body) {
    const text = source.slice(statement.start, statement.end);
    if (!/\bexports\b/.test(text)) kept.push(text);
    const assigned = text.startsWith("exports.fullFormats = {") && statement.type === "ExpressionStatement";
    if (assigned && statement.expression.type === "AssignmentExpression") {
      formats.push(...exportsOf(statement.expression.right, source, used));
    }
  }
  if (formats.length < used.size)
    throw new Error(`the source of ajv-formats has changed; not found: ${[...used]}`);
  return [...kept, ...formats].join("\n");
}

type Node = { readonly type: string; readonly start: number; readonly end: number };

function exportsOf(node: Node, source: string, used: ReadonlySet<string>): readonly string[] {
  const properties = "properties" in node && Array.isArray(node.properties) ? node.properties : [];
  return properties.flatMap((property: { key: Node; value: Node }, index) => {
    const key = source.slice(property.key.start, property.key.end).replaceAll('"', "");
    const value = source.slice(property.value.start, property.value.end);
    return used.has(key) ? [`const format${index} = ${value};\nexport { format${index} as "${key}" };`] : [];
  });
}
