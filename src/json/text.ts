/** Scans untrusted JSON text without recursion. */

/**
 * The result of one pass over the text: the number of `colons` outside strings, one per member; whether it nests too
 * `deep` or has too `many` values; whether it is `suspect`, because of a number that a double may not hold or an escaped
 * surrogate.
 */
export type TextScan = {
  readonly colons: number;
  readonly deep: boolean;
  readonly many: boolean;
  readonly suspect: boolean;
};

/** The deepest nesting, and the most values: members, items, and the whole. */
export type JsonLimits = { readonly depth: number; readonly values: number };

// A double (IEEE 754 binary64) holds every decimal number of at most 15 digits, and such integers are safe.
const SURE_DIGITS = 15;

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** Scans JSON text, well-formed or not, until it exceeds a limit. */
export function scanJson(text: string, { depth, values }: JsonLimits): TextScan {
  let colons = 0;
  let others = 0;
  let level = 0;
  let suspect = text.includes("\\u") && SURROGATE_ESCAPE.test(text);
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22 /* " */) at = endOfString(text, at);
    else if (char === 0x3a /* : */) colons++;
    else if (char === 0x2c /* , */) {
      // Each value follows a comma or opens a list, an object or the text.
      if (++others >= values) return { colons, deep: false, many: true, suspect };
    } else if (char === 0x7b /* { */ || char === 0x5b /* [ */) {
      if (++level > depth) return { colons, deep: true, many: false, suspect };
      if (++others >= values) return { colons, deep: false, many: true, suspect };
    } else if (char === 0x7d /* } */ || char === 0x5d /* ] */) level--;
    else if (isDigit(char)) {
      const start = at;
      while (isDigit(text.charCodeAt(at + 1)) || text[at + 1] === ".") at++;
      suspect ||= at - start >= SURE_DIGITS || text[at + 1] === "e" || text[at + 1] === "E";
    }
  }
  return { colons, deep: false, many: false, suspect };
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

/** The end of the string that opens at `open`: the index of its closing quote, or of the end of the text. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close > 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close < 0 ? text.length : close;
}

// A quote after an odd number of backslashes is part of the string.
function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === "\\") at--;
  return (quote - at) % 2 === 1;
}
