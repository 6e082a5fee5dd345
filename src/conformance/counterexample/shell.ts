// Text as bash reads it: nothing that a document or a server says is ever run.
import { merged, type Template } from "./template.ts";

/** @returns the text in quotes, whatever it holds; control characters and what turns writing around as escapes. */
export function quoted(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  if (!/[\p{Cc}\p{Cf}]/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replaceAll(/[\\']/g, (character) => `\\${character}`)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) =>
      [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
    );
  return `$'${escaped}'`;
}

/** @returns text and variables as one word. */
export function word(template: Template): string {
  const pieces = merged(template);
  const isPlain = pieces.every(
    (piece) => typeof piece !== "string" || /^[\w ./:;=@%+,?&*()~-]*$/.test(piece),
  );
  if (isPlain && pieces.some((piece) => typeof piece !== "string")) {
    // A name ends where a letter, a digit or an underscore does not follow.
    const text = pieces.map((piece, at) => {
      if (typeof piece === "string") return piece;
      const next = pieces[at + 1];
      return typeof next === "string" && /^\w/.test(next) ? `\${${piece.variable}}` : `$${piece.variable}`;
    });
    return `"${text.join("")}"`;
  }
  const text = pieces.map((piece) =>
    typeof piece === "string" ? quotedInside(piece) : `"$${piece.variable}"`,
  );
  return text.join("") || "''";
}

/** In quotes even where it needs none: it stands beside a variable. */
function quotedInside(text: string): string {
  const done = quoted(text);
  return /^['$]/.test(done) ? done : `'${done}'`;
}
