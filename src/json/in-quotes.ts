// Quotes text for bash, so that nothing from a document or a server is ever executed.

/** @returns the text in quotes, as one word; control characters and format characters are escaped. */
export function inQuotes(text: string): string {
  if (!/[\p{Cc}\p{Cf}]/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replaceAll(/[\\']/g, (character) => `\\${character}`)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) =>
      [...new TextEncoder().encode(character)]
        .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
        .join(""),
    );
  return `$'${escaped}'`;
}
