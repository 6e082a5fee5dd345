/** OpenAPI's path templates, such as `/books/{bookId}` (OpenAPI 3.1 4.8.8; RFC 3986 3.3). */

const TEMPLATE_EXPRESSION = /\{([^{}]+)\}/g;

/** The names between braces, in order. */
export function pathParameterNames(template: string): readonly string[] {
  return template.match(TEMPLATE_EXPRESSION)?.map((expression) => expression.slice(1, -1)) ?? [];
}

/**
 * Puts each parameter's value into the template, percent-encoded as a path segment (RFC 3986 3.3).
 *
 * @throws TypeError if a value is missing, is `""`, `.` or `..` (the URL would identify a different resource,
 * RFC 3986 5.2.4), or is not well-formed Unicode.
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

/** @returns whether the value can be a path segment: `""`, `.` and `..` would identify a different resource. */
export function isSegment(value: string): boolean {
  return !/^\.{0,2}$/.test(value) && value.isWellFormed();
}

/** @returns the text without slashes at its end; a pattern such as `/\/+$/` would take quadratic time */
export function withoutEndSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === "/") end--;
  return text.slice(0, end);
}

/** @returns the decoded path segment; `undefined` if its percent-encoding is malformed (RFC 3986 2.1). */
export function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
