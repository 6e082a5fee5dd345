// Texts of any code points. fast-check's own unit "binary" makes a table of all of them first, which takes two seconds.
import fc from "fast-check";

const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/** Any code point that is not half of a pair. */
const codePoint = fc
  .oneof(fc.nat(0xff), fc.nat(0xffff - SURROGATES.count), fc.nat(LAST - SURROGATES.count))
  .map((at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count));

/** @returns texts of any code points. */
export function anyText(
  lengths: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.string({ ...lengths, unit: codePoint });
}
