/** Path templates, as OpenAPI writes them: `/books/{bookId}` (OpenAPI 3.1 4.8.8; RFC 3986 3.3). */

const TEMPLATE_EXPRESSION = /\{([^{}]+)\}/g;

/** The names between braces, in the template's order. */
export function pathParameterNames(template: string): readonly string[] {
  return [...template.matchAll(TEMPLATE_EXPRESSION)].flatMap(([, name]) => name ?? []);
}

/**
 * Puts each parameter's value into the template, percent-encoded as a path segment (RFC 3986 3.3).
 *
 * @throws TypeError when a value is missing, is `""`, `.` or `..` (a URL would then name another resource,
 * RFC 3986 5.2.4), or is not well-formed text.
 */
export function expandPath(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(TEMPLATE_EXPRESSION, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined) throw new TypeError(`The path parameter "${name}" is missing.`);
    if (!isSegment(value)) {
      throw new TypeError(`The path parameter "${name}" cannot be ${JSON.stringify(value)}.`);
    }
    return encodeURIComponent(value);
  });
}

/** @returns whether the value can stand in a path by itself: `""`, `.` and `..` name another resource there. */
export function isSegment(value: string): boolean {
  return !/^\.{0,2}$/.test(value) && value.isWellFormed();
}

/** @returns the value of a path segment; `undefined` when its percent-encoding is none (RFC 3986 2.1). */
export function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
