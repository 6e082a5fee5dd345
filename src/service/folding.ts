// Folds texts for the search of books, so that case, accents and other marks make no difference.

/** Letters that Unicode does not decompose, and what people type in place of them. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ς: "σ",
};
const LETTERS = new RegExp(`[${Object.keys(SPELT_OUT).join("")}]`, "g");

/**
 * @param text any text
 * @returns the folded text: decomposed (NFKD, Unicode Standard Annex 15), without marks, in lower case, with one space
 *   for each run of white space and none at the ends
 */
export function folded(text: string): string {
  // Most texts are ASCII, which has no marks, with single spaces.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text.toLowerCase();
  const bare = text.toWellFormed().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Some capital letters gain a mark in lower case.
  const plain = bare.replace(/\p{M}/gu, "").replace(LETTERS, (letter) => SPELT_OUT[letter] ?? letter);
  return plain.replace(/\s+/gu, " ").trim();
}

/** @returns the words of a text in order, folded: its runs of letters and digits. */
export function wordsOf(text: string): string[] {
  const plain = folded(text);
  return (/^[ -~]*$/.test(plain) ? plain.match(/[a-z0-9]+/g) : plain.match(/[\p{L}\p{N}]+/gu)) ?? [];
}
