/** Compiles a regular expression to a program of small steps, for the linear matcher and for the proof of its cost. */
import { type AST, RegExpParser } from "@eslint-community/regexpp";

/**
 * One step. `next`, `first` and `second` are indexes of steps; `set` is an index into `sets`.
 * `look` holds where its own program matches: from there on (`ahead`), or up to there.
 */
export type Step =
  | { readonly op: "set"; readonly set: number; readonly next: number }
  | { readonly op: "split"; readonly first: number; readonly second: number }
  | { readonly op: "start" | "end" | "word" | "not-word"; readonly next: number }
  | {
      readonly op: "look";
      readonly program: Program;
      readonly ahead: boolean;
      readonly negated: boolean;
      readonly next: number;
    }
  | { readonly op: "match" };

export type Program = {
  /** The sources of regular expressions that match one character each. */
  readonly sets: readonly string[];
  readonly steps: readonly Step[];
  readonly first: number;
};

/** There is no program for this expression; the message is the reason. */
export class NoProgram extends Error {
  override name = "NoProgram";
}

/** Larger programs are slow, even in linear time. */
const MOST_STEPS = 2000;
/** Above this count, the proof reads a repetition of one character as unlimited, which can only need more time. */
const COUNTED = 100;

/** `exact`: what the expression matches. `at least`: what it matches and perhaps more, in fewer steps. */
type Fidelity = "exact" | "at least";

/**
 * @param source the source of a regular expression of ECMA-262
 * @param flags `u`, `i`, `s` and `m` matter
 * @param fidelity whether counts above a hundred may be read as unlimited
 * @throws NoProgram if it has a backreference, changes its flags, or has too many steps; SyntaxError if it is invalid
 */
export function programOf(source: string, flags: string, fidelity: Fidelity): Program {
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes("u"),
  });
  return new Writer(fidelity, flags.includes("m")).program(pattern.alternatives, false);
}

/** Writes the steps of an expression from its end to its start, since each step names the one after it. */
class Writer {
  readonly #fidelity: Fidelity;
  readonly #multiline: boolean;
  readonly #sets: string[] = [];
  readonly #steps: Step[] = [];

  constructor(fidelity: Fidelity, multiline: boolean) {
    this.#fidelity = fidelity;
    this.#multiline = multiline;
  }

  program(alternatives: readonly AST.Alternative[], isBackward: boolean): Program {
    const first = this.#choice(alternatives, isBackward, this.#add({ op: "match" }));
    return { sets: this.#sets, steps: this.#steps, first };
  }

  #add(step: Step): number {
    if (this.#steps.length >= MOST_STEPS)
      throw new NoProgram(`it repeats more than ${MOST_STEPS} characters`);
    return this.#steps.push(step) - 1;
  }

  #choice(alternatives: readonly AST.Alternative[], isBackward: boolean, next: number): number {
    return alternatives
      .map(({ elements }) =>
        (isBackward ? elements : elements.toReversed()).reduce(
          (after, element) => this.#element(element, isBackward, after),
          next,
        ),
      )
      .reduceRight((second, first) => this.#add({ op: "split", first, second }));
  }

  #element(element: AST.Element, isBackward: boolean, next: number): number {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return this.#add({ op: "set", set: this.#set(element.raw), next });
      case "Group":
        if (element.modifiers !== null) throw new NoProgram("it changes flags inside the expression");
        return this.#choice(element.alternatives, isBackward, next);
      case "CapturingGroup":
        return this.#choice(element.alternatives, isBackward, next);
      case "Assertion":
        return this.#assertion(element, next);
      case "Quantifier":
        return this.#repeated(element, isBackward, next);
      case "Backreference":
        throw new NoProgram("it has a backreference");
      default:
        throw new NoProgram(`it has ${element.raw}, which needs the flag v`);
    }
  }

  #set(raw: string): number {
    const known = this.#sets.indexOf(raw);
    return known === -1 ? this.#sets.push(raw) - 1 : known;
  }

  #assertion(element: AST.Assertion, next: number): number {
    if (element.kind === "word") return this.#add({ op: element.negate ? "not-word" : "word", next });
    if (element.kind === "start" || element.kind === "end") {
      // With the flag m, these hold at more places: as if they held everywhere.
      return this.#multiline ? next : this.#add({ op: element.kind, next });
    }
    if (!("alternatives" in element)) throw new NoProgram(`it has ${element.raw}`);
    const ahead = element.kind === "lookahead";
    const program = new Writer(this.#fidelity, this.#multiline).program(element.alternatives, ahead);
    return this.#add({ op: "look", program, ahead, negated: element.negate, next });
  }

  #repeated({ element, min, max }: AST.Quantifier, isBackward: boolean, next: number): number {
    const isOne = /^Character/.test(element.type);
    const isLoose = isOne && this.#fidelity === "at least";
    const least = isLoose ? Math.min(min, COUNTED) : min;
    const isEndless = max === Number.POSITIVE_INFINITY || (isLoose && max > COUNTED);
    let at = isEndless ? this.#loop(element, isBackward, next) : next;
    for (let count = least; !isEndless && count < max; count++) {
      at = this.#add({ op: "split", first: this.#element(element, isBackward, at), second: next });
    }
    for (let count = 0; count < least; count++) at = this.#element(element, isBackward, at);
    return at;
  }

  #loop(element: AST.QuantifiableElement, isBackward: boolean, next: number): number {
    const at = this.#add({ op: "split", first: next, second: next });
    this.#steps[at] = { op: "split", first: this.#element(element, isBackward, at), second: next };
    return at;
  }
}
