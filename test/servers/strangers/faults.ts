// The faults of the strangers, each with the law that finds it, and what is unusual but correct.
import type { LawId } from "../../../src/laws/ids.ts";

/** `not`: the styles in which it cannot happen. */
export type Fault = { readonly fault: string; readonly law: LawId; readonly not?: readonly string[] };

export const faults: readonly Fault[] = [
  { fault: "PUT merges", law: "put-replaces-whole" },
  { fault: "PUT loses a member", law: "put-is-stored" },
  { fault: "PUT touches a neighbour", law: "put-touches-nothing-else" },
  { fault: "PATCH touches a neighbour", law: "patch-touches-nothing-else" },
  { fault: "PATCH replaces", law: "patch-changes-named-members" },
  { fault: "PATCH does nothing", law: "patch-changes-named-members" },
  { fault: "a missing one is changed", law: "missing-target-is-refused" },
  { fault: "PUT adds one", law: "put-twice-is-put-once" },
  { fault: "DELETE keeps it", law: "delete-removes" },
  { fault: "deleted ones stay listed", law: "delete-removes" },
  { fault: "DELETE takes a neighbour", law: "delete-touches-nothing-else" },
  { fault: "GET changes it", law: "get-changes-nothing" },
  { fault: "equal POSTs are one", law: "post-adds-each-time" },
  { fault: "POST loses a member", law: "post-is-stored", not: ["Spring Data REST", "JSON:API"] },
  { fault: "POST adds two", law: "post-adds-each-time" },
  { fault: "POST answers an id that is not there", law: "post-adds-each-time" },
  { fault: "the newest is not listed", law: "post-adds-each-time" },
  { fault: "anything is valid", law: "refused-content-changes-nothing" },
  { fault: "rejected content is stored", law: "refused-content-changes-nothing" },
  { fault: "rejected content is added", law: "refused-content-changes-nothing" },
  { fault: "bad JSON is 500", law: "never-fails" },
  { fault: "a list is 500", law: "never-fails" },
  { fault: "a missing one is 500", law: "never-fails" },
  { fault: "lists are stale", law: "list-shows-own-writes" },
  { fault: "pages are too long", law: "page-size-is-kept", not: ["JSON:API"] },
  { fault: "pages overlap", law: "pages-are-a-partition", not: ["FastAPI", "JSON:API"] },
  {
    fault: "any parent will do",
    law: "missing-target-is-refused",
    not: ["Express", "FastAPI", "Django REST", "Spring Data REST", "Rails"],
  },
  { fault: "the total is wrong", law: "total-is-the-count", not: ["FastAPI", "JSON:API", "Rails"] },
  { fault: "the filter is ignored", law: "filter-filters" },
  {
    fault: "an id in the content moves it",
    law: "id-in-the-path-wins",
    not: ["Spring Data REST", "JSON:API"],
  },
  { fault: "id of the wrong type", law: "answers-are-as-declared", not: ["Spring Data REST", "JSON:API"] },
];

export const unusual: readonly string[] = [
  "stamps",
  "newest first",
  "reuses ids",
  "PUT creates",
  "a second DELETE succeeds",
];
