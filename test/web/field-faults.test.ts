// The errors in a problem, as messages at the fields of the form.
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

describe("the message at a field", () => {
  it.each([
    [
      "leaves a pattern to the hint",
      { pointer: "#/published", detail: "must match the pattern ^[0-9]{4}$" },
      { published: "First published is not valid" },
    ],
    [
      "keeps a plain message",
      { pointer: "#/title", detail: "must not be empty" },
      { title: "Title must not be empty" },
    ],
    [
      "names the item of a list by its position",
      { pointer: "#/authors/1", detail: "must not be empty" },
      { authors: "Authors: the second must not be empty" },
    ],
  ])("%s", (_, fault, want) => {
    expect(faultsOf(refused("invalid-content", "Fix it.", [fault]), bookFields)).toEqual(want);
  });
});

describe("the message above the form", () => {
  it.each([
    ["invalid-content", "Fix what `errors` lists and retry.", "Please correct the marked fields."],
    ["isbn-check-digit", "Check the ISBN against the book.", "Check the ISBN against the book."],
  ])("%s", (id, detail, want) => {
    expect(wordsOf(refused(id, detail, []), "added").detail).toBe(want);
  });
});
