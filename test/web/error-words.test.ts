// Error messages: what happened, and what is safe to do now.
import { describe, expect, test } from "vitest";
import { NetworkError, ProblemError } from "../../src/client/errors.ts";
import { type Doing, OfflineError, wordsOf } from "../../src/web/ground/error-words.ts";

function problem(status: number, effect: "none" | "unknown" = "none"): ProblemError {
  const facts = { operation: "putBook", attempts: 1, key: undefined, effect };
  return new ProblemError({ type: "about:blank", title: "No", status }, new Response(), facts);
}
const silence = new NetworkError("none", { operation: "x", attempts: 5, key: "k", effect: "unknown" });

describe("the message", () => {
  test.each([
    [problem(422), "saved", "Nothing was saved yet", false],
    [problem(401), "added", "Nothing was added: please sign in", false],
    [problem(403), "deleted", "Nothing was deleted: you do not have permission", false],
    [problem(429), "saved", "Nothing was saved", true],
    [problem(413), "saved", "Nothing was saved", false],
    [problem(500, "unknown"), "saved", "We don't know whether it was saved", true],
    [silence, "deleted", "We don't know whether it was deleted", true],
    [new NetworkError("none", { ...silence, effect: "none" }), "read", "It could not be loaded", true],
    [problem(503), "read", "It could not be loaded", true],
    [new OfflineError(), "added", "You are offline: nothing was added", true],
    [new TypeError("unexpected"), "saved", "Nothing was saved: this page has a bug", false],
  ] as const)("for %s, when it should be %s: %s", (error, doing: Doing, title, mayRepeat) => {
    expect(wordsOf(error, doing)).toMatchObject({ title, mayRepeat });
  });

  test("the message mentions drafts only where something was typed", () => {
    expect(wordsOf(problem(401), "saved").detail).toContain("typed");
    expect(wordsOf(problem(401), "deleted").detail).not.toContain("typed");
  });

  test("only 401 and 403 ask for a token", () => {
    const asks = [401, 403, 404, 412, 422, 500].filter(
      (status) => wordsOf(problem(status), "saved").needsToken,
    );
    expect(asks).toEqual([401, 403]);
  });
});
