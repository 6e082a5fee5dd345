// The faults of the strangers, each with the law that finds it, and what is unusual but correct.
import type { LawId } from "../../../src/laws/ids.ts";

/** `not`: the styles in which it cannot happen, or `only`: those in which it can. */
export type Fault = {
  readonly fault: string;
  readonly law: LawId;
  readonly not?: readonly string[];
  readonly only?: readonly string[];
};

/** @returns whether the fault can happen in the style of this title. */
export function canHappenIn({ not = [], only }: Fault, title: string): boolean {
  return !not.includes(title) && only?.includes(title) !== false;
}

/** Their rows have a time of creation. */
const timed: readonly string[] = ["Laravel", "NestJS", "chi", "ASP.NET"];

/** Their lists are arrays without a total, or have only a cursor. */
const bare: readonly string[] = ["FastAPI", "NestJS", "LoopBack", "ASP.NET"];
const unpaged: readonly string[] = ["JSON:API", "LoopBack"];
const withoutPut: readonly string[] = ["NestJS"];
/** Their rows have no id among their members, or not where requests have it. */
const unnamed: readonly string[] = ["Spring Data REST", "JSON:API"];
/** PUT and PATCH have no content to answer with. */
const silent: readonly string[] = ["LoopBack", "ASP.NET"];
const nested: readonly string[] = ["JSON:API", "chi"];
const bounded: readonly string[] = ["Laravel", "NestJS", "chi", "ASP.NET"];

export const faults: readonly Fault[] = [
  { fault: "PUT merges", law: "put-replaces-whole", not: withoutPut },
  { fault: "PUT loses a member", law: "put-is-stored", not: withoutPut },
  { fault: "PUT touches a neighbour", law: "put-touches-nothing-else", not: withoutPut },
  { fault: "PATCH touches a neighbour", law: "patch-touches-nothing-else" },
  { fault: "PATCH replaces", law: "patch-changes-named-members" },
  { fault: "PATCH does nothing", law: "patch-changes-named-members" },
  { fault: "a missing one is changed", law: "missing-target-is-refused" },
  { fault: "PUT adds one", law: "put-twice-is-put-once", not: withoutPut },
  { fault: "DELETE keeps it", law: "delete-removes" },
  { fault: "deleted ones stay listed", law: "delete-removes" },
  { fault: "DELETE takes a neighbour", law: "delete-touches-nothing-else" },
  { fault: "GET changes it", law: "get-changes-nothing" },
  { fault: "equal POSTs are one", law: "post-adds-each-time" },
  { fault: "POST loses a member", law: "post-is-stored", not: unnamed },
  { fault: "POST adds two", law: "post-adds-each-time" },
  { fault: "POST answers an id that is not there", law: "post-adds-each-time" },
  { fault: "POST touches a neighbour", law: "post-touches-nothing-else" },
  { fault: "the newest is not listed", law: "post-adds-each-time" },
  { fault: "anything is valid", law: "refused-content-changes-nothing" },
  { fault: "required members may be missing", law: "refused-content-changes-nothing" },
  { fault: "bounds are not enforced", law: "refused-content-changes-nothing", only: bounded },
  { fault: "rejected content is stored", law: "refused-content-changes-nothing", not: withoutPut },
  { fault: "rejected content is added", law: "refused-content-changes-nothing" },
  { fault: "bad JSON is 500", law: "never-fails" },
  { fault: "a list is 500", law: "never-fails" },
  { fault: "a missing one is 500", law: "never-fails" },
  { fault: "an odd page is 500", law: "never-fails", not: [...unpaged, "chi"] },
  { fault: "lists are stale", law: "list-shows-own-writes" },
  { fault: "pages are too long", law: "page-size-is-kept", not: unpaged },
  { fault: "pages overlap", law: "pages-are-a-partition", not: unpaged },
  { fault: "any parent will do", law: "missing-target-is-refused", only: nested },
  { fault: "GET finds it below any parent", law: "child-is-of-its-parent", only: nested },
  { fault: "the total is wrong", law: "total-is-the-count", not: [...bare, "JSON:API", "Rails", "chi"] },
  {
    fault: "the total is that of the page",
    law: "total-is-the-count",
    only: ["Express", "Django REST", "Spring Data REST", "Laravel"],
  },
  { fault: "the filter is ignored", law: "filter-filters" },
  { fault: "later pages lose the filter", law: "filter-filters", not: unpaged },
  { fault: "the order is ignored", law: "sort-sorts", only: ["Laravel"] },
  { fault: "an id in the content moves it", law: "id-in-the-path-wins", not: [...unnamed, ...withoutPut] },
  { fault: "id of the wrong type", law: "answers-are-as-declared", not: unnamed },
  { fault: "text is cut", law: "put-is-stored", not: withoutPut },
  { fault: "falsy values are lost", law: "put-is-stored", not: withoutPut },
  {
    fault: "defaults are not applied",
    law: "defaults-are-applied",
    only: ["Express", "Django REST", "Rails", "Laravel", "LoopBack"],
  },
  {
    fault: "PUT resets the time of creation",
    law: "creation-is-kept",
    only: timed.filter((title) => !withoutPut.includes(title)),
  },
  { fault: "readOnly is taken", law: "read-only-is-not-set", only: timed },
  { fault: "changes are answered with the old state", law: "answer-shows-the-result", not: silent },
  { fault: "HEAD is not known", law: "head-is-get-without-content" },
];

export const unusual: readonly string[] = [
  "stamps",
  "newest first",
  "reuses ids",
  "PUT creates",
  "a second DELETE succeeds",
  "text is trimmed and composed",
];
