/** Rewrites `$id`, `$anchor`, `$dynamicAnchor` and `$dynamicRef` as references to components, which every tool understands. */
import { resolvePointer } from "../json/pointer.ts";
import { isRecord, type Members } from "../json/record.ts";
import { type Components, parseReference, schemaAt } from "./component-reference.ts";
import { documentUri } from "./prepare.ts";
import { convertedMember, subschemasOf } from "./subschemas.ts";

/** A schema with its own URI, and the names in it (JSON Schema 2020-12 Core 4.3.5, 8.2). */
type Resource = {
  readonly uri: string;
  readonly root: Members;
  readonly anchors: Map<string, Node>;
  readonly dynamic: Map<string, Node>;
};

/** One schema: its resource, and the reference to it if it is in a component. */
type Node = { readonly schema: Members; readonly resource: Resource; readonly ref: string | undefined };

/** The dynamic scope: the outermost resource decides what a dynamic anchor means (Core 8.2.3.2). */
type Scope = ReadonlyMap<string, Node>;

export type Plain = {
  /** Rewrites an inline schema; it may add components. */
  readonly schema: (schema: unknown) => unknown;
  /** @returns the components rewritten, and those that stand for one in a different dynamic scope. */
  readonly components: () => Components;
};

/**
 * A reference in a dynamic scope that makes a difference leads to a copy of its target, made for that scope.
 *
 * @param given `components.schemas`
 * @returns functions that rewrite schemas; a reference that leads nowhere stays unchanged
 * @example
 * // Tree: { $dynamicAnchor: "node", items: { $dynamicRef: "#node" } }
 * plainReferences({ Tree }).components() // { Tree: { items: { $ref: "#/components/schemas/Tree" } } }
 */
export function plainReferences(given: Components): Plain {
  const nodes = new Map<unknown, Node>();
  const byUri = new Map<string, Node>();
  const index = (schema: unknown, ref: string | undefined, uri: string): void =>
    indexSchema({ nodes, byUri }, schema, ref, newResource(schema, uri));
  for (const [name, schema] of Object.entries(given)) {
    const ref = `#/components/schemas/${name}`;
    index(schema, ref, documentUri + ref.slice(1));
  }
  const find = (ref: string, { resource }: Node): Node | undefined => {
    if (parseReference(ref) !== undefined) return nodes.get(schemaAt(ref, given));
    const [base = "", fragment = ""] = ref.split("#");
    const there = base === "" ? resource : byUri.get(URL.parse(base, resource.uri)?.href ?? "")?.resource;
    if (there === undefined || (fragment !== "" && !fragment.startsWith("/")))
      return there?.anchors.get(fragment) ?? there?.dynamic.get(fragment);
    return nodes.get(resolvePointer(there.root, decodeURIComponent(fragment)));
  };
  const isDynamic = dynamicReach(find, nodes);
  const added = new Map<string, unknown>();
  const copies = new Map<string, string>();

  const refTo = (target: Node, scope: Scope): string => {
    const inside = entered(scope, target.resource);
    const plain = isDynamic(target) ? entered(new Map(), target.resource) : inside;
    const isPlain = [...inside].every(([name, node]) => plain.get(name) === node);
    if (target.ref !== undefined && !target.ref.includes("/$defs/") && isPlain) return target.ref;
    const order = [...nodes.values()];
    const id = [target, ...[...inside].sort().map(([, node]) => node)]
      .map((one) => order.indexOf(one))
      .join();
    const known = copies.get(id);
    if (known !== undefined) return known;
    const name = freeName(target, (one) => Object.hasOwn(given, one) || added.has(one));
    const ref = `#/components/schemas/${name}`;
    copies.set(id, ref);
    added.set(name, undefined);
    added.set(name, converted(target.schema, scope));
    return ref;
  };

  const converted = (schema: unknown, outer: Scope): unknown => {
    const node = nodes.get(schema);
    if (!isRecord(schema) || node === undefined) return schema;
    const scope = entered(outer, node.resource);
    const members = Object.entries(schema).flatMap(([name, value]) =>
      IDENTIFIERS.includes(name)
        ? []
        : [[name, convertedMember(name, value, (one) => converted(one, scope))]],
    );
    const copy: Record<string, unknown> = { ...Object.fromEntries(members), ...booleansIn(schema["$defs"]) };
    const target = typeof schema["$ref"] === "string" ? find(schema["$ref"], node) : undefined;
    if (target !== undefined) copy["$ref"] = refTo(target, scope);
    const dynamic = dynamicTarget(schema, node, scope, find);
    if (dynamic === undefined) return copy;
    delete copy["$dynamicRef"];
    const reference = { $ref: refTo(dynamic, scope) };
    if (copy["$ref"] === undefined) return { ...copy, ...reference };
    return { ...copy, allOf: [...(Array.isArray(copy["allOf"]) ? copy["allOf"] : []), reference] };
  };

  const rewritten = Object.entries(given).map(([name, schema]) => [name, converted(schema, new Map())]);
  let inline = 0;
  return {
    schema: (schema) => {
      inline += 1;
      index(schema, undefined, `${documentUri}/inline/${inline}`);
      return converted(schema, new Map());
    },
    components: () => ({ ...Object.fromEntries(rewritten), ...Object.fromEntries(added) }),
  };
}

/** Nothing refers to these any more; a type in TypeScript would make `$defs` a member of the value. */
const IDENTIFIERS = ["$id", "$anchor", "$dynamicAnchor", "$defs"];

/** A reference to `true` or `false` stays a pointer. */
function booleansIn(definitions: unknown): Members {
  const kept = Object.entries(isRecord(definitions) ? definitions : {}).filter(([, one]) => !isRecord(one));
  return kept.length === 0 ? {} : { $defs: Object.fromEntries(kept) };
}

function newResource(schema: unknown, base: string): Resource {
  const root = isRecord(schema) ? schema : {};
  const uri = typeof root["$id"] === "string" ? (URL.parse(root["$id"], base)?.href ?? base) : base;
  return { uri, root, anchors: new Map(), dynamic: new Map() };
}

type Index = { readonly nodes: Map<unknown, Node>; readonly byUri: Map<string, Node> };

function indexSchema(to: Index, schema: unknown, ref: string | undefined, resource: Resource): void {
  if (!isRecord(schema) || to.nodes.has(schema)) return;
  const node = { schema, resource, ref };
  to.nodes.set(schema, node);
  if (schema === resource.root) to.byUri.set(resource.uri.replace(/#$/, ""), node);
  if (typeof schema["$anchor"] === "string") resource.anchors.set(schema["$anchor"], node);
  if (typeof schema["$dynamicAnchor"] === "string") resource.dynamic.set(schema["$dynamicAnchor"], node);
  for (const inner of subschemasOf(schema)) {
    const isOwn = isRecord(inner.schema) && typeof inner.schema["$id"] === "string";
    const there = isOwn ? newResource(inner.schema, resource.uri) : resource;
    indexSchema(to, inner.schema, ref && ref + encoded(inner.pointer), there);
  }
}

/** A pointer as a URI fragment, in which `%` and `"` are encoded. */
function encoded(pointer: string): string {
  return encodeURI(pointer).replaceAll("#", "%23");
}

function entered(outer: Scope, { dynamic }: Resource): Scope {
  return dynamic.size === 0 ? outer : new Map([...dynamic, ...outer]);
}

type Find = (ref: string, from: Node) => Node | undefined;

/** Core 8.2.3.2: a `$dynamicRef` to a dynamic anchor leads to the outermost one of that name; to anything else, like a `$ref`. */
function dynamicTarget(schema: Members, node: Node, scope: Scope, find: Find): Node | undefined {
  const ref = schema["$dynamicRef"];
  if (typeof ref !== "string") return undefined;
  const first = find(ref, node);
  const name = ref.split("#")[1] ?? "";
  return first?.schema["$dynamicAnchor"] === name ? (scope.get(name) ?? first) : first;
}

/** @returns whether a schema, or one that it leads to, has a `$dynamicRef`. */
function dynamicReach(find: Find, nodes: ReadonlyMap<unknown, Node>): (start: Node) => boolean {
  return (start) => {
    const seen = new Set<Node>([start]);
    for (const node of seen) {
      if (node.schema["$dynamicRef"] !== undefined) return true;
      const ref = node.schema["$ref"];
      const next = [
        typeof ref === "string" ? find(ref, node) : undefined,
        ...subschemasOf(node.schema).map((inner) => nodes.get(inner.schema)),
      ];
      for (const one of next) if (one !== undefined) seen.add(one);
    }
    return false;
  };
}

function freeName({ ref, schema }: Node, isTaken: (name: string) => boolean): string {
  const own = ref ?? String(schema["$anchor"] ?? schema["$dynamicAnchor"] ?? "Inline");
  const name = own
    .replace("#/components/schemas/", "")
    .replaceAll("/$defs/", "_")
    .replaceAll(/[^\w.-]+/g, "_");
  if (!isTaken(name)) return name;
  for (let n = 2; ; n++) if (!isTaken(`${name}_${n}`)) return `${name}_${n}`;
}
