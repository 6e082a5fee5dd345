/**
 * A terminal may obey them, and readers do not see them: control and format characters (U+202E reverses what follows),
 * the line and paragraph ends of Unicode, and halves of characters.
 */
export const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
