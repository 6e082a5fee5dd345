// Makes text from documents and servers safe to print on a terminal.
import { UNSAFE_CHARACTERS } from "./unsafe-characters.ts";

/**
 * @param text may contain control characters, such as those that move the cursor or set the window's title, and format
 * characters, such as those that reverse the order of what follows (U+202E)
 * @returns the text with each of them but the newline escaped as `\u001b`, which JSON reads back unchanged
 */
export function printable(text: string): string {
  // Most texts are ASCII, which takes a fraction of the time.
  if (/^[\n -~]*$/.test(text)) return text;
  return text.replaceAll(UNSAFE_CHARACTERS, (character) =>
    character === "\n" ? character : escaped(character),
  );
}

/** @returns the text on one line: newlines are escaped too. */
export function printableLine(text: string): string {
  return text.replaceAll(UNSAFE_CHARACTERS, escaped);
}

/** A character beyond U+FFFF is two code units. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
