// The problem types of this service: its business rules, one row per rule.
import type { ProblemType } from "../semantics/problems.ts";

export const serviceProblems = {
  "isbn-check-digit": {
    title: "The check digit of the ISBN is wrong",
    status: 422,
    when: "an ISBN-13 has the right form, but its last digit is not the check digit of the others",
    todo: "Compare the ISBN with the one in the book and correct it.",
    section: "ISO 2108",
  },
  "scratch-is-full": {
    title: "Too many changes",
    status: 429,
    when: "the visitor has used up the changes that one scratch memory allows (the memory behind the page Send it twice)",
    todo: "Start over with a new, empty scratch memory.",
    section: "RFC 6585 4",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
