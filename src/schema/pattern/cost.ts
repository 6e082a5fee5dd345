/** Proves how the time of a backtracking matcher, such as the platform's, grows with the text, from the expression alone. */
import { disjointness } from "./character-sets.ts";
import { NoProgram, type Program, programOf } from "./program.ts";
import { type Graph, graphOf, isLooping, reaches } from "./ways.ts";

/** `linear` is proven; the others are possible, and `why` says what in the expression allows them. */
export type Cost =
  | { readonly grows: "linear" }
  | { readonly grows: "polynomially" | "exponentially"; readonly why: string };

const LINEAR: Cost = { grows: "linear" };
/** The most ways in which one text may be read; each of them costs linear time. */
const MOST_WAYS = 100;

/**
 * The proof: a matcher that goes back visits each way of reading the text at most once. The time is linear if the
 * number of these ways has a bound that does not depend on the text.
 *
 * @param source the source of a regular expression
 * @param flags its flags
 */
export function costOf(source: string, flags: string): Cost {
  try {
    return costOfProgram(programOf(source, flags, "at least"), flags);
  } catch (error) {
    if (!(error instanceof NoProgram)) throw error;
    return { grows: "exponentially", why: error.message };
  }
}

function costOfProgram(program: Program, flags: string, isPlaced = flags.includes("y")): Cost {
  const areDisjoint = disjointness(program.sets, flags);
  const graph = graphOf(program, areDisjoint);
  if (graph === undefined) return { grows: "exponentially", why: "it repeats something that can be empty" };
  const ambiguous = graph.groups.find((group) => group.isLoop && group.isAmbiguousInside);
  if (ambiguous)
    return { grows: "exponentially", why: "a repetition can read the same text in several ways" };
  if (
    graph.groups.some(
      (group) => group.isLoop && group.isLeftAnywhereFor.some((next) => reaches(graph, next, isLooping)),
    )
  ) {
    return { grows: "polynomially", why: "two repetitions in a row can read the same characters" };
  }
  if (graph.ways > MOST_WAYS)
    return { grows: "exponentially", why: "its parts can read the same text in many ways" };
  if (!isPlaced && !graph.isAnchored && graphOf(withoutRest(program), areDisjoint)?.groups.some(isLooping)) {
    return {
      grows: "polynomially",
      why: "it can begin anywhere in the text and has a repetition: begin it with ^",
    };
  }
  return costOfLooks(program, graph, flags, isPlaced || graph.isAnchored);
}

/** A look around costs what its own expression costs, each time that it is asked. */
function costOfLooks({ steps }: Program, graph: Graph, flags: string, isPlaced: boolean): Cost {
  for (const [at, step] of steps.entries()) {
    if (step.op !== "look") continue;
    const cost = costOfProgram(step.program, flags, true);
    if (cost.grows !== "linear") return cost;
    if (!isShort(step.program) && (!isPlaced || graph.isAfterLoop(at))) {
      return { grows: "polynomially", why: "it looks ahead or behind, without limit, from many places" };
    }
  }
  return LINEAR;
}

/** Whether the program reads a bounded number of characters. */
function isShort(program: Program): boolean {
  const looks = program.steps.flatMap((step) => (step.op === "look" ? [step.program] : []));
  return graphOf(program, () => true)?.groups.some(isLooping) === false && looks.every(isShort);
}

/** The program without what follows a certain match: a beginning that leads there is never given up. */
function withoutRest(program: Program): Program {
  const { steps, first } = program;
  const isDone = doneSteps(program);
  const cut = steps.map((step) =>
    step.op === "set" && isDone.has(step.next) ? { ...step, next: -1 } : step,
  );
  return { ...program, steps: cut, first: isDone.has(first) ? -1 : first };
}

/** The steps from which a match is certain. */
function doneSteps({ steps }: Program): ReadonlySet<number> {
  const done = new Set<number>();
  for (let before = -1; before < done.size; ) {
    before = done.size;
    for (const [at, step] of steps.entries()) {
      const isDone =
        step.op === "match" || (step.op === "split" && (done.has(step.first) || done.has(step.second)));
      if (isDone) done.add(at);
    }
  }
  return done;
}
