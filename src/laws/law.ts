// The type of a law: a statement about operations, a probe that collects evidence, and a judge of the evidence.
import type { Contract, Operation } from "../contract/operation.ts";
import type { Exchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import type { LawId } from "./ids.ts";
import type { Reason } from "./reason.ts";
import type { World } from "./world.ts";

/** The result of a law for one operation. "Not exercised" is never a pass. */
export type Verdict =
  | { readonly verdict: "holds"; readonly cases: number }
  | Broken
  | Unasked
  | { readonly verdict: "not applicable" };

export type Broken = {
  readonly verdict: "broken";
  readonly failure: Failure;
  /** The requests that are judged, in order. */
  readonly exchanges: readonly Exchange[];
  /** The reads before and after them that show the failure; none if the responses to the requests show it. */
  readonly looks: readonly Exchange[];
};

export type Unasked = { readonly verdict: "not exercised"; readonly reason: Reason };

/** The subject of a law, which is the folder of its file. */
export type Subject =
  | "reading"
  | "creating"
  | "keys"
  | "replacing"
  | "merging"
  | "deleting"
  | "conditions"
  | "lists"
  | "refusals"
  | "access"
  | "answers";

/**
 * Where a law comes from: MUST and SHOULD from a standard or the document. A convention is in neither, but clients rely
 * on it.
 */
export type Level = "MUST" | "SHOULD" | "convention";

export type Law<Evidence = unknown> = {
  /** The name of its file, its tests and its page. */
  readonly id: LawId;
  readonly about: Subject;
  readonly level: Level;
  /** The section of the standard. */
  readonly section: string;
  /** The statement, in one sentence. */
  readonly says: string;
  /** Which operations it concerns, as text: the reason why it is not applicable to others. */
  readonly concerns: string;
  /** Laws whose failure explains a failure of this one. If one of them is broken, this one is not reported. */
  readonly premises: readonly LawId[];
  /** What goes wrong for the users of a server that breaks it. */
  readonly why: string;
  /** How it is tested: what is sent, and what is compared. */
  readonly evidence: string;
  /** How to fix a server that breaks it. */
  readonly fix: string;
  /** The lint rules that find the same fault in a document. */
  readonly lint?: readonly string[];
  /** It judges every response of the run, whichever law sent the request, and is therefore checked last. */
  readonly judgesAnswers?: true;
  /** What this law deliberately does not report. */
  readonly notReported: string;
  appliesTo(operation: Operation, contract: Contract): boolean;
  /**
   * Sends the requests that collect the evidence.
   *
   * @throws NotExercised if the world cannot be prepared for the probe
   */
  probe(world: World, operation: Operation): Promise<Evidence>;
  /** Pure: the same evidence gives the same verdict. */
  judge(evidence: Evidence): Verdict;
};
