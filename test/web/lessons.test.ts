// The lesson's words, its address, and its requests as commands.
import { expect, test } from "vitest";
import { countWords } from "../../src/web/twice/count-words.ts";
import { type Change, changeOf, type LaneRun } from "../../src/web/twice/lane-steps.ts";
import { addressOf, stateIn } from "../../src/web/twice/lesson-address.ts";
import { lessonOf, lessons } from "../../src/web/twice/lessons.ts";
import { curlOf } from "../../src/web/twice/wire.ts";

const lane = { title: "POST", several: "POSTs" };

/** A lane in which each request had this effect and status. */
function runOf(...seen: readonly (readonly [Change, number])[]): LaneRun {
  const steps = seen.map(([change, status]) => ({ change, exchange: { response: { status } } }));
  return { steps, before: [] } as unknown as LaneRun;
}

const rows: readonly (readonly [words: string, ...seen: (readonly [Change, number])[]])[] = [
  ["Nothing sent yet."],
  ["One POST: it added a book.", ["added", 201]],
  ["Three POSTs: each one added a book.", ["added", 201], ["added", 201], ["added", 201]],
  ["Two POSTs: the first removed the book, the second changed nothing.", ["removed", 204], ["nothing", 200]],
  [
    "Three POSTs: the first changed the book, each of the other two was answered with 412 and changed nothing.",
    ["changed", 200],
    ["nothing", 412],
    ["nothing", 412],
  ],
  [
    "Three POSTs: the first added a book, the second removed the book, the third changed nothing.",
    ["added", 201],
    ["removed", 204],
    ["nothing", 200],
  ],
];

test.each(rows.map(([words, ...seen]) => ({ words, seen })))("$words", ({ words, seen }) => {
  expect(countWords(lane, runOf(...seen))).toBe(words);
});

test("the books before and after decide what a request did, whatever its status", () => {
  const emma = { id: "emma", title: "Emma", authors: ["Jane Austen"], etag: '"1"' };
  expect(changeOf([], [emma])).toBe("added");
  expect(changeOf([emma], [])).toBe("removed");
  expect(changeOf([emma], [{ ...emma, etag: '"2"' }])).toBe("changed");
  expect(changeOf([emma], [{ ...emma }])).toBe("nothing");
});

test("the state of a lesson survives its address", () => {
  const lesson = lessonOf("left-out");
  for (const state of [
    { sent: 0, isLost: false, contents: {}, guesses: {} },
    {
      sent: 5,
      isLost: true,
      contents: { patch: '{"pageCount":1}', "put-whole": "é&=\n" },
      guesses: { patch: lesson.question.choices[1] ?? "" },
    },
  ]) {
    const address = addressOf(lesson, state);
    expect(stateIn(new URL(address, "http://a").search, lesson)).toEqual(state);
  }
});

test.each([
  "sent=-1",
  "sent=x",
  "sent=1.5",
  "sent=",
  "lost=yes",
  "get=1",
  "guess-get=never",
  "guess-other=1",
])("%s in an address is ignored", (search) => {
  expect(stateIn(search, lessonOf("delete-get"))).toEqual({
    sent: 0,
    isLost: false,
    contents: {},
    guesses: {},
  });
});

test("an address can name a lesson, a lane or an operation; by default it is the first lesson", () => {
  expect(lessonOf("left-out").id).toBe("left-out");
  expect(lessonOf("patch").id).toBe("left-out");
  expect(lessonOf("deleteBook").id).toBe("delete-get");
  expect(lessonOf(undefined)).toBe(lessons[0]);
  expect(lessonOf("nonsense")).toBe(lessons[0]);
});

test("a request as a command is quoted for a shell", () => {
  const headers = [["content-type", "application/json"]] as const;
  expect(curlOf({ method: "PUT", url: "http://a/b", headers, content: `{"title":"It's"}` })).toBe(
    `curl -i -X PUT 'http://a/b' \\\n  -H 'content-type: application/json' \\\n  -d '{"title":"It'\\''s"}'`,
  );
});
