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

/** A change of the document. `place` is that of the value to set or to remove, or of the object or list to add to. */
export type Edit =
  | { readonly kind: "set"; readonly place: Place; readonly value: string | number | boolean }
  | { readonly kind: "add"; readonly place: Place; readonly key: string; readonly value: unknown }
  | { readonly kind: "append"; readonly place: Place; readonly value: unknown }
  | { readonly kind: "remove"; readonly place: Place };

export type Finding = {
  readonly place: Place;
  /** What is wrong, as a sentence without its full stop. */
  readonly wrong: string;
  /** What to write instead, as a sentence. */
  readonly instead: string;
  /** Only where one change is certain to be right; `--fix` makes it. */
  readonly fix?: Edit;
};
