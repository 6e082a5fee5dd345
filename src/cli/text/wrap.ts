// Breaks text into lines between words.

/**
 * @param text one paragraph
 * @param width of a line, in characters
 * @param indent of every line but the first
 * @returns the lines; a word longer than a line is not broken
 */
export function wrapped(text: string, width: number, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  // Several spaces after a label are its padding, not a place to break.
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(indent) + word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
