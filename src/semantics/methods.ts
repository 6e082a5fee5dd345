// What each method means (RFC 9110 9), one row a method; `undefined` where the standard takes no position.

export type Method = "GET" | "HEAD" | "OPTIONS" | "PUT" | "POST" | "PATCH" | "DELETE" | "TRACE";

export type MethodRow = {
  /** The client does not ask for a change of state (RFC 9110 9.2.1). */
  readonly safe: boolean;
  /** Several identical requests intend what one does (RFC 9110 9.2.2); `undefined`: the declaration says. */
  readonly idempotent: boolean | undefined;
  /** Whether content in the request has a meaning. */
  readonly content: boolean;
  readonly section: string;
};

export const methods = {
  GET: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.1" },
  HEAD: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.2" },
  OPTIONS: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.7" },
  TRACE: { safe: true, idempotent: true, content: false, section: "RFC 9110 9.3.8" },
  PUT: { safe: false, idempotent: true, content: true, section: "RFC 9110 9.3.4" },
  POST: { safe: false, idempotent: undefined, content: true, section: "RFC 9110 9.3.3" },
  PATCH: { safe: false, idempotent: undefined, content: true, section: "RFC 5789 2" },
  DELETE: { safe: false, idempotent: true, content: false, section: "RFC 9110 9.3.5" },
} as const satisfies Record<Method, MethodRow>;

/** Every method that has a row, in the order of the table. */
export const methodNames = Object.keys(methods) as readonly Method[];

/**
 * @param text a method token as a request or a document spells it
 * @returns the method when it has a row; `undefined` otherwise. Methods are case-sensitive (RFC 9110 9.1).
 */
export function methodNamed(text: string): Method | undefined {
  return methodNames.find((name) => name === text);
}

/** @returns whether a method of this name is known and safe (RFC 9110 9.2.1). */
export function isSafeMethod(text: string): boolean {
  const method = methodNamed(text);
  return method !== undefined && methods[method].safe;
}

/**
 * The methods a path answers, as `Allow` lists them: what the document declares, HEAD where GET is, and OPTIONS.
 *
 * @param declared the methods that the document declares for the path
 * @returns the methods in the order of the table (RFC 9110 10.2.1)
 */
export function allowedMethods(declared: readonly Method[]): readonly Method[] {
  const allowed = new Set<Method>([...declared, "OPTIONS"]);
  if (allowed.has("GET")) allowed.add("HEAD");
  return methodNames.filter((name) => allowed.has(name));
}
