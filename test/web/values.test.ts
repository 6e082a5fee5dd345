// Converts between a thing and the values of its form.
import { describe, expect, test } from "vitest";
import { ProblemError } from "../../src/client/errors.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { isRecord } from "../../src/json/record.ts";
import { bookFields } from "../../src/pages/book-fields.ts";
import { faultsOf } from "../../src/web/editor/field-faults.ts";
import { contentOf, filledOf } from "../../src/web/editor/values.ts";
import { reviewFields } from "../../src/web/reviews/review-fields.ts";

const emma = {
  title: "Emma",
  authors: ["Jane Austen", "Somebody"],
  pageCount: 474,
  tags: ["novel"],
  description: "Two\nlines.",
};

describe("a form", () => {
  test("returns the content it was filled with, so that a PUT loses no member", () => {
    expect(contentOf(bookFields, filledOf(bookFields, { ...emma, id: "emma", etag: '"1"' }))).toEqual(emma);
    const review = { rating: 4, reviewer: "Ada", headline: "Yes" };
    expect(contentOf(reviewFields, filledOf(reviewFields, review))).toEqual(review);
  });

  test("leaves out empty fields", () => {
    expect(contentOf(bookFields, { title: ["Emma"], authors: ["", "A", " "], isbn: [""], tags: [] })).toEqual(
      {
        title: "Emma",
        authors: ["A"],
      },
    );
  });

  test.each([
    ["BookContent", bookFields],
    ["ReviewContent", reviewFields],
  ] as const)("has a field for every member of %s that a client can set", async (name, fields) => {
    const { contract } = await loadDocument("openapi.yaml");
    const schema = contract.schemas[name];
    const members = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
    const written = Object.entries(members).filter(([, member]) => isRecord(member) && !member.readOnly);
    expect(fields.map((field) => field.name).sort()).toEqual(written.map(([member]) => member).sort());
  });
});

test("an error is assigned to its field, or to the whole form", () => {
  const errors = [
    { pointer: "#/isbn", detail: "has a wrong check digit" },
    { pointer: "#/authors/1", detail: "is too long" },
    { pointer: "#/authors/4", detail: "is too long" },
    { pointer: "#/other", detail: "is not a member" },
  ];
  const problem = { type: "about:blank", title: "No", status: 422, errors };
  const facts = { operation: "putBook", attempts: 1, key: undefined, effect: "none" } as const;
  expect(faultsOf(new ProblemError(problem, new Response(), facts), bookFields)).toEqual({
    isbn: "ISBN has a wrong check digit",
    authors: "Authors: the second is too long; Authors: the 5th is too long",
    "": "other is not a member",
  });
  expect(faultsOf(new Error("no"), bookFields)).toEqual({});
});
