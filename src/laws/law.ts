// What a law is: one statement about operations, how to find out, and how to judge what was found.
import type { Contract, Operation } from "../contract/operation.ts";
import type { Exchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import type { LawId } from "./ids.ts";
import type { Reason } from "./reason.ts";
import type { World } from "./world.ts";

/** What a law says of one operation. "Not exercised" is never a pass. */
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
  /** The reads before and after them that show the failure; none where the answers to the requests show it. */
  readonly looks: readonly Exchange[];
};

export type Unasked = { readonly verdict: "not exercised"; readonly reason: Reason };

/** What a law is about: the folder that it is in. */
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

export type Law<Evidence = unknown> = {
  /** The name of its file, of its tests and of its page. */
  readonly id: LawId;
  readonly about: Subject;
  readonly level: "MUST" | "SHOULD";
  /** Where the standard says so. */
  readonly section: string;
  /** The statement, in one sentence. */
  readonly says: string;
  /** Which operations it is about, in words: the reason why it is not applicable to the others. */
  readonly concerns: string;
  /** Laws whose failure explains a failure of this one, which then is not reported. */
  readonly premises: readonly LawId[];
  /** What goes wrong for a user of a server that breaks it: one or two sentences. */
  readonly why: string;
  /** What the verdict rests on: what is sent, and what is compared. */
  readonly evidence: string;
  /** What to do about a server that breaks it. */
  readonly fix: string;
  /** The rules of lint that see the same fault in a document. */
  readonly lint?: readonly string[];
  /** It judges every answer of the run, whichever law asked for it, and is asked when all of them have been. */
  readonly judgesAnswers?: true;
  /** What this law sees and deliberately does not report. */
  readonly notReported: string;
  appliesTo(operation: Operation, contract: Contract): boolean;
  /**
   * Sends what it takes to find out.
   *
   * @throws NotExercised when the world cannot be brought to where the question can be asked
   */
  probe(world: World, operation: Operation): Promise<Evidence>;
  /** Pure: the same evidence gives the same verdict, without a server. */
  judge(evidence: Evidence): Verdict;
};
