// Short names for long texts: ids and keys that begin with one stay short.

/** @returns six letters and digits for the text (FNV-1a). */
export function shortName(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36).slice(-6).padStart(6, "0");
}
