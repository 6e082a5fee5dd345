/** Turns the errors of a compiled validator into faults that a person can act on. Loaded by the server: no Ajv here. */
import { formatPointer } from "../json/pointer.ts";
import { sentenceFor } from "./fault-sentences.ts";

export type Fault = {
  /** RFC 6901, into the value that was judged; of a member that is missing or unknown, the place of that member */
  readonly pointer: string;
  /** the predicate of a sentence whose subject is what stands there: `must be at most 300 characters` */
  readonly detail: string;
};

/** An `ErrorObject` of Ajv as the validators of this room give it (`params.branches`, `params.inner`: ajv-keywords.ts). */
export type AjvErrorLike = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
};

/** No answer lists more faults than these. */
const mostFaults = 50;
/** No answer repeats names that a client made up beyond this length. */
const longestPointer = 500;
const mostReasons = 6;

/** What one error says, with how many errors of Ajv it stands for: itself and those inside a union. */
type Found = { readonly faults: readonly Fault[]; readonly size: number };

/**
 * @param errors the `errors` of a validator that said false, in the order in which they were found
 * @returns at most 50 faults, none twice, in that order (the order of the document's schema); a union is one fault
 * at its value. Nothing of the value is repeated but names of members
 */
export function faultsOf(errors: readonly AjvErrorLike[]): readonly Fault[] {
  const found: Found[] = [];
  for (const error of errors) {
    const fromTheLast = innerCounts(error).toReversed();
    const branches = fromTheLast.map((count) => take(found, count)).toReversed();
    const size = branches.flat().reduce((sum, inner) => sum + inner.size, 1);
    found.push({ faults: said(error, branches), size });
  }
  const faults = found.flatMap((one) => one.faults);
  const different = new Map(faults.map((fault) => [`${fault.pointer} ${fault.detail}`, fault]));
  return [...different.values()].slice(0, mostFaults);
}

/** How many of the errors just before this one belong to it, branch by branch. */
function innerCounts({ params }: AjvErrorLike): readonly number[] {
  const counts = Array.isArray(params.branches) ? params.branches : [params.inner];
  return counts.filter((count) => typeof count === "number");
}

/** Takes the last `count` errors off the end. */
function take(found: Found[], count: number): readonly Found[] {
  let start = found.length;
  for (let left = count; left > 0 && start > 0; ) left -= found[--start]?.size ?? 0;
  return found.splice(start);
}

function said(error: AjvErrorLike, branches: readonly (readonly Found[])[]): readonly Fault[] {
  const { keyword, instancePath, params, message } = error;
  const inner = branches.map((branch) => branch.flatMap((one) => one.faults));
  if (keyword === "if") return []; // the errors of `then` or `else` say it
  if (keyword === "anyOf" || (keyword === "oneOf" && !Array.isArray(params.passingSchemas))) {
    return [faultAt(instancePath, noneFits(instancePath, inner))];
  }
  if (keyword === "propertyNames") {
    return [faultAt(memberOf(instancePath, params.propertyName), badName(inner.flat()))];
  }
  const sentence = sentenceFor(keyword, params, message ?? `does not fit \`${keyword}\``);
  const member = params.additionalProperty ?? params.missingProperty;
  return [faultAt(member === undefined ? instancePath : memberOf(instancePath, member), sentence)];
}

const noForm = "fits none of the forms allowed";

function noneFits(pointer: string, branches: readonly (readonly Fault[])[]): string {
  const reasons = branches.flatMap((faults) => reasonOf(pointer, faults));
  const different = [...new Set(reasons)];
  if (different.length === 1 && different[0]?.startsWith("must ")) return different[0];
  const more = different.length > mostReasons ? [`${different.length - mostReasons} more`] : [];
  const shown = [...different.slice(0, mostReasons), ...more].join(" or ");
  return shown === "" ? noForm : `${noForm}: ${shown}`;
}

/** The first reason why one branch does not fit: of the value itself where there is one, else of a part. */
function reasonOf(pointer: string, faults: readonly Fault[]): readonly string[] {
  const fault = faults.find((one) => one.pointer === pointer) ?? faults[0];
  if (fault === undefined) return [];
  const detail = fault.detail.replace(`${noForm}: `, ""); // of a union inside this one
  return [fault.pointer === pointer ? detail : `${fault.pointer.slice(pointer.length)} ${detail}`];
}

function badName(faults: readonly Fault[]): string {
  const reasons = [...new Set(faults.map((fault) => fault.detail))].join(" and ");
  return reasons === "" ? "has a name that is not allowed" : `has a name that ${reasons}`;
}

function memberOf(pointer: string, name: unknown): string {
  return pointer + formatPointer([String(name)]);
}

/** A fault at the pointer, or at the last place above it whose pointer is not too long to repeat. */
function faultAt(pointer: string, detail: string): Fault {
  if (pointer.length <= longestPointer) return { pointer, detail };
  const above = pointer.slice(0, pointer.slice(0, longestPointer).lastIndexOf("/"));
  return { pointer: above, detail: `has, under a name too long to repeat, what ${detail}` };
}
