// Makes text from documents and servers safe to print on a terminal.

/**
 * @param text may contain control characters, such as those that move the cursor or set the window's title
 * @returns the text with each of them but the newline escaped as `\u001b`, which JSON reads back unchanged
 */
export function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, escaped);
}

/** @returns the text on one line: newlines are escaped too. */
export function printableLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
