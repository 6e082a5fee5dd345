// Parameters in a style of their own (OpenAPI 3.1 4.8.12.2), and operations on a server of their own.
import { isObject } from "./errors.ts";
import { queryOf, segmentOf, serializers } from "./request.ts";
import type { Row } from "./table.ts";

/** `json`: the parameter is declared with `content`. */
type Style = { readonly style: string; readonly explode?: boolean };
type Styles = Readonly<Record<string, Style>>;
type Values = Readonly<Record<string, unknown>>;

/**
 * @param styles parameter -> style, where it is not `name=a&name=b`
 * @returns a function that writes a query
 *
 * @example
 * ```ts
 * import { query } from "@verbatim-http/kit/client/url-styles";
 *
 * const write = query({ tags: { style: "pipeDelimited", explode: false } });
 * console.log(write({ tags: ["a", "b"] })); // tags=a|b
 * ```
 */
export function query(styles: Styles): (values: Values) => string {
  return (values) =>
    Object.entries(values)
      .map(([name, value]) =>
        writtenQuery(name, value, Object.hasOwn(styles, name) ? styles[name] : undefined),
      )
      .filter((text) => text !== "")
      .join("&");
}

function writtenQuery(name: string, value: unknown, own: Style | undefined): string {
  if (own === undefined) return queryOf({ [name]: value });
  const { style, explode = false } = own;
  if (style === "json")
    return value === undefined ? "" : `${name}=${encodeURIComponent(JSON.stringify(value))}`;
  const isNested = style === "deepObject";
  const write = serializers.createQuerySerializer({
    array: { style: isList(style) ? style : "form", explode: explode || isNested },
    object: { style: isNested ? "deepObject" : "form", explode: explode || isNested },
  });
  return write({ [name]: value });
}

function isList(style: string): style is "spaceDelimited" | "pipeDelimited" {
  return style === "spaceDelimited" || style === "pipeDelimited";
}

/**
 * @internal
 *
 * @param styles path parameter -> style, where it is not a plain value
 * @returns a function that writes a URL from a template
 */
export function path(styles: Styles): NonNullable<Row["url"]> {
  return (template, values) =>
    template.replace(/\{([^{}]+)\}/g, (_, name) => writtenSegment(name, values[name], styles[name]));
}

function writtenSegment(name: string, value: unknown, { style, explode = false }: Style = SIMPLE): string {
  if (style === "json") return segmentOf(JSON.stringify(value), name);
  const known = style === "label" || style === "matrix" ? style : "simple";
  if (Array.isArray(value)) {
    for (const item of value) segmentOf(item, name);
    return serializers.serializeArrayParam(name, value, { style: known, explode });
  }
  if (isObject(value)) return serializers.serializeObjectParam(name, { ...value }, { style: known, explode });
  const prefix = known === "label" ? "." : known === "matrix" ? `;${name}=` : "";
  return prefix + segmentOf(value, name);
}

const SIMPLE: Style = { style: "simple" };

/**
 * @internal
 *
 * @param server the URL of an operation's own server; a relative one is relative to the client's `baseUrl`
 * @param below the path of the operation
 * @param write writes the URL from a template
 * @returns a function that writes the URL of such an operation
 */
export function at(server: string, below: string, write = path({})): NonNullable<Row["url"]> {
  return (template, values) => {
    const { href } = new URL(server, `${template.slice(0, -below.length)}/`);
    return write(href.replace(/\/$/, "") + below, values);
  };
}
