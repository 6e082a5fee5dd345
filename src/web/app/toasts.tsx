// The deletions that can still be undone, and those that failed.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { ProblemError } from "../../client/errors.ts";
import { bookAddress } from "../../pages/app-routes.ts";
import { isOutdated } from "../../semantics/statuses.ts";
import type { Pending } from "../ground/deletes.ts";
import { type Words, wordsOf } from "../ground/error-words.ts";
import { focusSoon } from "../ground/focus.ts";
import { useObservable } from "../ground/observable.ts";
import { useServices } from "../ground/services.ts";

export function Toasts() {
  const { deletes } = useServices();
  const all = useObservable(deletes.all);
  return (
    <section className="toasts" aria-label="Deletions">
      <output>
        {all.map((pending) => (
          <Toast key={pending.key} pending={pending} />
        ))}
      </output>
    </section>
  );
}

function Toast({ pending }: { readonly pending: Pending }) {
  if (pending.state === "failed") return <Failed pending={pending} />;
  return <Waiting pending={pending} />;
}

function Waiting({ pending }: { readonly pending: Pending }) {
  const { deletes, announcement } = useServices();
  const { key, title, state } = pending;
  const hold = (isHeld: boolean) => () => deletes.hold(key, isHeld);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: focus and the pointer only pause the timer, so that the user can reach Undo
    <div
      className="toast"
      onFocus={hold(true)}
      onBlur={hold(false)}
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
    >
      <span className="toast-title">
        {state === "sending" ? "Deleting" : "Deleted"}: <bdi>{title}</bdi>
      </span>
      {state === "waiting" && (
        <button
          type="button"
          onClick={() => {
            deletes.undo(key);
            announcement.set(`${title} was kept.`);
            focusSoon();
          }}
        >
          Undo <Seconds pending={pending} />
        </button>
      )}
    </div>
  );
}

/** The seconds that are left; a screen reader does not read them out each second. */
function Seconds({ pending: { left, since, isHeld } }: { readonly pending: Pending }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    if (isHeld) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isHeld]);
  const remaining = isHeld ? left : Math.max(0, left - (now - since));
  return <span aria-hidden="true">({Math.ceil(remaining / 1000)})</span>;
}

function Failed({ pending }: { readonly pending: Pending }) {
  const { deletes, tokens } = useServices();
  const { key, title, error, bookId, etag } = pending;
  const words = wordsOf(error, "deleted");
  const again = (tag: string | undefined) => () => deletes.again(key, tag);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog must open once per error, not at each render
  useEffect(() => {
    if (words.needsToken) tokens.ask(words.title, again(etag));
  }, [error]);
  const isChanged = isLate(error);
  return (
    <div className="toast failed" role="alert">
      <span>
        <strong>{isChanged ? "Not deleted" : words.title}:</strong> <bdi>{title}</bdi>.{" "}
        {detailOf(words, isChanged)}
      </span>
      <span className="actions">
        <button type="button" onClick={again(isChanged ? undefined : etag)}>
          {isChanged ? "Delete anyway" : "Try again"}
        </button>
        {isChanged && <Link href={bookAddress(bookId)}>See the current version</Link>}
        <button
          type="button"
          className="plain"
          onClick={() => {
            deletes.undo(key);
            focusSoon();
          }}
        >
          Keep it
        </button>
      </span>
    </div>
  );
}

function detailOf({ detail }: Words, isChanged: boolean): string {
  return isChanged ? "Someone has changed it since you loaded it." : detail;
}

function isLate(error: unknown): boolean {
  return error instanceof ProblemError && isOutdated(error.status);
}
