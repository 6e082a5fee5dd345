// Words of a shell, made of texts and variables.
import { inQuotes } from "../../json/in-quotes.ts";
import { merged, type Template } from "./template.ts";

/** @returns the text as one word, in quotes if it needs them */
export function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : inQuotes(text);
}

/** @returns text and variables as one word; with "required", a variable without a value ends the script. */
export function word(template: Template, variables: "plain" | "required" = "plain"): string {
  const pieces = merged(template);
  const isPlain = pieces.every(
    (piece) => typeof piece !== "string" || /^[\w ./:;=@%+,?&*()~-]*$/.test(piece),
  );
  if (isPlain && pieces.some((piece) => typeof piece !== "string")) {
    // A name ends where a letter, a digit or an underscore does not follow.
    const text = pieces.map((piece, at) => {
      if (typeof piece === "string") return piece;
      const next = pieces[at + 1];
      if (variables === "required") return `\${${piece.variable}:?}`;
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
