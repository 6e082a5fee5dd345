// One run of a scenario: what is in the store before, after one request and after two, and what went over the wire.
import { useCallback, useEffect, useRef, useState } from "react";
import { sameJson } from "../../json/equality.ts";
import { wordsOf } from "../ground/error-words.ts";
import type { Scenario } from "./scenarios.ts";
import { type Exchange, newVisitor, scratchOf } from "./wire.ts";

export type StoredBook = {
  readonly id: string;
  readonly title: string;
  readonly etag: string;
  readonly [member: string]: unknown;
};

export type Step = {
  /** "First", "Second", … */
  readonly nth: string;
  readonly exchange: Exchange | undefined;
  /** What the client made of a lost answer. */
  readonly error: unknown;
  readonly books: readonly StoredBook[];
};

export type Run = {
  /** `undefined` until the scratch memory is there. */
  readonly before: readonly StoredBook[] | undefined;
  readonly steps: readonly Step[];
  readonly isBusy: boolean;
  readonly problem: string | undefined;
};

const NTH = ["First", "Second", "Third", "Fourth", "Fifth"];
/** As often as one may send in one run. */
export const MOST = NTH.length;

const FRESH: Run = { before: undefined, steps: [], isBusy: true, problem: undefined };
const SEED = { title: "Emma", authors: ["Jane Austen"], published: "1815" };

/** @returns the run, what sends the request (again), and what starts over */
export function useTwice(scenario: Scenario) {
  const [run, setRun] = useState<Run>(FRESH);
  const scratch = useRef<ReturnType<typeof scratchOf>>(undefined);
  /** What the memory held when it was last looked at. */
  const last = useRef<readonly StoredBook[]>([]);
  const start = useCallback(async () => {
    setRun(FRESH);
    const visitor = newVisitor();
    scratch.current = undefined;
    const { api } = scratchOf(visitor, "");
    try {
      const seeded = scenario.startsWithBook
        ? await api.putBook({ path: { bookId: "emma" }, body: SEED }).orThrow()
        : undefined;
      const made = scratchOf(visitor, seeded?.etag ?? "");
      const before = await booksOf(made);
      scratch.current = made;
      last.current = before;
      setRun({ before, steps: [], isBusy: false, problem: undefined });
    } catch (error) {
      setRun({ ...FRESH, isBusy: false, problem: problemOf(error) });
    }
  }, [scenario]);
  useEffect(() => {
    start();
  }, [start]);

  const send = useCallback(
    async (isLost: boolean) => {
      const current = scratch.current;
      if (current === undefined) return;
      setRun((now) => ({ ...now, isBusy: true, problem: undefined }));
      try {
        if (!sameJson(await booksOf(current), last.current)) {
          if (scratch.current === current) setRun((now) => ({ ...now, isBusy: false, problem: FORGOTTEN }));
          return;
        }
        const { exchange, error } = await current.record(scenario.send, isLost);
        if (exchange === undefined) throw error;
        const books = await booksOf(current);
        if (scratch.current !== current) return;
        last.current = books;
        setRun((now) => {
          const nth = NTH[now.steps.length] ?? "Next";
          const step: Step = { nth, exchange, error: isLost ? error : undefined, books };
          return { ...now, isBusy: false, steps: [...now.steps, step] };
        });
      } catch (error) {
        if (scratch.current === current)
          setRun((now) => ({ ...now, isBusy: false, problem: problemOf(error) }));
      }
    },
    [scenario],
  );
  return { run, send, start };
}

async function booksOf({ api }: ReturnType<typeof scratchOf>): Promise<readonly StoredBook[]> {
  return (await api.listBooks().orThrow()).items;
}

function problemOf(error: unknown): string {
  const { title, detail } = wordsOf(error, "read");
  return `${title}. ${detail}`;
}

/** The service keeps the memory of few visitors, and forgets who was away longest. */
const FORGOTTEN = "Your scratch memory was forgotten, as others came. Start over.";
