// How texts are compared when books are looked for: case, accents and other marks make no difference.

/** Letters that Unicode does not take apart: each stands for what people type in its place. */
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
 * @returns what it is compared by: its letters apart from their marks (NFKD, Unicode Standard Annex 15), in lower case,
 *   one space for each run of white space, none at the ends
 */
export function folded(text: string): string {
  // ASCII has no marks, and is most of what there is.
  if (/^[!-~]*$/.test(text)) return text.toLowerCase();
  const bare = text.toWellFormed().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Some capitals get a mark with their lower case.
  const plain = bare.replace(/\p{M}/gu, "").replace(LETTERS, (letter) => SPELT_OUT[letter] ?? letter);
  return plain.replace(/\s+/gu, " ").trim();
}

/** @returns the words of a text, folded, in their order: what stands between anything but letters and digits. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
