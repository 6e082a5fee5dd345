// Which operations a run got a successful response from, and what to add so that it reaches the others.
import type { Outcome } from "../../conformance/check.ts";
import type { Operation } from "../../contract/operation.ts";
import { pathParameterNames } from "../../http/path.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { Verdict } from "../../laws/law.ts";
import { describeExchange } from "../../laws/sentences/words.ts";
import { isGone, isShutOut } from "../../laws/shared/judgements.ts";

export type Coverage = {
  readonly asked: number;
  readonly of: number;
  readonly notAsked: readonly NotAsked[];
  /** The budget ended before every law was checked. */
  readonly cut: boolean;
};

export type NotAsked = {
  readonly operation: Operation;
  readonly because: string;
  /** What the user can add, and for `--suggest` what kind of thing it is. */
  readonly add: string;
  readonly need: Need;
};

export type Need =
  | { readonly kind: "credentials" | "effect" | "parameters" | "time" }
  /** The value of a path parameter. */
  | { readonly kind: "id"; readonly name: string }
  /** Content that the server accepts; `text`: what it rejected. */
  | { readonly kind: "content"; readonly text: string | undefined };

export type Sought = {
  /** The operations that the run was to ask about. */
  readonly operations: readonly Operation[];
  /** The sentence about an operation's most frequent reason. */
  readonly reasonFor: (operation: Operation) => string | undefined;
};

/**
 * An operation counts as asked if a request to it succeeded, or if a law about it is broken: a request that was
 * rejected says little about it.
 *
 * @returns the coverage of a run
 */
export function coverageOf(
  { results, lastOf, cut }: Pick<Outcome, "results" | "lastOf" | "cut">,
  { operations, reasonFor }: Sought,
): Coverage {
  const broken = new Set(
    results.flatMap(({ verdict, operation }) => (verdict.verdict === "broken" ? [operation.id] : [])),
  );
  const open = operations.filter(({ id }) => !broken.has(id) && !lastOf(id).succeeded);
  return {
    asked: operations.length - open.length,
    of: operations.length,
    cut: cut || results.some(({ verdict }) => isCut(verdict)),
    notAsked: open.map((operation) => {
      const { rejected } = lastOf(operation.id);
      const because =
        rejected === undefined
          ? (reasonFor(operation) ?? "no law could be checked")
          : `no request succeeded; ${describeExchange(rejected)}`;
      const need = needOf(operation, rejected);
      return { operation, because, need, add: whatToAdd(need) };
    }),
  };
}

/** @returns the operations that some of the laws concern. */
export function soughtOperations(
  results: Outcome["results"],
  { safeOnly }: { readonly safeOnly: boolean },
): readonly Operation[] {
  const concerned = results.filter(({ verdict }) => verdict.verdict !== "not applicable");
  const operations = [...new Set(concerned.map(({ operation }) => operation))];
  return safeOnly ? operations.filter(({ semantics }) => semantics.safe === true) : operations;
}

function isCut(verdict: Verdict): boolean {
  return (
    verdict.verdict === "not exercised" &&
    verdict.reason.kind === "over" &&
    verdict.reason.over.kind === "budget"
  );
}

function needOf(operation: Operation, rejected: Exchange | undefined): Need {
  if (rejected !== undefined && isShutOut(rejected)) return { kind: "credentials" };
  const name = pathParameterNames(operation.path).at(-1);
  if (name !== undefined && (rejected === undefined || isGone(rejected))) return { kind: "id", name };
  if (rejected !== undefined && operation.content !== undefined)
    return { kind: "content", text: rejected.request.content };
  if (rejected !== undefined && operation.parameters.length > 0) return { kind: "parameters" };
  return { kind: operation.semantics.effect === undefined ? "effect" : "time" };
}

function whatToAdd(need: Need): string {
  switch (need.kind) {
    case "credentials":
      return "pass credentials with --header, --cookie or --query";
    case "id":
      return `pass --example ${need.name}=VALUE with one that exists, or declare what creates it (see verbatim explain)`;
    case "content":
      return "add an example of an accepted request body to the document";
    case "parameters":
      return "add examples of accepted parameters to the document";
    case "effect":
      return "declare the effect with x-method-semantics";
    case "time":
      return "pass a longer --budget, or check the operation alone with --operation";
  }
}

/** @returns whether so many percent of the operations were asked, and every law was checked. */
export function isCovered({ asked, of, cut }: Coverage, percent: number): boolean {
  return !cut && asked * 100 >= of * percent;
}
