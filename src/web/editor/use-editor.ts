// The state of an editor: what is typed, its draft, and the outcome of the request.
import { useEffect, useRef, useState } from "react";
import { sameJson } from "../../json/equality.ts";
import type { Faults, Filled } from "../../pages/book-fields.ts";
import { isGone, isOutdated } from "../../semantics/statuses.ts";
import type { Sent } from "../ground/drafts.ts";
import { OfflineError } from "../ground/error-words.ts";
import { useServices } from "../ground/services.ts";
import { compare, type Difference } from "./compare.ts";
import { fateOf } from "./fate.ts";
import { faultsOf } from "./field-faults.ts";
import type { Answer, How, Job, Tagged } from "./job.ts";
import { type Content, contentOf, filledOf } from "./values.ts";

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
  /** What the form shows now, for callbacks of an earlier render. */
  const shown = useRef(filled);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const show = (next: Filled): void => {
    shown.current = next;
    setFilled(next);
  };
  const keep = (next: Filled, from: Thing | undefined): void => {
    const isUntouched = sameJson(contentOf(fields, next), contentOf(fields, filledOf(fields, from ?? {})));
    if (isUntouched && sent.current === undefined) drafts.clear(subject, found);
    else setIsKept(drafts.save(subject, { filled: next, base: from, sent: sent.current }));
  };
  const type = (name: string, values: readonly string[]): void => {
    const next = { ...filled, [name]: values };
    show(next);
    keep(next, base);
  };
  /** Continues with different content, based on a different version. */
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
    show(filledOf(fields, start ?? {}));
    setBase(start);
    setStage({ is: "open" });
  };
  /** @param content what was sent; what was typed since then stays a draft, based on the stored version */
  const finish = (thing: Thing, content: Content): void => {
    const mine = drafts.own(subject);
    if (mine === undefined || sameJson(contentOf(fields, mine.filled), content)) drafts.clear(subject, found);
    else drafts.save(subject, { filled: mine.filled, base: start && thing });
    job.onDone(thing, isHere.current);
  };
  const refuse = (error: unknown, again: () => void): void => {
    if (!isInDoubt(error)) forgetSent();
    setStage({ is: "refused", error, faults: faultsOf(error, fields), again });
  };

  /** The request was rejected and had no effect, so it need not be repeated with the same key. */
  const forgetSent = (): void => {
    const [mine, key] = [drafts.own(subject), sent.current?.key];
    sent.current = undefined;
    if (mine?.sent !== undefined && mine.sent.key === key) drafts.save(subject, { ...mine, sent: undefined });
  };
  /** @returns the key of the request: the same content keeps its key until the request is answered */
  const keyOf = (content: Content): string => {
    const text = JSON.stringify(content);
    if (sent.current?.content !== text) sent.current = { key: crypto.randomUUID(), content: text };
    drafts.save(subject, { filled: shown.current, base, sent: sent.current });
    return sent.current.key;
  };
  /** The thing has changed since it was loaded: loads it again, and shows both versions. */
  const meet = async (yours: Content, from: Thing | undefined, again: () => void): Promise<void> => {
    const now: Answer<Thing> | undefined = await job.read?.();
    if (now === undefined) return;
    if (!now.ok) {
      if (isGone(now.status)) setStage({ is: "gone" });
      else refuse(now.error, again);
      return;
    }
    const names = fields.map(({ name }) => name);
    const differences = compare(names, from, yours, now.data);
    if (differences.length === 0) finish(now.data, yours);
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
    if (answer.ok) return finish(answer.data, content);
    const isMoved = (isGone(answer.status) || isOutdated(answer.status)) && job.read !== undefined;
    if (isMoved) await meet(content, from, again);
    else refuse(answer.error, again);
  };

  return {
    filled,
    stage,
    isKept,
    /** When the restored draft was saved; `undefined` if there is none. */
    draftOf: found?.draft.savedAt,
    /** What is known about the restored draft. */
    fate: fateOf(found?.draft, fields, start !== undefined),
    type,
    discard,
    restart,
    save: () => submit(contentOf(fields, filled), base),
    /** Sends the chosen content, on the condition that their version is still current. */
    saveOver: (content: Content, theirs: Thing) => {
      restart(content, theirs);
      return submit(content, theirs);
    },
    createAnew: () => submit(contentOf(fields, filled), base, true),
  };
}

/** @returns whether the request may have had an effect */
function isInDoubt(error: unknown): boolean {
  return error instanceof OfflineError || (error as { readonly effect?: unknown })?.effect === "unknown";
}
