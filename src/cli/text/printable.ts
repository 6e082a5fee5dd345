// What a document says, as a terminal may have it.

/**
 * @param text what may hold control characters, such as those that move the cursor or set the window's title
 * @returns the text with each but the newline written out, as `\u001b`: in JSON the same string
 */
export function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, escaped);
}

/** @returns the same for a text that has to stay on one line. */
export function printableLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
