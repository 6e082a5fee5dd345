// The sentences about sending a request twice: each row is a declaration and the text it produces.
import { describe, expect, test } from "vitest";
import { badgeOf, mayRetry, twiceSentence } from "../../src/explain/twice.ts";
import { contractOf, documentWith, operationWith } from "./documents.ts";

type Row = {
  readonly given: readonly [
    method: string,
    semantics: Record<string, unknown> | undefined,
    ...headers: string[],
  ];
  readonly sentence: string;
  readonly badge: string;
  readonly retry: string;
};

const rows: readonly Row[] = [
  {
    given: ["get", { effect: "read", repeat: 200 }],
    sentence:
      "Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing.",
    badge: "safe · idempotent",
    retry: "yes",
  },
  {
    given: ["get", { effect: "list", repeat: 200 }, "If-None-Match"],
    sentence:
      "Sent twice: returns the same (200), unless it was changed in between. Reading changes nothing. " +
      "With its entity tag in `If-None-Match`: 304 without content, unless it was changed.",
    badge: "safe · idempotent",
    retry: "yes",
  },
  {
    given: ["head", undefined],
    sentence: "Sent twice: changes nothing.",
    badge: "safe · idempotent",
    retry: "yes",
  },
  {
    given: ["post", { effect: "create", idempotent: false, repeat: 201 }],
    sentence: "Sent twice: adds another one (201).",
    badge: "adds each time",
    retry: "no",
  },
  {
    given: ["post", { effect: "create", idempotent: "by-key", repeat: 201 }, "Idempotency-Key"],
    sentence:
      "Sent twice: adds another one (201). With the same `Idempotency-Key`: one effect, and the first response again.",
    badge: "adds each time · by key",
    retry: "with the same key",
  },
  {
    given: ["post", { effect: "create", idempotent: "by-key", repeat: 201 }, "Idempotency-Key!"],
    sentence:
      "Requires `Idempotency-Key` (otherwise 400). Sent twice with a different key: adds another one (201). " +
      "With the same `Idempotency-Key`: one effect, and the first response again.",
    badge: "adds each time · by key",
    retry: "with the same key",
  },
  {
    given: ["put", { effect: "create-or-replace", idempotent: true, repeat: 200 }],
    sentence: "Sent twice: changes nothing more (200).",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["put", { effect: "replace", idempotent: true, repeat: 204 }, "If-Match!", "If-None-Match"],
    sentence:
      "Requires `If-Match` (otherwise 428). Sent twice: changes nothing more (204). " +
      "With `If-Match` or `If-None-Match`: 412 if the first request made the precondition false.",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["put", undefined],
    sentence: "Sent twice: changes nothing more.",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["patch", { effect: "merge", idempotent: true, repeat: 200 }],
    sentence: "Sent twice: changes nothing more (200), because a merge patch sets values.",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["patch", { effect: "merge", idempotent: false, repeat: 200 }],
    sentence: "Sent twice: takes effect twice (200).",
    badge: "done each time",
    retry: "no",
  },
  {
    given: ["delete", { effect: "delete", idempotent: true, repeat: 404 }, "If-Match"],
    sentence: "Sent twice: changes nothing more (404), because it is already gone.",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["delete", undefined],
    sentence: "Sent twice: changes nothing more, because it is already gone.",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["post", { effect: "process", idempotent: true, repeat: 202 }],
    sentence: "Sent twice: changes nothing more (202).",
    badge: "idempotent",
    retry: "yes",
  },
  {
    given: ["post", { effect: "process", idempotent: "by-key", repeat: 200 }, "Idempotency-Key"],
    sentence:
      "Sent twice: takes effect twice (200). With the same `Idempotency-Key`: one effect, and the first response again.",
    badge: "done each time · by key",
    retry: "with the same key",
  },
  {
    given: ["post", undefined],
    sentence: "The document does not say what a second request does; declare it with `x-method-semantics`.",
    badge: "not settled",
    retry: "not settled",
  },
  {
    given: ["patch", undefined],
    sentence: "The document does not say what a second request does; declare it with `x-method-semantics`.",
    badge: "not settled",
    retry: "not settled",
  },
];

describe("sending it twice", () => {
  for (const { given, sentence, badge, retry } of rows) {
    const [method, semantics, ...headers] = given;
    test(`${method} ${JSON.stringify(semantics ?? "undeclared")} ${headers.join(" ")}`, () => {
      const operation = operationWith(method, semantics, ...headers);
      expect(twiceSentence(operation)).toBe(sentence);
      expect(badgeOf(operation).label).toBe(badge);
      expect(mayRetry(operation)).toBe(retry);
    });
  }

  test("a POST that creates by its 201 and Location only: the sentence covers one request, not two", () => {
    const created = { description: "Added.", headers: { Location: { schema: { type: "string" } } } };
    const [operation] = contractOf(
      documentWith({ "/notes": { post: { responses: { 201: created } } } }),
    ).operations;
    expect(operation && twiceSentence(operation)).toBe(
      "Sent once: adds one resource, and the server chooses its address. " +
        "The document does not say what a second request does; declare it with `x-method-semantics`.",
    );
  });
});
