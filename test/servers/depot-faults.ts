// The faults of the depot server, each with the law that finds it, and what is unusual but correct.
import type { LawId } from "../../src/laws/ids.ts";
import type { DepotStyle } from "./depot.ts";

export const depotFaults: readonly (readonly [style: DepotStyle, fault: string, law: LawId])[] = [
  ["plain", "its own name is taken", "own-value-is-accepted"],
  ["wrapped", "its own name is taken", "own-value-is-accepted"],
  ["plain", "dependants are 400", "refusal-has-its-status"],
  ["wrapped", "dependants are 403", "refusal-has-its-status"],
  ["plain", "a depot leaves its pallets", "delete-takes-children"],
  ["plain", "taken is 400", "refusal-has-its-status"],
  ["wrapped", "taken is 422", "refusal-has-its-status"],
  ["wrapped", "ordered twice is 400", "refusal-has-its-status"],
  ["plain", "invalid is 400", "refusal-has-its-status"],
  ["wrapped", "malformed is 422", "refusal-has-its-status"],
  ["plain", "a missing one is 400", "refusal-has-its-status"],
  ["wrapped", "a missing one is 403", "refusal-has-its-status"],
  ["plain", "a missing order is 409", "refusal-has-its-status"],
  ["wrapped", "a missing parent is 422", "refusal-has-its-status"],
  ["plain", "0 can be ordered", "action-refuses-invalid-content"],
  ["wrapped", "41 can be ordered", "action-refuses-invalid-content"],
  ["plain", "40 cannot be ordered", "action-refuses-invalid-content"],
  ["wrapped", "quantity may be missing", "action-refuses-invalid-content"],
  ["plain", "quantity may be a text", "action-refuses-invalid-content"],
  ["wrapped", "any speed will do", "action-refuses-invalid-content"],
  ["plain", "a remark may be long", "action-refuses-invalid-content"],
  ["plain", "contacts are verified anywhere", "action-at-nothing-is-refused"],
  ["wrapped", "a supplier needs a rating", "valid-content-is-accepted"],
  ["plain", "first is this page", "pages-are-a-partition"],
  ["wrapped", "prev skips one", "pages-are-a-partition"],
  ["plain", "last is one too far", "pages-are-a-partition"],
  ["wrapped", "last is one too early", "pages-are-a-partition"],
  ["plain", "the state does not filter", "filter-filters"],
  ["wrapped", "createdAfter is ignored", "filter-filters"],
  ["plain", "createdBefore is that of after", "filter-filters"],
  ["plain", "descending is ignored", "sort-sorts"],
  ["wrapped", "the order is reversed", "sort-sorts"],
  ["plain", "createdAt does not sort", "sort-sorts"],
  ["wrapped", "the total keeps deleted ones", "total-is-the-count"],
];

/** Unusual, but allowed by the document and the standards. Each list goes together: no law may report it. */
export const unusualDepots: readonly (readonly [style: DepotStyle, variants: readonly string[]])[] = [
  [
    "plain",
    [
      "410 in place of 404",
      "equal content is a conflict",
      "the stock is 30",
      "a wrong type is 400",
      "names in any case",
    ],
  ],
  [
    "wrapped",
    [
      "an order may be repeated",
      "validated before it is looked up",
      "times include their bound",
      "the last page is full",
      "unknown ids are malformed",
    ],
  ],
];
