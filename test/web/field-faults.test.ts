// What the service says of the content, in words for the person at the field.
import { describe, expect, it } from "vitest";
import { ProblemError, problemOf } from "../../src/client/errors.ts";
import { bookFields } from "../../src/pages/book-fields.ts";
import { faultsOf } from "../../src/web/editor/field-faults.ts";
import { wordsOf } from "../../src/web/ground/error-words.ts";

function refused(id: string, detail: string, errors: readonly object[]): ProblemError {
  const response = new Response(null, { status: 422 });
  const problem = problemOf({ type: `/problems/${id}`, title: "No", status: 422, detail, errors }, response);
  return new ProblemError(problem, response, {
    operation: "addBook",
    attempts: 1,
    key: undefined,
    effect: "none",
  });
}

describe("a fault at its field", () => {
  it.each([
    [
      "a pattern is told by the hint",
      { pointer: "#/published", detail: "must match the pattern ^[0-9]{4}$" },
      { published: "First published is not as it has to be. A year, a month or a day, such as 1813-01." },
    ],
    [
      "what is plain stands as it is",
      { pointer: "#/title", detail: "must not be empty" },
      { title: "Title must not be empty" },
    ],
    [
      "an item of a list by its number",
      { pointer: "#/authors/1", detail: "must not be empty" },
      { authors: "Authors: the second must not be empty" },
    ],
  ])("%s", (_, fault, want) => {
    expect(faultsOf(refused("invalid-content", "Mend.", [fault]), bookFields)).toEqual(want);
  });
});

describe("the words above the form", () => {
  it.each([
    [
      "invalid-content",
      "Mend each member that `errors` points to.",
      "Something is not as it has to be; it is marked below.",
    ],
    ["isbn-check-digit", "Check the ISBN against the book.", "Check the ISBN against the book."],
  ])("%s", (id, detail, want) => {
    expect(wordsOf(refused(id, detail, []), "added").detail).toBe(want);
  });
});
