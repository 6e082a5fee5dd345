// Words of a shell, made of texts and variables.
import { inQuotes } from "../../json/in-quotes.ts";
import { merged, type Template } from "./template.ts";

/** @returns the text as one word, in quotes if it needs them */
export function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : inQuotes(text);
}

/** @returns text and variables as one word; with "required", a variable without a value ends the script. */
export function word(template: Template, variables: "plain" | "required" = "plain"): string {
  const pieces = merged(template).flatMap((piece): readonly Piece[] =>
    typeof piece === "string" ? withRuns(piece) : [piece],
  );
  const isPlain = pieces.every(
    (piece) => typeof piece !== "string" || /^[\w ./:;=@%+,?&*()~-]*$/.test(piece),
  );
  if (isPlain && pieces.some((piece) => typeof piece !== "string")) {
    // A name ends where a letter, a digit or an underscore does not follow.
    const text = pieces.map((piece, at) => {
      if (typeof piece === "string") return piece;
      if ("count" in piece) return generator(piece);
      const next = pieces[at + 1];
      if (variables === "required") return `\${${piece.variable}:?}`;
      return typeof next === "string" && /^\w/.test(next) ? `\${${piece.variable}}` : `$${piece.variable}`;
    });
    return `"${text.join("")}"`;
  }
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return quotedInside(piece);
    return "count" in piece ? `"${generator(piece)}"` : `"$${piece.variable}"`;
  });
  return text.join("") || "''";
}

type Piece = Template[number] | Run;

/** One character many times. */
type Run = { readonly character: string; readonly count: number };

/** From this length on, a generator is easier to read than the characters. */
const SHORTEST_RUN = 40;

/** Splits a text at long runs of a character that `printf` takes for itself. */
function withRuns(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    let end = at + 1;
    while (text.charAt(end) === character) end += 1;
    if (end - at >= SHORTEST_RUN && /^[\w[\]{}()<> .,:;=-]$/.test(character)) {
      if (at > from) pieces.push(text.slice(from, at));
      pieces.push({ character, count: end - at });
      from = end;
    }
    at = end;
  }
  return from < text.length ? [...pieces, text.slice(from)] : pieces;
}

/** `%.0s` prints nothing of each argument, so that only the character before it is repeated. */
function generator({ character, count }: Run): string {
  return `$(printf -- '${character}%.0s' {1..${count}})`;
}

/** Quoted even if it needs no quotes, because a variable comes next. */
function quotedInside(text: string): string {
  const done = quoted(text);
  return /^['$]/.test(done) ? done : `'${done}'`;
}

const LONGEST_PART = 150;

/**
 * @param name of a variable
 * @returns lines that give the variable this value, none of them long
 */
export function assignments(name: string, template: Template): readonly string[] {
  const parts = merged(template).flatMap(
    (piece): Template => (typeof piece === "string" ? inParts(piece) : [piece]),
  );
  return parts.map((part, at) => `${name}${at === 0 ? "" : "+"}=${word([part])}`);
}

/** A run stays whole, because it is written as a generator; a pair of code units stays together. */
function inParts(text: string): readonly string[] {
  return withRuns(text).flatMap((piece) => {
    if (typeof piece !== "string") return "count" in piece ? [piece.character.repeat(piece.count)] : [];
    const parts: string[] = [];
    let part = "";
    for (const character of piece) {
      if (part.length >= LONGEST_PART) {
        parts.push(part);
        part = "";
      }
      part += character;
    }
    return [...parts, part];
  });
}
