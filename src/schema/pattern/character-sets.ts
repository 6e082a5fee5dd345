/** Which sets of characters have a character in common. */
import { type AST, RegExpParser } from "@eslint-community/regexpp";

type Range = readonly [first: number, last: number];
type Ranges = readonly Range[];

const LAST = 0x10ffff;
const DIGITS: Ranges = [[0x30, 0x39]];
const WORD: Ranges = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
/** ECMA-262 12.2 WhiteSpace and 12.3 LineTerminator. */
const SPACES: Ranges = [
  ...([
    [0x9, 0xd],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
  ] as const),
  ...([
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];
const LINE_ENDS: Ranges = [
  [0xa, 0xa],
  [0xd, 0xd],
  [0x2028, 0x2029],
];

/**
 * @param sources regular expressions that match one character each
 * @param flags `i`, `s` and `u` matter
 * @returns whether two of the sets, by index, have no character in common
 */
export function disjointness(
  sources: readonly string[],
  flags: string,
): (one: number, other: number) => boolean {
  const known = new Map<number, Ranges>();
  const ranges = (set: number): Ranges => {
    const found = known.get(set) ?? rangesOf(sources[set] ?? "", flags.replace(/[^isu]/g, ""));
    known.set(set, found);
    return found;
  };
  return (one, other) => one !== other && !overlap(ranges(one), ranges(other));
}

function rangesOf(source: string, flags: string): Ranges {
  const parser = new RegExpParser({ ecmaVersion: 2025 });
  const { alternatives } = parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
  const element = alternatives[0]?.elements[0];
  const written = flags.includes("i") || element === undefined ? undefined : rangesOfElement(element, flags);
  return written ?? scanned(source, flags);
}

/** The ranges that are written in the expression; `undefined` if only the platform knows them. */
function rangesOfElement(
  element: AST.Element | AST.ClassRangesCharacterClassElement,
  flags: string,
): Ranges | undefined {
  if (element.type === "Character") return [[element.value, element.value]];
  if (element.type === "CharacterClassRange") return [[element.min.value, element.max.value]];
  if (element.type === "CharacterSet") return rangesOfEscape(element, flags);
  if (element.type !== "CharacterClass" || element.unicodeSets) return undefined;
  const parts = element.elements.map((part) => rangesOfElement(part, flags));
  if (parts.includes(undefined)) return undefined;
  const all = parts.flatMap((part) => part ?? []);
  return element.negate ? complement(all) : sorted(all);
}

function rangesOfEscape(set: AST.CharacterSet, flags: string): Ranges | undefined {
  if (set.kind === "any") return flags.includes("s") ? [[0, LAST]] : complement(LINE_ENDS);
  if (set.kind === "property") return undefined;
  const ranges = { digit: DIGITS, word: WORD, space: SPACES }[set.kind];
  return set.negate ? complement(ranges) : ranges;
}

function sorted(ranges: Ranges): Ranges {
  return ranges.toSorted(([a], [b]) => a - b);
}

function complement(ranges: Ranges): Ranges {
  const gaps: Range[] = [];
  let next = 0;
  for (const [first, last] of sorted(ranges)) {
    if (first > next) gaps.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return next > LAST ? gaps : [...gaps, [next, LAST]];
}

/** Asks the platform about every character; takes tens of milliseconds. */
function scanned(source: string, flags: string): Ranges {
  const one = new RegExp(`^(?:${source})$`, flags);
  const last = flags.includes("u") ? LAST : 0xffff;
  const ranges: Range[] = [];
  let first = -1;
  for (let code = 0; code <= last + 1; code++) {
    const isIn = code <= last && one.test(String.fromCodePoint(code));
    if (isIn && first === -1) first = code;
    if (isIn || first === -1) continue;
    ranges.push([first, code - 1]);
    first = -1;
  }
  return ranges;
}

function overlap(one: Ranges, other: Ranges): boolean {
  let next = 0;
  for (const [first, last] of sorted(one)) {
    while ((other[next]?.[1] ?? Number.POSITIVE_INFINITY) < first) next++;
    if ((other[next]?.[0] ?? Number.POSITIVE_INFINITY) <= last) return true;
  }
  return false;
}
