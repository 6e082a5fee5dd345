/** Scans untrusted JSON text without recursion. */

/**
 * The result of one pass over the text: the number of `colons` outside strings, one per member; whether it nests too
 * `deep`; whether it is `suspect`, because of a number that a double may not hold or an escaped surrogate.
 */
export type TextScan = { readonly colons: number; readonly deep: boolean; readonly suspect: boolean };

// A double (IEEE 754 binary64) holds every decimal number of at most 15 digits, and such integers are safe.
const SURE_DIGITS = 15;

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** Scans JSON text, well-formed or not, until it nests deeper than `depth`. */
export function scanJson(text: string, depth: number): TextScan {
  let colons = 0;
  let level = 0;
  let suspect = text.includes("\\u") && SURROGATE_ESCAPE.test(text);
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22 /* " */) at = endOfString(text, at);
    else if (char === 0x3a /* : */) colons++;
    else if (char === 0x7b /* { */ || char === 0x5b /* [ */) {
      if (++level > depth) return { colons, deep: true, suspect };
    } else if (char === 0x7d /* } */ || char === 0x5d /* ] */) level--;
    else if (isDigit(char)) {
      const start = at;
      while (isDigit(text.charCodeAt(at + 1)) || text[at + 1] === ".") at++;
      suspect ||= at - start >= SURE_DIGITS || text[at + 1] === "e" || text[at + 1] === "E";
    }
  }
  return { colons, deep: false, suspect };
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
