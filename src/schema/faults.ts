/** Turns the errors of a compiled validator into faults that a person can fix. The server loads this: no Ajv here. */
import { formatPointer } from "../json/pointer.ts";
import { sentenceFor } from "./fault-sentences.ts";

export type Fault = {
  /** RFC 6901, into the validated value; for a missing or unknown member, the place of that member */
  readonly pointer: string;
  /** the predicate of a sentence whose subject is the value at `pointer`: `must be at most 300 characters` */
  readonly detail: string;
};

/** @returns the faults in one line, each with its place, such as `/title must be a string; /year is missing` */
export function inOneLine(faults: readonly Fault[]): string {
  // The value itself has no pointer.
  return faults.map(({ pointer, detail }) => `${pointer} ${detail}`.trim()).join("; ");
}

/** An `ErrorObject` of Ajv with the additions of ajv-keywords.ts (`params.branches`, `params.inner`). */
export type AjvErrorLike = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
};

/** The most faults that a response lists. */
const mostFaults = 50;
/** The longest pointer that a response contains, since clients choose its names. */
const longestPointer = 500;
const mostReasons = 6;

/** The faults of one error, with the number of Ajv's errors that it covers: itself and those inside a union. */
type Found = { readonly faults: readonly Fault[]; readonly size: number };

/**
 * @param errors the `errors` of a validator that returned false, in their order
 * @returns at most 50 different faults, in that order (the order of the document's schema); a union is one fault at its
 * value. Only names of members are repeated from the value
 */
export function faultsOf(errors: readonly AjvErrorLike[]): readonly Fault[] {
  const found: Found[] = [];
  for (const error of errors) {
    const counts = innerCounts(error);
    // Most errors have no others inside.
    if (counts.length === 0) {
      found.push({ faults: faultsFor(error, []), size: 1 });
      continue;
    }
    const branches = counts
      .toReversed()
      .map((count) => take(found, count))
      .toReversed();
    const size = branches.flat().reduce((sum, inner) => sum + inner.size, 1);
    found.push({ faults: faultsFor(error, branches), size });
  }
  const faults = found.flatMap((one) => one.faults);
  if (faults.length < 2) return faults;
  const different = new Map(faults.map((fault) => [`${fault.pointer} ${fault.detail}`, fault]));
  return [...different.values()].slice(0, mostFaults);
}

/** The number of errors just before this one that belong to it, per branch. */
function innerCounts({ params }: AjvErrorLike): readonly number[] {
  if (Array.isArray(params.branches)) return params.branches.filter((count) => typeof count === "number");
  return typeof params.inner === "number" ? [params.inner] : [];
}

/** Removes and returns the last `count` errors. */
function take(found: Found[], count: number): readonly Found[] {
  let start = found.length;
  for (let left = count; left > 0 && start > 0; ) left -= found[--start]?.size ?? 0;
  return found.splice(start);
}

function faultsFor(error: AjvErrorLike, branches: readonly (readonly Found[])[]): readonly Fault[] {
  const { keyword, instancePath, params, message } = error;
  const inner = branches.map((branch) => branch.flatMap((one) => one.faults));
  if (keyword === "if") return []; // the errors of `then` or `else` are reported instead
  if (keyword === "anyOf" || (keyword === "oneOf" && !Array.isArray(params.passingSchemas))) {
    return [faultAt(instancePath, noneMatches(instancePath, inner))];
  }
  if (keyword === "propertyNames") {
    return [faultAt(memberOf(instancePath, params.propertyName), badName(inner.flat()))];
  }
  const sentence = sentenceFor(keyword, params, message ?? `does not match \`${keyword}\``);
  const member = params.additionalProperty ?? params.unevaluatedProperty ?? params.missingProperty;
  return [faultAt(member === undefined ? instancePath : memberOf(instancePath, member), sentence)];
}

const noForm = "does not match any of the allowed forms";

function noneMatches(pointer: string, branches: readonly (readonly Fault[])[]): string {
  const reasons = branches.flatMap((faults) => reasonOf(pointer, faults));
  const different = [...new Set(reasons)];
  if (different.length === 1 && different[0]?.startsWith("must ")) return different[0];
  const more = different.length > mostReasons ? [`${different.length - mostReasons} more`] : [];
  const shown = [...different.slice(0, mostReasons), ...more].join(" or ");
  return shown === "" ? noForm : `${noForm}: ${shown}`;
}

/** The first reason why a branch does not match: about the value itself if there is one, otherwise about a part. */
function reasonOf(pointer: string, faults: readonly Fault[]): readonly string[] {
  const fault = faults.find((one) => one.pointer === pointer) ?? faults[0];
  if (fault === undefined) return [];
  const detail = fault.detail.replace(`${noForm}: `, ""); // from a union inside this one
  return [fault.pointer === pointer ? detail : `${fault.pointer.slice(pointer.length)} ${detail}`];
}

function badName(faults: readonly Fault[]): string {
  const reasons = [...new Set(faults.map((fault) => fault.detail))].join(" and ");
  return reasons === "" ? "has a name that is not allowed" : `has an invalid name, which ${reasons}`;
}

function memberOf(pointer: string, name: unknown): string {
  return pointer + formatPointer([String(name)]);
}

/** A fault at the pointer, or at the nearest parent whose pointer is short enough. */
function faultAt(pointer: string, detail: string): Fault {
  if (pointer.length <= longestPointer) return { pointer, detail };
  const above = pointer.slice(0, pointer.slice(0, longestPointer).lastIndexOf("/"));
  return { pointer: above, detail: `has a member with a name too long to repeat, which ${detail}` };
}
