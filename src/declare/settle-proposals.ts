// Keeps only proposals with which lint has no more errors than without them.
import type { Contract, Operation } from "../contract/operation.ts";
import { readContract } from "../contract/read.ts";
import { SEMANTICS_KEY } from "../contract/semantics.ts";
import type { Place, Spot } from "../contract/spot.ts";
import type { Finding } from "../lint/rule.ts";
import { rules } from "../lint/rules.ts";
import { type Declaration, type Proposal, propose } from "./propose.ts";

/**
 * @param contract a contract
 * @param rootWith the root of its document with these declarations in it
 * @returns the proposals; where a declaration would be an error, the error is the question
 */
export function sureProposals(
  contract: Contract,
  rootWith: (declarations: readonly DeclaredAt[]) => Spot,
): readonly Proposal[] {
  const before = new Set(errorsIn(contract, rootWith([])).map(keyOf));
  let proposals = propose(contract);
  for (;;) {
    const root = rootWith(proposals.flatMap(declaredAt));
    const caused = errorsIn(readContract(root), root).filter((one) => !before.has(keyOf(one)));
    const next = proposals.map((one) => withdrawn(one, caused));
    if (next.every((one, index) => one === proposals[index])) return proposals;
    proposals = next;
  }
}

/** A declaration for the operation at a place. */
export type DeclaredAt = { readonly place: Place; readonly declaration: Declaration };

function declaredAt({ operation, declaration }: Proposal): readonly DeclaredAt[] {
  return declaration === undefined ? [] : [{ place: operation.place, declaration }];
}

function errorsIn(contract: Contract, root: Spot): readonly Finding[] {
  return rules.filter(({ severity }) => severity === "error").flatMap((rule) => rule.check(contract, root));
}

function keyOf({ place, wrong }: Finding): string {
  return `${place.pointer} ${wrong}`;
}

/** A finding belongs to an operation whose place contains it, or whose path has the parameter that it is about. */
function withdrawn(proposal: Proposal, findings: readonly Finding[]): Proposal {
  const { operation, declaration } = proposal;
  if (declaration === undefined) return proposal;
  const found = findings.find((one) => isAbout(one, operation));
  if (found === undefined) return proposal;
  return {
    operation,
    declaration: undefined,
    question: `${declaration.effect}? ${found.wrong}. ${found.instead} Then add ${SEMANTICS_KEY}`,
  };
}

function isAbout({ place, wrong }: Finding, { place: own, method, path }: Operation): boolean {
  return place.pointer.startsWith(own.pointer) || wrong.includes(`${method} ${path} `);
}
