// Runs a lesson: both lanes send until they have sent as often as the address says.
import { useEffect, useRef, useState } from "react";
import { wordsOf } from "../ground/error-words.ts";
import { EvictedError, sendOnce, startLane } from "./lane-run.ts";
import type { LaneRun } from "./lane-steps.ts";
import type { LessonState } from "./lesson-address.ts";
import type { Lesson } from "./lessons.ts";

type Runs = readonly LaneRun[];

export type Progress = {
  /** One per lane; `undefined` until the scratch memory is ready. */
  readonly runs: Runs | undefined;
  readonly isBusy: boolean;
  /** Why it does not go on. */
  readonly problem: string | undefined;
};

/** @returns the lanes so far. A change to anything but `sent` needs a new instance. */
export function useLesson(lesson: Lesson, { sent, isLost, contents }: LessonState): Progress {
  const [runs, setRuns] = useState<Runs>();
  const [problem, setProblem] = useState<string>();
  /** One request after the other, however fast the address changes. */
  const queue = useRef<Promise<Runs>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest never changes in one instance
  useEffect(() => {
    const before = queue.current ?? Promise.all(lesson.lanes.map(startLane));
    queue.current = before.then(async (started) => {
      let now: Runs = started;
      setRuns(now);
      while ((now[0]?.steps.length ?? sent) < sent) {
        const isFirst = now[0]?.steps.length === 0;
        now = await Promise.all(
          lesson.lanes.map((lane, at) =>
            sendOnce(lane, now[at] as LaneRun, { content: contents[lane.id], isLost: isLost && isFirst }),
          ),
        );
        setRuns(now);
      }
      return now;
    });
    queue.current.catch((error: unknown) => setProblem(problemOf(error)));
  }, [sent]);
  const isBusy = problem === undefined && (runs?.[0] === undefined || runs[0].steps.length < sent);
  return { runs, isBusy, problem };
}

function problemOf(error: unknown): string {
  if (error instanceof EvictedError)
    return "Your scratch memory was deleted to make room for other visitors. Start over.";
  const { title, detail } = wordsOf(error, "read");
  return `${title}. ${detail}`;
}
