// The meaning of each method (RFC 9110 9), one row per method; `undefined` where the standard takes no position.

export type Method = "GET" | "HEAD" | "OPTIONS" | "PUT" | "POST" | "PATCH" | "DELETE" | "TRACE" | "QUERY";

export type MethodRow = {
  /** The client does not ask for a change of state (RFC 9110 9.2.1). */
  readonly safe: boolean;
  /** Several identical requests have the same intended effect as one (RFC 9110 9.2.2); `undefined`: the declaration says. */
  readonly idempotent: boolean | undefined;
  /** Content in the request has a meaning. */
  readonly content: boolean;
  /** Its response is that of this method, without content. */
  readonly as?: Method;
  /** It has none, but some services read it. */
  readonly toleratesContent?: true;
  /** Documents declare it and clients send it; the generated server does not know it. */
  readonly onlyInDocuments?: true;
  readonly section: string;
};

export const methods = {
  GET: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.1" },
  HEAD: { safe: true, idempotent: true, content: false, as: "GET", section: "RFC 9110 9.3.2" },
  OPTIONS: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.7" },
  TRACE: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.8" },
  PUT: { safe: false, idempotent: true, content: true, section: "RFC 9110 9.3.4" },
  POST: { safe: false, idempotent: undefined, content: true, section: "RFC 9110 9.3.3" },
  PATCH: { safe: false, idempotent: undefined, content: true, section: "RFC 5789 2" },
  DELETE: {
    safe: false,
    idempotent: true,
    content: false,
    toleratesContent: true,
    section: "RFC 9110 9.3.5",
  },
  // OpenAPI 3.2.0 4.9.1: `query` in a path item.
  QUERY: {
    safe: true,
    idempotent: true,
    content: true,
    onlyInDocuments: true,
    section: "draft-ietf-httpbis-safe-method-w-body 2",
  },
} as const satisfies Record<Method, MethodRow>;

/** @returns the row of a method, widened to the common type. */
export function methodRow(method: Method): MethodRow {
  return methods[method];
}

const allNames = Object.keys(methods) as readonly Method[];

/** The methods that the generated server knows, in the order of the table. */
export const methodNames = allNames.filter((name) => methodRow(name).onlyInDocuments !== true);

/**
 * @param key a member of a Path Item Object
 * @returns the method whose operation it is: `get` is GET, and `query` is QUERY; otherwise `undefined`
 */
export function methodOfKey(key: string): Method | undefined {
  return key === key.toLowerCase() ? allNames.find((name) => name === key.toUpperCase()) : undefined;
}

/**
 * @param text the method token of a request or a document
 * @returns the method if it has a row, otherwise `undefined`. Methods are case-sensitive (RFC 9110 9.1).
 */
export function methodNamed(text: string): Method | undefined {
  return methodNames.find((name) => name === text);
}

/**
 * @param operations the operations of a document
 * @returns those that have a handler: HEAD next to GET has none of its own (RFC 9110 9.3.2)
 */
export function withHandlers<One extends { readonly method: Method; readonly path: string }>(
  operations: readonly One[],
): readonly One[] {
  return operations.filter(({ method, path }) => {
    const { as }: MethodRow = methods[method];
    return as === undefined || !operations.some((one) => one.path === path && one.method === as);
  });
}

/** @returns whether the method is known and safe (RFC 9110 9.2.1). */
export function isSafeMethod(text: string): boolean {
  const method = methodNamed(text);
  return method !== undefined && methods[method].safe;
}

/**
 * The methods of a path for `Allow`: those that the document declares, HEAD with GET, and OPTIONS.
 *
 * @param declared the methods that the document declares for the path
 * @returns the methods in the order of the table (RFC 9110 10.2.1)
 */
export function allowedMethods(declared: readonly Method[]): readonly Method[] {
  const allowed = new Set<Method>([...declared, "OPTIONS"]);
  if (allowed.has("GET")) allowed.add("HEAD");
  return allNames.filter((name) => allowed.has(name));
}
