/** JSON.parse that does not throw. */

/** @returns the value that JSON text stands for; `undefined`, which JSON cannot say, when the text is not JSON. */
export function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
