// Deletions wait eight seconds or until the page is left; after Undo they are not sent.
import { expect, test } from "vitest";
import { type Deletion, makeDeletes, UNDO_TIME } from "../../src/web/ground/deletes.ts";

type Answer = { readonly ok: boolean; readonly error?: unknown };

/** Deletions with a clock and a network that the test controls. */
function world(answer: Answer = { ok: true }) {
  const sent: { readonly deletion: Deletion; readonly isLeaving: boolean; readonly at: number }[] = [];
  const gone: string[] = [];
  let timers: { readonly at: number; readonly act: () => void }[] = [];
  let time = 0;
  let now: Answer | Promise<Answer> = answer;
  let refreshed: Promise<void> = Promise.resolve();
  const sending = (isLeaving: boolean) => async (deletion: Deletion) => {
    sent.push({ deletion, isLeaving, at: time });
    return now;
  };
  const deletes = makeDeletes({
    send: sending(false),
    sendLeaving: sending(true),
    onGone: async ({ bookId }) => {
      gone.push(bookId);
      await refreshed;
    },
    now: () => time,
    later: (milliseconds, act) => {
      const timer = { at: time + milliseconds, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  const pass = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
    const due = timers.filter(({ at }) => at <= time);
    timers = timers.filter(({ at }) => at > time);
    for (const { act } of due) act();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    deletes,
    sent,
    gone,
    pass,
    answerWith: (next: Answer | Promise<Answer>) => {
      now = next;
    },
    refreshWith: (next: Promise<void>) => {
      refreshed = next;
    },
  };
}

const emma: Deletion = { bookId: "emma", title: "Emma", etag: '"1"' };
const states = ({ deletes }: ReturnType<typeof world>) => deletes.all.get().map(({ state }) => state);

test("it is sent after eight seconds, with the entity tag that the person saw", async () => {
  const here = world();
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME - 1);
  expect([here.sent, states(here)]).toEqual([[], ["waiting"]]);
  await here.pass(1);
  expect(here.sent).toMatchObject([
    { deletion: { bookId: "emma", etag: '"1"' }, isLeaving: false, at: 8_000 },
  ]);
  expect([here.gone, states(here)]).toEqual([["emma"], []]);
});

test("after Undo nothing is sent, even when the page is left", async () => {
  const here = world();
  here.deletes.begin(emma);
  here.deletes.undo("emma");
  await here.pass(UNDO_TIME * 2);
  here.deletes.leave();
  expect([here.sent, states(here)]).toEqual([[], []]);
});

test("when the page is left, it is sent at once, and only once", async () => {
  const here = world();
  here.deletes.begin(emma);
  here.deletes.begin({ ...emma, reviewId: "ada" });
  here.deletes.leave();
  here.deletes.leave();
  await here.pass(UNDO_TIME);
  expect(here.sent.map(({ isLeaving, at }) => [isLeaving, at])).toEqual([
    [true, 0],
    [true, 0],
  ]);
});

test("nothing that is shown changes in the event itself, since Chromium would load new pictures as pings", async () => {
  const here = world();
  const response = Promise.withResolvers<Answer>();
  here.answerWith(response.promise);
  here.deletes.begin(emma);
  const shown = here.deletes.all.get();
  here.deletes.leave();
  expect(here.deletes.all.get()).toBe(shown);
  here.deletes.undo("emma");
  await here.pass(0);
  expect(states(here)).toEqual(["sending"]);
  response.resolve({ ok: true });
  await here.pass(0);
  expect([here.gone, states(here), here.sent.length]).toEqual([["emma"], [], 1]);
});

test("the clock stops while somebody is about to press Undo", async () => {
  const here = world();
  here.deletes.begin(emma);
  await here.pass(5_000);
  here.deletes.hold("emma", true);
  await here.pass(60_000);
  expect(here.sent).toEqual([]);
  here.deletes.hold("emma", false);
  await here.pass(2_999);
  expect(here.sent).toEqual([]);
  await here.pass(1);
  expect(here.sent).toHaveLength(1);
});

test("a 404 counts as deleted", async () => {
  const here = world({ ok: false, error: { status: 404 } });
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME);
  expect([here.gone, states(here)]).toEqual([["emma"], []]);
});

test("a refused deletion stays visible and can be retried", async () => {
  const here = world({ ok: false, error: { status: 412 } });
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME);
  expect([here.gone, states(here)]).toEqual([[], ["failed"]]);
  here.deletes.again("emma", undefined);
  await here.pass(0);
  expect([here.sent.at(-1)?.deletion.etag, states(here)]).toEqual([undefined, ["failed"]]);
  here.answerWith({ ok: true });
  here.deletes.again("emma", undefined);
  await here.pass(0);
  expect([here.gone, states(here)]).toEqual([["emma"], []]);
});

test("a failed deletion is not sent when the page is left", async () => {
  const here = world({ ok: false, error: { status: 403 } });
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME);
  here.deletes.leave();
  expect(here.sent).toHaveLength(1);
});

test("a deletion in progress is sent once more when the page is left", async () => {
  const here = world();
  const first = Promise.withResolvers<Answer>();
  here.answerWith(first.promise);
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME);
  here.deletes.leave();
  here.deletes.leave();
  expect(here.sent.map(({ isLeaving }) => isLeaving)).toEqual([false, true]);
  first.resolve({ ok: false, error: { status: 404 } });
  await here.pass(0);
  expect([here.gone, states(here)]).toEqual([["emma"], []]);
});

test("a deleted book stays hidden until the lists are loaded again", async () => {
  const here = world();
  const lists = Promise.withResolvers<void>();
  here.refreshWith(lists.promise);
  here.deletes.begin(emma);
  await here.pass(UNDO_TIME);
  expect([here.gone, states(here)]).toEqual([["emma"], ["sending"]]);
  lists.resolve();
  await here.pass(0);
  expect(states(here)).toEqual([]);
});
