// Judgements about refusals, access and responses, as tables of evidence and verdict.
import { describe, expect, it } from "vitest";
import { judgeAccess } from "../../src/laws/access/access.ts";
import { otherUsersResourceIsRefused } from "../../src/laws/access/other-users-resource-is-refused.ts";
import { judgeAnswers } from "../../src/laws/answers/answering.ts";
import { stackFailure } from "../../src/laws/answers/errors-show-no-stack.ts";
import { problemFailure } from "../../src/laws/answers/problem-says-what-it-is.ts";
import { validContentIsAccepted } from "../../src/laws/answers/valid-content-is-accepted.ts";
import type { Exchange } from "../../src/laws/exchange.ts";
import { optionsListsTheMethods } from "../../src/laws/reading/options-lists-the-methods.ts";
import { conflictChangesNothing } from "../../src/laws/refusals/conflict-changes-nothing.ts";
import { malformedContentIsRefused } from "../../src/laws/refusals/malformed-content-is-refused.ts";
import { missingTargetIsRefused } from "../../src/laws/refusals/missing-target-is-refused.ts";
import { unacceptableIsRefused } from "../../src/laws/refusals/unacceptable-is-refused.ts";
import { unknownMediaTypeIsRefused } from "../../src/laws/refusals/unknown-media-type-is-refused.ts";
import { describeFailure } from "../../src/laws/sentences/describe-failure.ts";
import { wrongStatus } from "../../src/laws/shared/judgements.ts";
import { aChange } from "./evidence.ts";

type Answer = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: unknown;
  readonly text?: string;
};

function exchange(status: number, { headers = {}, content, text }: Answer = {}): Exchange {
  return {
    operation: "anOperation",
    request: { method: "PATCH", target: "/things/a", headers: {}, content: undefined },
    response: {
      status,
      headers,
      content,
      text: text ?? (content === undefined ? "" : JSON.stringify(content)),
    },
  };
}

const refused = (...statuses: readonly number[]) =>
  statuses.map((status) => ({
    when: { kind: "request", what: "wrong" } as const,
    exchange: exchange(status),
  }));
const problem = (content: unknown, status = 404) =>
  exchange(status, { headers: { "content-type": "Application/Problem+JSON; charset=utf-8" }, content });

describe("malformed-content-is-refused", () => {
  it.each([
    ["400", [400], undefined, "holds"],
    ["422, which some frameworks return", [422, 400], undefined, "holds"],
    ["done", [400, 200], undefined, "broken"],
    ["rejected, but done", [400], aChange, "broken"],
    ["a failure, the subject of a different law", [500], undefined, "holds"],
    ["nothing to check", [], undefined, "not exercised"],
  ])("%s", (_, statuses, change, verdict) => {
    expect(malformedContentIsRefused.judge({ refused: refused(...statuses), change }).verdict).toBe(verdict);
  });
});

describe("unknown-media-type-is-refused", () => {
  const declared = ["application/merge-patch+json"];
  const told = (field: string | undefined, status = 415) => [
    {
      when: { kind: "request", what: "text" } as const,
      exchange: exchange(status, field === undefined ? {} : { headers: { "accept-patch": field } }),
    },
  ];
  it.each([
    ["with the declared type", told("application/merge-patch+json"), true, "holds"],
    ["with more types", told("text/x-diff, Application/Merge-Patch+JSON;charset=utf-8"), true, "holds"],
    ["without it", told(undefined), true, "broken"],
    ["without it, where it is not expected", told(undefined), false, "holds"],
    ["with a different type", told("application/json-patch+json"), true, "broken"],
    ["rejected with 400", told("application/merge-patch+json", 400), true, "broken"],
    ["accepted", told("application/merge-patch+json", 200), true, "broken"],
  ] as const)("%s", (_, all, isExpected, verdict) => {
    const evidence = { refused: all, change: undefined, declared, isExpected, field: "acceptPatch" as const };
    expect(unknownMediaTypeIsRefused.judge(evidence).verdict).toBe(verdict);
  });
});

describe("unacceptable-is-refused", () => {
  it.each([
    ["406", 406, undefined, "holds"],
    ["406 after the work", 406, aChange, "broken"],
    ["returned regardless", 200, undefined, "broken"],
  ])("%s", (_, status, change, verdict) => {
    expect(unacceptableIsRefused.judge({ refused: refused(status), change }).verdict).toBe(verdict);
  });
});

describe("access", () => {
  it.each([
    ["401", [401], undefined, "holds"],
    ["403", [403, 403], undefined, "holds"],
    ["404: hides the resource", [404], undefined, "holds"],
    ["accepted", [200], undefined, "broken"],
    ["accepted the second time", [401, 201], undefined, "broken"],
    ["rejected, but done", [401], aChange, "broken"],
    ["rejected for a different reason", [400], undefined, "not exercised"],
  ])("%s", (_, statuses, change, verdict) => {
    const evidence = { refused: refused(...statuses), change, hasCredentials: true };
    expect(judgeAccess(evidence).verdict).toBe(verdict);
  });

  it.each([
    ["open: the server may not require credentials", 200, "not exercised"],
    ["rejected", 401, "holds"],
  ])("a run without credentials: %s", (_, status, verdict) => {
    const evidence = { refused: refused(status), change: undefined, hasCredentials: false };
    expect(judgeAccess(evidence).verdict).toBe(verdict);
  });

  it.each([
    ["403", 403, undefined, "holds"],
    ["401: the second principal is unknown", 401, undefined, "not exercised"],
    ["401, but done", 401, aChange, "broken"],
    ["done", 204, aChange, "broken"],
  ])("another's resource: %s", (_, status, change, verdict) => {
    expect(
      otherUsersResourceIsRefused.judge({ refused: refused(status), change, hasCredentials: true }).verdict,
    ).toBe(verdict);
  });
});

describe("missing-target-is-refused", () => {
  const gone = exchange(404);
  it.each([
    ["404", 404, gone, false, undefined, "holds"],
    ["412, because nothing matches *", 412, gone, false, undefined, "holds"],
    ["done", 200, gone, false, undefined, "broken"],
    ["rejected, but there", 404, exchange(200), false, undefined, "broken"],
    ["a DELETE of a missing resource that may succeed", 204, gone, true, undefined, "not exercised"],
    ["a DELETE of a missing resource that deletes a different one", 204, gone, true, aChange, "broken"],
    ["nothing below a missing resource", 404, undefined, false, undefined, "holds"],
  ])("%s", (_, status, read, mayFindNothing, change, verdict) => {
    const evidence = { exchange: exchange(status), read, mayFindNothing, mayCreate: false, change };
    expect(missingTargetIsRefused.judge(evidence).verdict).toBe(verdict);
  });
});

describe("conflict-changes-nothing", () => {
  it.each([
    ["409", 409, undefined, "holds"],
    ["409, but added", 409, aChange, "broken"],
    ["201: it need not be unique", 201, undefined, "not exercised"],
  ])("%s", (_, status, change, verdict) => {
    expect(conflictChangesNothing.judge({ exchange: exchange(status), change }).verdict).toBe(verdict);
  });
});

describe("valid-content-is-accepted", () => {
  const tries = (...statuses: readonly number[]) => [
    { what: "title at its upper bound", tries: statuses.map((status) => exchange(status)) },
  ];
  it.each([
    ["accepted", tries(200), "holds"],
    ["rejected each time", tries(422, 422, 400), "broken"],
    ["rejected once: a rule between members", tries(422, 200), "holds"],
    ["409: says nothing about the content", tries(409, 409), "holds"],
    ["too large for this server", tries(413, 413), "holds"],
    ["a failure, the subject of a different law", tries(500), "holds"],
    ["nothing was accepted", [], "not exercised"],
  ])("%s", (_, cases, verdict) => {
    expect(validContentIsAccepted.judge({ cases }).verdict).toBe(verdict);
  });
});

describe("options-lists-the-methods", () => {
  const declared = ["GET", "PUT"] as const;
  it.each([
    ["the declared ones", 204, "PUT , GET", "holds"],
    ["with HEAD and OPTIONS", 200, "GET, HEAD, OPTIONS, PUT", "holds"],
    ["fewer", 204, "GET", "broken"],
    ["more", 204, "GET, PUT, DELETE", "broken"],
    ["none", 204, undefined, "broken"],
    ["OPTIONS is rejected", 405, undefined, "not exercised"],
  ])("%s", (_, status, allow, verdict) => {
    const answer = exchange(status, allow === undefined ? {} : { headers: { allow } });
    expect(optionsListsTheMethods.judge({ exchange: answer, declared }).verdict).toBe(verdict);
  });
});

describe("problem-says-what-it-is", () => {
  it.each([
    ["complete", problem({ type: "about:blank", title: "T", status: 404 }), undefined],
    ["empty", problem({}), undefined],
    [
      "more members, a relative type",
      problem({ type: "/p/1", status: 404, errors: [], at: null }),
      undefined,
    ],
    ["a different status", problem({ status: 400 }), { member: "status", seen: 400, expected: 404 }],
    [
      "a status that is a string",
      problem({ status: "404" }),
      { member: "status", seen: "404", expected: 404 },
    ],
    ["a detail that is a list", problem({ detail: [] }), { member: "detail", seen: [], expected: "string" }],
    ["a list", problem([]), { kind: "no problem object" }],
    [
      "a type that is not a URI",
      problem({ type: "http://[" }),
      { member: "type", seen: "http://[", expected: "URI reference" },
    ],
    ["not a problem", exchange(404, { content: { status: 1 } }), undefined],
    [
      "a response to HEAD",
      exchange(404, { headers: { "content-type": "application/problem+json" } }),
      undefined,
    ],
  ])("%s", (_, answer, fault) => {
    const found = problemFailure(answer)?.fault;
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(fault);
  });
});

describe("errors-show-no-stack", () => {
  it.each([
    ["Error: no\\n    at check (/srv/app/tasks.js:10:11)", "JavaScript"],
    ["at file:///srv/app/main.ts:1:2", "JavaScript"],
    ["    at Object.<anonymous> (C:\\app\\a.js:1:2)", "JavaScript"],
    ['File "/srv/app.py", line 3, in get', "Python"],
    ['{"detail":"File \\"/srv/app.py\\", line 3, in get"}', "Python"],
    ["at com.example.Task.get(Task.java:12)", "Java"],
    ["at App.Tasks.Get(Int32 id) in /src/Tasks.cs:line 12", ".NET"],
    ["goroutine 1 [running]:", "Go"],
    ["/srv/app/models/task.rb:12:in `find'", "Ruby"],
    ["#0 /srv/app/Task.php(12): find()", "PHP"],
    ["thread 'main' panicked at src/main.rs:2:5", "Rust"],
  ])("%s", (text, language) => {
    expect(stackFailure(exchange(500, { text }))).toMatchObject({ fault: { kind: "stack", language } });
  });

  it.each([
    "There is no task t1 at /v1/tasks/t1 (see /docs).",
    "The title is to be at least 3 characters; it was read at 10:11:12.",
    "See how to fix it at https://api.example.com/docs:8080",
    '{"title":"Refused","status":404,"instance":"/v1/tasks/a.js:1:2"}',
  ])("is not: %s", (text) => expect(stackFailure(exchange(404, { text }))).toBeUndefined());
});

describe("responses of a run", () => {
  const good = { exchange: exchange(200), failure: undefined };
  const bad = { exchange: exchange(202), failure: wrongStatus(exchange(202), "declared") };
  it.each([
    ["none", [], "not exercised"],
    ["all as declared", [good, good], "holds"],
    ["one that is not declared", [good, bad], "broken"],
  ])("%s", (_, answers, verdict) => expect(judgeAnswers(answers).verdict).toBe(verdict));

  it("report the request and what is wrong", () => {
    const verdict = judgeAnswers([good, bad]);
    expect(verdict.verdict === "broken" && describeFailure(verdict.failure)).toBe(
      "PATCH /things/a returned 202; the document does not declare this status",
    );
  });
});
