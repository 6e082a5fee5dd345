// What the decoration adds to a document, also as a Redocly decorator.
import { expect, test } from "vitest";
import { decorate } from "../../src/docs/decorate.ts";
import { contractOf, documentWith } from "./documents.ts";

const responses = { 200: { description: "Done." } };
const put = { effect: "create-or-replace", safe: false, idempotent: true, repeat: 200 };

const notes = documentWith({
  "/notes": {
    get: { description: "All of them.", "x-badges": [{ name: "beta" }], responses },
    post: { responses, "x-method-semantics": { effect: "create", idempotent: "by-key", repeat: 201 } },
  },
  "/notes/{id}": { put: { description: "One.\n\nWhole.", responses, "x-method-semantics": put } },
});

const decorated = documentWith({
  "/notes": {
    get: {
      description:
        "> **Safe · idempotent.** Sent twice: returns the same, unless it was changed in between. " +
        "Reading changes nothing.\n\nAll of them.",
      "x-badges": [
        { name: "safe", position: "after", color: "green" },
        { name: "idempotent", position: "after", color: "blue" },
        { name: "beta" },
      ],
      responses,
    },
    post: {
      description:
        "> **Adds each time · by key.** Sent twice: adds another one (201). " +
        "With the same `Idempotency-Key`: one effect, and the first response again.",
      "x-badges": [
        { name: "adds each time", position: "after", color: "orange" },
        { name: "by key", position: "after", color: "purple" },
      ],
      responses,
      "x-method-semantics": { effect: "create", idempotent: "by-key", repeat: 201 },
    },
  },
  "/notes/{id}": {
    put: {
      description: "> **Idempotent.** Sent twice: changes nothing more (200).\n\nOne.\n\nWhole.",
      "x-badges": [{ name: "idempotent", position: "after", color: "blue" }],
      responses,
      "x-method-semantics": put,
    },
  },
});

test("every operation gets its badges and its sentence, and keeps everything else", () => {
  expect(decorate(notes, contractOf(notes))).toEqual(decorated);
});

test("the given document stays unchanged", () => {
  const before = structuredClone(notes);
  decorate(notes, contractOf(notes));
  expect(notes).toEqual(before);
});

test("a path item that two paths share is decorated once", () => {
  const shared = { put: { description: "One.", responses, "x-badges": [{ name: "beta" }] } };
  const reference = { $ref: "#/components/pathItems/Note" };
  const document = documentWith(
    { "/a/{id}": reference, "/b/{id}": reference },
    { pathItems: { Note: shared } },
  );
  const { components } = decorate(document, contractOf(document));
  expect(components).toEqual({
    pathItems: {
      Note: {
        put: {
          description: "> **Idempotent.** Sent twice: changes nothing more.\n\nOne.",
          "x-badges": [{ name: "idempotent", position: "after", color: "blue" }, { name: "beta" }],
          responses,
        },
      },
    },
  });
});

test("HTML of a description cannot restyle the page, wherever the description is", async () => {
  const restyle = "<style>body { background: red }</style>";
  const document = documentWith({
    "/notes": {
      get: { summary: restyle, description: restyle, responses: { 200: { description: restyle } } },
    },
  });
  const shown = JSON.stringify(decorate(document, await contractOf(document)));
  expect(shown.match(/<\u200bstyle>/g)).toHaveLength(3);
  expect(shown).not.toContain("<style>");
});
