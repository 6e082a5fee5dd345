// The problem types of this service: its business rules, one row per rule.
import type { ProblemType } from "../semantics/problems.ts";

export const serviceProblems = {
  "isbn-check-digit": {
    title: "The check digit of the ISBN is wrong",
    status: 422,
    when: "an ISBN-13 has the right form, but its last digit is not the check digit of the others",
    todo: "Check the ISBN against the book; one digit is mistyped.",
    section: "ISO 2108",
  },
  "scratch-is-full": {
    title: "Enough changes for one scratch memory",
    status: 429,
    when: "a visitor's scratch memory, where requests are tried out, was changed as often as it may be",
    todo: "Start over: a new scratch memory is empty.",
    section: "RFC 6585 4",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
