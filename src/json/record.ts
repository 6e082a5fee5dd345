/** JSON objects: an unknown value as named members (RFC 8259 4). */

export type Members = Readonly<Record<string, unknown>>;

/** @returns whether the value is a JSON object: neither `null` nor an array. */
export function isRecord(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @returns the members of a JSON object; none for any other value. */
export function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}
