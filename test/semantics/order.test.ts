// The order of decisions, written out (RFC 9110 13.2.1).
import { expect, it } from "vitest";
import { decisions } from "../../src/semantics/decisions.ts";

it("is: access, negotiation, syntax, key, existence, ownership, preconditions, content", () => {
  expect(decisions.map(({ id }) => id)).toEqual([
    // 3. authentication, rate limit, scopes, cross-site refusal
    "caller-is-known",
    "caller-has-requests-left",
    "caller-has-scope",
    "request-is-not-cross-site",
    // 4. negotiation, content type and coding, length
    "answer-is-acceptable",
    "content-type-is-declared",
    "content-coding-is-supported",
    "content-length-is-allowed",
    // 5. syntax of path, query and fields
    "path-is-well-formed",
    "query-is-well-formed",
    "fields-are-well-formed",
    "content-is-whole",
    // 6. the key, so that a retry gets the first response whatever was deleted since
    "key-is-sent",
    "key-is-well-formed",
    "key-is-free",
    "key-fits",
    // 7. parent, target, ownership
    "parent-exists",
    "target-exists",
    "caller-owns-target",
    // 8. preconditions
    "precondition-is-sent",
    "precondition-holds",
    "representation-is-new",
    // 9. the content
    "content-is-within-limit",
    "content-is-readable",
    "content-is-valid",
    "merge-result-is-valid",
    "content-names-the-target",
  ]);
});
