/** Matches a program in time that grows linearly with the text: it follows all ways at once, and never goes back. */
import type { Program, Step } from "./program.ts";

/** The part of a `RegExp` that a validator uses. */
export type Tester = { readonly test: (text: string) => boolean; readonly toString: () => string };

/** @returns a tester for a program of an expression with the flag `u`; generated validators contain this code */
export function linearTester(program: Program): Pick<Tester, "test"> {
  const match = matcherOf(program);
  return { test: (text) => match(codePointsOf(text), { isBackward: false, isOneEnough: true }).includes(1) };
}

function codePointsOf(text: string): Uint32Array {
  const codes = new Uint32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; length++) {
    const code = text.codePointAt(at) ?? 0;
    codes[length] = code;
    at += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, length);
}

type Options = { readonly isBackward: boolean; readonly isOneEnough: boolean };

/** Marks with 1 each place where the program matches: where it ends forward, or where it begins backward. */
type Matcher = (text: Uint32Array, options: Options) => Uint8Array;

function matcherOf(program: Program): Matcher {
  const { steps } = program;
  const sets = program.sets.map(membership);
  const inner = steps.map((step) => (step.op === "look" ? matcherOf(step.program) : undefined));
  return (text, options) => {
    // A lookahead is matched backward from every place, a lookbehind forward.
    const looks = steps.map((step, at) => {
      return step.op === "look"
        ? inner[at]?.(text, { isBackward: step.ahead, isOneEnough: false })
        : undefined;
    });
    const holds = (step: Step, at: number, place: number): boolean => {
      if (step.op === "start") return place === 0;
      if (step.op === "end") return place === text.length;
      if (step.op === "look") return (looks[at]?.[place] === 1) !== step.negated;
      const isBoundary = isWord(text[place - 1]) !== isWord(text[place]);
      return isBoundary === (step.op === "word");
    };
    return walk(program, { text, sets, holds, ...options });
  };
}

type Walk = Options & {
  readonly text: Uint32Array;
  readonly sets: readonly Membership[];
  readonly holds: (step: Step, at: number, place: number) => boolean;
};

/** Visits each place once, with the set of steps that some way has reached there. */
function walk({ steps, first }: Program, { text, sets, holds, isBackward, isOneEnough }: Walk): Uint8Array {
  const found = new Uint8Array(text.length + 1);
  // For each step, one more than the last count at which it was reached.
  const reached = new Uint32Array(steps.length);
  const todo: number[] = [];
  const waiting: number[] = [];
  const isAnchored = !isBackward && steps[first]?.op === "start";
  for (let count = 0; count <= text.length; count++) {
    const place = isBackward ? text.length - count : count;
    const code = text[isBackward ? place - 1 : place] ?? -1;
    // Without ^, a match can begin at every place.
    if (count === 0 || !isAnchored) todo.push(first);
    else if (waiting.length === 0) return found;
    while (waiting.length > 0) todo.push(waiting.pop() ?? first);
    while (todo.length > 0) {
      const at = todo.pop() ?? first;
      const step = steps[at];
      if (step === undefined || reached[at] === count + 1) continue;
      reached[at] = count + 1;
      if (step.op === "set") {
        if (sets[step.set]?.(code)) waiting.push(step.next);
      } else if (step.op === "split") {
        todo.push(step.second, step.first);
      } else if (step.op === "match") {
        found[place] = 1;
        if (isOneEnough) return found;
      } else if (holds(step, at, place)) {
        todo.push(step.next);
      }
    }
  }
  return found;
}

/** ECMA-262 22.2.2.9.3: WordCharacters, without the flag i. */
function isWord(code: number | undefined): boolean {
  return code !== undefined && /^\w$/u.test(String.fromCodePoint(code));
}

type Membership = (code: number) => boolean;

/** Uses a table for ASCII, and the matcher of the platform for other characters, one at a time; -1 is never in a set. */
function membership(source: string): Membership {
  const one = new RegExp(`^(?:${source})$`, "u");
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => Number(one.test(String.fromCharCode(code))));
  return (code) => (code < 128 ? ascii[code] === 1 : one.test(String.fromCodePoint(code)));
}
