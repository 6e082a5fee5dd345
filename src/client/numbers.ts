// Numbers that JSON cannot express, and integers that JavaScript has changed (RFC 8259 6).

/**
 * @param content what the caller sends
 * @param isEdited parts of it were read: an integer beyond 2^53 is not the one that the server stores
 * @returns the content as JSON
 * @throws TypeError for NaN and Infinity, which `JSON.stringify` writes as null, and for such an integer
 */
export function jsonText(content: unknown, isEdited?: boolean): string {
  return JSON.stringify(content, (name, value) => {
    const isLost = isEdited && Number.isInteger(value) && !Number.isSafeInteger(value);
    if (isLost || (typeof value === "number" && !Number.isFinite(value)))
      throw new TypeError(`"${name}" is not a safe number: ${value}.`);
    return value;
  });
}
