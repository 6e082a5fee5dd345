import type { Operation } from "../../contract/operation.ts";
import type { Spot } from "../../contract/spot.ts";
import { isJsonType } from "../../http/media-type.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { subschemasOf } from "../../schema/subschemas.ts";
import { declaredRow, nameOf } from "../declared.ts";
import { descend } from "../each-schema-object.ts";
import type { Rule } from "../rule.ts";

/** For declared operations only: the limits are those of a server that is generated from the document. */
export const requestIsBounded: Rule = {
  id: "request-is-bounded",
  severity: "warn",
  says: "The texts and lists in a request body have a maximum length.",
  section: "README: what is declared is enforced",
  check: ({ operations }, root) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) => {
        const names = unboundedIn(operation, root);
        const [first] = names;
        if (first === undefined || operation.content === undefined) return [];
        const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
        return {
          place: operation.content.place,
          wrong: `${nameOf(operation)} takes values of any length in ${names.slice(0, 3).join(", ")}${more}`,
          instead: "Add maxLength to each text and maxItems to each list.",
        };
      }),
};

/** The members of the content that can have any length, as `tags` and `tags/items`. */
function unboundedIn({ path, method }: Operation, root: Spot): readonly string[] {
  const content = root.at("paths").at(path).at(method.toLowerCase()).at("requestBody").at("content");
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const [type, media] of content.entries()) {
    if (!isJsonType(type.toLowerCase())) continue;
    const waiting: (readonly [Spot, string, boolean])[] = [[media.at("schema"), "", false]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [spot, name, isBoundedAbove] = next;
      const id = `${spot.place.file}${spot.place.pointer}`;
      if (!isRecord(spot.value) || seen.has(id)) continue;
      seen.add(id);
      const isBounded = isBoundedAbove || isBoundedItself(spot.value);
      if (!isBounded) found.add(name === "" ? "the body" : name);
      for (const { keyword, pointer, schema, inPlace } of subschemasOf(spot.value)) {
        const inner = descend(spot, pointer);
        // OpenAPI 3.1 allows siblings of `$ref`.
        const whole = { ...membersOf(inner.value), ...membersOf(schema) };
        if (NOT_SENT.includes(keyword) || whole["readOnly"] === true) continue;
        const own = pointer.replace(/^\/(properties|patternProperties)\//, "").replace(/^\//, "");
        const innerName = inPlace ? name : name === "" ? own : `${name}/${own}`;
        const isLimited = (inPlace && isBounded && hasType(spot.value)) || hasLimit(whole);
        waiting.push([inner, innerName, isLimited]);
      }
    }
  }
  return [...found].toSorted();
}

const NOT_SENT = ["not", "if", "propertyNames", "contains"];
/** Formats whose texts are short by themselves. */
const SHORT = ["uuid", "date", "date-time", "time", "duration", "ipv4", "ipv6", "binary"];

function isBoundedItself(schema: Members): boolean {
  const { type, enum: values, const: only, maxLength, maxItems, format, pattern } = schema;
  if (Array.isArray(values) || only !== undefined) return true;
  const types = [type].flat();
  const isText = types.includes("string");
  const isShort = typeof maxLength === "number" || SHORT.includes(String(format)) || isAnchored(pattern);
  if (isText && !isShort) return false;
  return !types.includes("array") || typeof maxItems === "number";
}

/** Such as `^[a-z]{1,8}$`: from the beginning to the end, without a repetition that has no end. */
function isAnchored(pattern: unknown): boolean {
  if (typeof pattern !== "string" || !pattern.startsWith("^") || !pattern.endsWith("$")) return false;
  let depth = 0;
  let isClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? "";
    if (character === "\\") at++;
    else if (isClass) isClass = character !== "]";
    else if (character === "[") isClass = true;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    // An alternative outside all groups has only one of the two ends.
    else if (character === "|" && depth === 0) return false;
    else if (character === "*" || character === "+" || pattern.startsWith(",}", at)) return false;
  }
  return true;
}

/** Whether it is bounded, whatever its own target says. */
function hasLimit(schema: Members): boolean {
  return hasType(schema) && isBoundedItself(schema);
}

function hasType(schema: Members): boolean {
  return schema["type"] !== undefined;
}
