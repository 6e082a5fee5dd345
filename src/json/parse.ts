/** A JSON.parse that does not throw. */

/** @returns the value of JSON text; `undefined`, which JSON cannot express, if the text is not JSON. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
