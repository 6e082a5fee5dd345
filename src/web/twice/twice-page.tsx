// The page "Send it twice": two requests side by side, sent by one button, and the two stores above everything.
import { useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { twiceAddress } from "../../pages/app-routes.ts";
import { PageTitle } from "../ground/page-title.tsx";
import { numberWord } from "./count-words.ts";
import { Guess } from "./guess.tsx";
import { LaneStore } from "./lane-store.tsx";
import { LaneView } from "./lane-view.tsx";
import { addressOf, type LessonState, MOST_REQUESTS, stateIn } from "./lesson-address.ts";
import { type Lesson, lessonOf, lessons } from "./lessons.ts";
import { useLesson } from "./use-lesson.ts";

export function TwicePage({ id }: { readonly id: string | undefined }) {
  const lesson = lessonOf(id);
  const search = useSearch();
  const [, navigate] = useLocation();
  const [run, setRun] = useState(0);
  const state = stateIn(search, lesson);
  const onState = (next: LessonState): void => navigate(addressOf(lesson, next), { replace: true });
  const startOver = (): void => {
    setRun((now) => now + 1);
    onState({ ...state, sent: 0, guesses: {} });
  };
  const { isLost, contents } = state;
  return (
    <>
      <PageTitle title={`Send it twice: ${lesson.title}`}>{lesson.title}</PageTitle>
      <p className="lead">{lesson.lead}</p>
      <LessonRun
        key={JSON.stringify([lesson.id, isLost, contents, run])}
        lesson={lesson}
        state={state}
        onState={onState}
        onStartOver={startOver}
      />
      <Lessons current={lesson} />
    </>
  );
}

type RunProps = {
  readonly lesson: Lesson;
  readonly state: LessonState;
  readonly onState: (next: LessonState) => void;
  readonly onStartOver: () => void;
};

function LessonRun({ lesson, state, onState, onStartOver }: RunProps) {
  const { runs, isBusy, problem } = useLesson(lesson, state);
  const sent = runs?.[0]?.steps.length ?? 0;
  const isBehind = sent > state.sent;
  // A link to the lesson without its state, or the Back button, leads to an earlier state.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the state in the address matters
  useEffect(() => {
    if (isBehind) onStartOver();
  }, [isBehind]);
  const { contents } = state;
  const hasOwnContent = Object.keys(contents).length > 0;
  const next = lessons[lessons.indexOf(lesson) + 1];
  return (
    <>
      <div className="lanes">
        {lesson.lanes.map((lane, at) => (
          <LaneStore key={lane.id} lane={lane} run={runs?.[at]} isSending={isBusy && runs !== undefined} />
        ))}
      </div>
      <Controls
        state={state}
        onState={onState}
        onStartOver={onStartOver}
        sent={sent}
        isBusy={isBusy}
        problem={problem}
      />
      <div aria-live="polite">
        {problem !== undefined && <p className="bad">{problem}</p>}
        {sent > 1 && problem === undefined && !hasOwnContent && (
          <p className="shows">
            {lesson.shows} {next && <Link href={twiceAddress(next.id)}>Next: {next.title}</Link>}
          </p>
        )}
      </div>
      <Guess
        lesson={lesson}
        runs={runs}
        guesses={state.guesses}
        onGuesses={(guesses) => onState({ ...state, guesses })}
      />
      <div className="lanes">
        {lesson.lanes.map((lane, at) => (
          <LaneView
            key={lane.id}
            lane={lane}
            run={runs?.[at]}
            typed={contents[lane.id]}
            onUse={(text) => {
              const { [lane.id]: _, ...others } = contents;
              const own = text === undefined ? others : { ...others, [lane.id]: text };
              onState({ ...state, sent: 0, contents: own, guesses: {} });
            }}
          />
        ))}
      </div>
    </>
  );
}

type ControlProps = Omit<RunProps, "lesson"> & {
  readonly sent: number;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
};

function Controls({ state, onState, onStartOver, sent, isBusy, problem }: ControlProps) {
  const why = whyNot(sent, isBusy, problem);
  return (
    <div className="controls">
      <button
        type="button"
        aria-disabled={why !== undefined}
        aria-describedby="why-not"
        onClick={() => why === undefined && onState({ ...state, sent: sent + 1 })}
      >
        {isBusy ? "Sending…" : sent === 0 ? "Send to both" : "Send to both again"}
      </button>
      <button type="button" className="plain" onClick={onStartOver}>
        Start over
      </button>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={state.isLost}
          checked={state.isLost}
          aria-describedby="lost-hint"
          onChange={(event) => onState({ ...state, sent: 0, isLost: event.target.checked, guesses: {} })}
        />
        Lose the first response
      </label>
      <p className="hint" id="why-not">
        {why}
      </p>
      <p className="hint" id="lost-hint">
        {state.isLost
          ? "The service carries out the first request, but its response never arrives, as when a network fails. Does the client dare to send it again?"
          : "Switch it on to see what a client can do when a network fails. It starts the lesson over."}
      </p>
    </div>
  );
}

/** @returns why the button is disabled; `undefined` if it is not */
function whyNot(sent: number, isBusy: boolean, problem: string | undefined): string | undefined {
  if (problem !== undefined) return "The lesson cannot go on. Start over.";
  if (isBusy) return "Waiting for the service.";
  if (sent >= MOST_REQUESTS)
    return `That was ${numberWord(MOST_REQUESTS)} times. Start over to send it again.`;
  return undefined;
}

function Lessons({ current }: { readonly current: Lesson }) {
  return (
    <nav aria-labelledby="lessons" className="lessons">
      <h2 id="lessons">All lessons</h2>
      <ol>
        {lessons.map((one) => (
          <li key={one.id}>
            <Link href={twiceAddress(one.id)} aria-current={one === current ? "true" : undefined}>
              {one.title}
            </Link>
          </li>
        ))}
      </ol>
      <p className="quiet">
        Your requests go to this service, but use scratch memory that only you see. It is kept for half an
        hour.
      </p>
    </nav>
  );
}
