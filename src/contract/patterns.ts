// Finds every regular expression in the schemas of a document.
import { isRecord } from "../json/record.ts";
import type { DeclaredPattern } from "./operation.ts";
import { childPlace, type Spot } from "./spot.ts";

/** Members whose value is data, not a schema. */
const DATA: ReadonlySet<string> = new Set(["example", "examples", "default", "const", "enum"]);

/**
 * @param root the root of a document
 * @returns each `pattern`, and each name in `patternProperties`, once, references followed
 */
export function readPatterns(root: Spot): readonly DeclaredPattern[] {
  const found: DeclaredPattern[] = [];
  const seen = new Set<string>();
  const waiting = [root.at("components"), root.at("paths"), root.at("webhooks")];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    const { value, place } = spot;
    const id = `${place.file}${place.pointer}`;
    if (typeof value !== "object" || value === null || seen.has(id)) continue;
    seen.add(id);
    const { pattern, patternProperties, maxLength, propertyNames } = isRecord(value) ? value : {};
    if (typeof pattern === "string") {
      found.push({ pattern, maxLength: numberOrNone(maxLength), place: childPlace(place, "pattern") });
    }
    const longestName = isRecord(propertyNames) ? numberOrNone(propertyNames["maxLength"]) : undefined;
    for (const name of isRecord(patternProperties) ? Object.keys(patternProperties) : []) {
      const its = childPlace(childPlace(place, "patternProperties"), name);
      found.push({ pattern: name, maxLength: longestName, place: its });
    }
    const inner = spot.entries().filter(([name]) => !DATA.has(name) && !name.startsWith("x-"));
    waiting.push(...inner.map(([, member]) => member).toReversed());
  }
  return found;
}

function numberOrNone(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
