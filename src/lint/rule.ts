// The types of a rule and of its findings.
import type { Contract } from "../contract/operation.ts";
import type { Place, Spot } from "../contract/spot.ts";

export type Severity = "error" | "warn";

export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  /** The rule in one sentence. */
  readonly says: string;
  readonly section: string;
  /** `root` is for what the contract leaves out, such as a path that is not one. */
  readonly check: (contract: Contract, root: Spot) => readonly Finding[];
};

export type Finding = {
  readonly place: Place;
  /** What is wrong, as a sentence without its full stop. */
  readonly wrong: string;
  /** What to write instead, as a sentence. */
  readonly instead: string;
};
