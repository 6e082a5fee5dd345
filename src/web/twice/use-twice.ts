// One run of a scenario: the books in the store before and after each request, and the requests and responses.
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
  /** The client's error for a lost response. */
  readonly error: unknown;
  readonly books: readonly StoredBook[];
};

export type Run = {
  /** `undefined` until the scratch memory is ready. */
  readonly before: readonly StoredBook[] | undefined;
  readonly steps: readonly Step[];
  readonly isBusy: boolean;
  readonly problem: string | undefined;
};

const NTH = ["First", "Second", "Third", "Fourth", "Fifth"];
/** The most requests in one run. */
export const MOST_REQUESTS = NTH.length;

const FRESH: Run = { before: undefined, steps: [], isBusy: true, problem: undefined };
const SEED = { title: "Emma", authors: ["Jane Austen"], published: "1815" };

/** @returns the run, and functions that send the request (again) and start over */
export function useTwice(scenario: Scenario) {
  const [run, setRun] = useState<Run>(FRESH);
  const scratch = useRef<ReturnType<typeof scratchOf>>(undefined);
  /** The books in the scratch memory when it was last read. */
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
          if (scratch.current === current) setRun((now) => ({ ...now, isBusy: false, problem: EVICTED }));
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

/** The service keeps scratch memory for few visitors, and deletes that of the least recently seen. */
const EVICTED = "Your scratch memory was deleted to make room for other visitors. Start over.";
