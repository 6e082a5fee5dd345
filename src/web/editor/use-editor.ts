// One editing: what is typed, its draft, and what becomes of it when it is sent.
import { useEffect, useRef, useState } from "react";
import { OfflineError } from "../app/error-words.ts";
import { useServices } from "../app/services.ts";
import type { Faults, Filled } from "../pages/book-form.ts";
import { compare, type Difference } from "./compare.ts";
import type { Sent } from "./drafts.ts";
import { faultsOf } from "./faults.ts";
import type { Answer, How, Job, Tagged } from "./job.ts";
import { type Content, contentOf, filledOf, isSame } from "./values.ts";

export type Stage<Thing> =
  | { readonly is: "open" }
  | { readonly is: "sending" }
  | { readonly is: "refused"; readonly error: unknown; readonly faults: Faults; readonly again: () => void }
  | {
      readonly is: "compared";
      readonly theirs: Thing;
      readonly yours: Content;
      readonly differences: readonly Difference[];
    }
  | { readonly is: "gone" };

export function useEditor<Thing extends Tagged>(job: Job<Thing>) {
  const { drafts } = useServices();
  const { fields, subject, start } = job;
  const [found, setFound] = useState(() => drafts.find(subject));
  const [filled, setFilled] = useState<Filled>(() => found?.draft.filled ?? filledOf(fields, start ?? {}));
  const [base, setBase] = useState(() => (found?.draft.base as Thing | undefined) ?? start);
  const [stage, setStage] = useState<Stage<Thing>>({ is: "open" });
  const [isKept, setIsKept] = useState(true);
  const sent = useRef<Sent | undefined>(found?.draft.sent);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const keep = (next: Filled, from: Thing | undefined): void => {
    const isUntouched = isSame(contentOf(fields, next), contentOf(fields, filledOf(fields, from ?? {})));
    if (isUntouched && sent.current === undefined) drafts.clear(subject, found);
    else setIsKept(drafts.save(subject, { filled: next, base: from, sent: sent.current }));
  };
  const type = (name: string, values: readonly string[]): void => {
    const next = { ...filled, [name]: values };
    setFilled(next);
    keep(next, base);
  };
  /** Goes on from another state, with other content. */
  const restart = (content: Content, from: Thing | undefined): void => {
    const next = filledOf(fields, content);
    setFilled(next);
    setBase(from);
    keep(next, from);
    setStage({ is: "open" });
  };
  const discard = (): void => {
    drafts.clear(subject, found);
    sent.current = undefined;
    setFound(undefined);
    setFilled(filledOf(fields, start ?? {}));
    setBase(start);
    setStage({ is: "open" });
  };
  const finish = (thing: Thing): void => {
    drafts.clear(subject, found);
    job.onDone(thing, isHere.current);
  };
  const refuse = (error: unknown, again: () => void): void => {
    setStage({ is: "refused", error, faults: faultsOf(error, fields), again });
  };

  /** The same content is the same request, with the same key, until it is answered. */
  const keyOf = (content: Content): string => {
    const text = JSON.stringify(content);
    if (sent.current?.content !== text) sent.current = { key: crypto.randomUUID(), content: text };
    drafts.save(subject, { filled, base, sent: sent.current });
    return sent.current.key;
  };
  /** It is no longer as it was read: looks, and shows both. */
  const meet = async (yours: Content, from: Thing | undefined, again: () => void): Promise<void> => {
    const now: Answer<Thing> | undefined = await job.read?.();
    if (now === undefined) return;
    if (!now.ok) {
      if (now.status === 404 || now.status === 410) setStage({ is: "gone" });
      else refuse(now.error, again);
      return;
    }
    const names = fields.map(({ name }) => name);
    const differences = compare(names, from, yours, now.data);
    if (differences.length === 0) finish(now.data);
    else setStage({ is: "compared", theirs: now.data, yours, differences });
  };
  const submit = async (content: Content, from: Thing | undefined, anew = false): Promise<void> => {
    const again = (): void => void submit(content, from, anew);
    if (!navigator.onLine) return refuse(new OfflineError(), again);
    setStage({ is: "sending" });
    const how: How = anew
      ? { as: "anew" }
      : from === undefined
        ? { as: "new", key: keyOf(content) }
        : { as: "replacement", etag: from.etag };
    const answer = await job.send(content, how);
    if (answer.ok) return finish(answer.data);
    const isMoved = [404, 410, 412].includes(answer.status) && job.read !== undefined;
    if (isMoved) await meet(content, from, again);
    else refuse(answer.error, again);
  };

  return {
    filled,
    stage,
    isKept,
    /** When what is shown was typed, if it is a draft that was found. */
    draftOf: found?.draft.savedAt,
    type,
    discard,
    restart,
    save: () => submit(contentOf(fields, filled), base),
    /** Sends what was chosen, under the state that was shown. */
    saveOver: (content: Content, theirs: Thing) => {
      restart(content, theirs);
      return submit(content, theirs);
    },
    createAnew: () => submit(contentOf(fields, filled), base, true),
  };
}
