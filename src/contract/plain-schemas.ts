// A document whose schemas refer to each other by components only, whatever names JSON Schema gave them.
import { isRecord, membersOf } from "../json/record.ts";
import { type Plain, plainReferences } from "../schema/plain-references.ts";

type Document = Readonly<Record<string, unknown>>;

/**
 * @param document a bundled document, with schemas in JSON Schema 2020-12
 * @returns it, or a copy in which `$id`, `$anchor`, `$dynamicRef` and `$defs` are references to components
 */
export function withPlainReferences(document: Document): Document {
  if (!NAMES.test(JSON.stringify(document))) return document;
  const components = membersOf(document["components"]);
  const plain = plainReferences(membersOf(components["schemas"]));
  const { schemas: _, ...others } = components;
  const rest = membersOf(rewritten({ ...document, components: others }, plain));
  return { ...rest, components: { ...membersOf(rest["components"]), schemas: plain.components() } };
}

const NAMES = /"\$(?:id|anchor|dynamicAnchor|dynamicRef|defs)":/;
const SCHEMAS = ["schema", "itemSchema"];
const DATA = ["example", "examples", "default", "value"];

function rewritten(value: unknown, plain: Plain): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, plain));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, one]) => {
    if (SCHEMAS.includes(name)) return [name, plain.schema(one)];
    return [name, DATA.includes(name) || name.startsWith("x-") ? one : rewritten(one, plain)];
  });
  return Object.fromEntries(members);
}
