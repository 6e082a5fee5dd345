// Quotes text for bash, so that nothing from a document or a server is ever executed.
import { merged, type Template } from "./template.ts";

/** @returns the quoted text; control characters and bidirectional formatting characters are escaped. */
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

/** Quoted even if it needs no quotes, because a variable comes next. */
function quotedInside(text: string): string {
  const done = quoted(text);
  return /^['$]/.test(done) ? done : `'${done}'`;
}
