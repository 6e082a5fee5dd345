// Deletions that wait a while before they are sent, so that they can be undone.
import { saysGone } from "./error-words.ts";
import { makeObservable, type Readable } from "./observable.ts";

/** What is to be deleted. */
export type Deletion = {
  readonly bookId: string;
  /** A review of the book; `undefined` for the book itself. */
  readonly reviewId?: string;
  readonly title: string;
  /** The version that the person saw; `undefined` to delete any version. */
  readonly etag: string | undefined;
};

export type Pending = Deletion & {
  readonly key: string;
  readonly state: "waiting" | "sending" | "failed";
  /** Milliseconds left as of `since`; the clock stops while it is held. */
  readonly left: number;
  readonly since: number;
  readonly isHeld: boolean;
  readonly error?: unknown;
};

export type Sending = (deletion: Deletion) => Promise<{ readonly ok: boolean; readonly error?: unknown }>;

type DeletesInput = {
  readonly send: Sending;
  /** Sends a request that the browser finishes after the page is gone. */
  readonly sendLeaving: Sending;
  /** Called after a deletion; the deleted thing stays hidden until the promise settles. */
  readonly onGone: (gone: Deletion) => void | Promise<void>;
  readonly now: () => number;
  /** @returns a function that cancels it */
  readonly later: (milliseconds: number, act: () => void) => () => void;
};

export type Deletes = {
  readonly all: Readable<readonly Pending[]>;
  readonly begin: (deletion: Deletion) => void;
  readonly undo: (key: string) => void;
  /** Stops the clock while somebody is about to press Undo. */
  readonly hold: (key: string, isHeld: boolean) => void;
  /** Retries a failed deletion. */
  readonly again: (key: string, etag: string | undefined) => void;
  /** The page closes: sends what waits, and repeats what is in progress, so that it arrives. */
  readonly leave: () => void;
};

/** How long a deletion can be undone, in milliseconds. */
export const UNDO_TIME = 8_000;

export function makeDeletes({ send, sendLeaving, onGone, now, later }: DeletesInput): Deletes {
  const all = makeObservable<readonly Pending[]>([]);
  /** In progress; `in the page` needs one more request if the page is left. */
  const underway = new Map<string, "in the page" | "beyond it">();
  const clocks = new Map<string, () => void>();
  const find = (key: string): Pending | undefined => all.get().find((one) => one.key === key);
  const drop = (key: string): void => all.set(all.get().filter((one) => one.key !== key));
  const change = (key: string, changed: Partial<Pending>): void =>
    all.set(all.get().map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const stop = (key: string): void => {
    clocks.get(key)?.();
    clocks.delete(key);
  };

  const dispatch = async (key: string, how: Sending): Promise<void> => {
    stop(key);
    const pending = find(key);
    if (pending === undefined || underway.has(key)) return;
    underway.set(key, how === send ? "in the page" : "beyond it");
    const show = () => underway.has(key) && change(key, { state: "sending", error: undefined });
    // In `pagehide`, Chromium loads what a change renders as a ping, which the content security policy refuses.
    if (how === send) show();
    else later(0, show);
    const { ok, error } = await how(pending);
    underway.set(key, "beyond it");
    // 404 or 410: somebody else has deleted it.
    if (ok || saysGone(error)) {
      await onGone(pending);
      underway.delete(key);
      drop(key);
    } else {
      underway.delete(key);
      change(key, { state: "failed", error });
    }
  };
  const run = (key: string, left: number): void => {
    stop(key);
    clocks.set(
      key,
      later(left, () => dispatch(key, send)),
    );
  };

  return {
    all,
    begin: (deletion) => {
      const key = keyOf(deletion);
      const entry: Pending = {
        ...deletion,
        key,
        state: "waiting",
        left: UNDO_TIME,
        since: now(),
        isHeld: false,
      };
      all.set([...all.get().filter((one) => one.key !== key), entry]);
      run(key, UNDO_TIME);
    },
    undo: (key) => {
      if (underway.has(key)) return;
      stop(key);
      drop(key);
    },
    hold: (key, isHeld) => {
      const pending = find(key);
      if (pending?.state !== "waiting" || pending.isHeld === isHeld) return;
      const left = isHeld ? Math.max(0, pending.left - (now() - pending.since)) : pending.left;
      change(key, { isHeld, left, since: now() });
      if (isHeld) stop(key);
      else run(key, left);
    },
    again: (key, etag) => {
      change(key, { etag });
      dispatch(key, send);
    },
    leave: () => {
      for (const pending of all.get()) {
        if (pending.state === "waiting") dispatch(pending.key, sendLeaving);
        // If the page stays open after all, the first request gets the response.
        else if (underway.get(pending.key) === "in the page") {
          underway.set(pending.key, "beyond it");
          sendLeaving(pending);
        }
      }
    },
  };
}

export function keyOf({ bookId, reviewId }: Pick<Deletion, "bookId" | "reviewId">): string {
  return reviewId === undefined ? bookId : `${bookId}/${reviewId}`;
}
