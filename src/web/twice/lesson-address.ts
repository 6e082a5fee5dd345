// The state of a lesson in the address of the page, so that it can be shared and survives a reload.
import { twiceAddress } from "../../pages/app-routes.ts";
import type { Lesson } from "./lessons.ts";

export type LessonState = {
  /** How often the button was pressed. */
  readonly sent: number;
  /** Whether the first response is lost. */
  readonly isLost: boolean;
  /** The id of a lane -> the content that a person typed for it. */
  readonly contents: Readonly<Record<string, string>>;
  /** The id of a lane -> what a person guesses for it, one of the lesson's choices. */
  readonly guesses: Readonly<Record<string, string>>;
};

/** The most requests per lane. */
export const MOST_REQUESTS = 5;

/** The scratch memory accepts no more (in bytes), so a longer text in an address is of no use. */
const LONGEST = 2000;

/** @param search the query of the page's address, with or without `?` */
export function stateIn(search: string, { lanes, question }: Lesson): LessonState {
  const given = new URLSearchParams(search);
  const sent = Number(given.get("sent") ?? 0);
  return {
    sent: Number.isInteger(sent) ? Math.min(Math.max(sent, 0), MOST_REQUESTS) : 0,
    isLost: given.get("lost") === "first",
    contents: Object.fromEntries(
      lanes.flatMap(({ id, content }) => {
        const typed = content === undefined ? null : given.get(id);
        return typed === null ? [] : [[id, typed.slice(0, LONGEST)]];
      }),
    ),
    guesses: Object.fromEntries(
      lanes.flatMap(({ id }) => {
        const guess = question.choices.find((choice) => choice === given.get(guessName(id)));
        return guess === undefined ? [] : [[id, guess]];
      }),
    ),
  };
}

/** @returns the address of the lesson in this state; equal states have equal addresses */
export function addressOf(lesson: Lesson, { sent, isLost, contents, guesses }: LessonState): string {
  const given = new URLSearchParams([
    ...(isLost ? [["lost", "first"]] : []),
    ...lesson.lanes.flatMap(({ id }) => (contents[id] === undefined ? [] : [[id, contents[id]]])),
    ...lesson.lanes.flatMap(({ id }) => (guesses[id] === undefined ? [] : [[guessName(id), guesses[id]]])),
    ...(sent > 0 ? [["sent", String(sent)]] : []),
  ]).toString();
  return `${twiceAddress(lesson.id)}${given === "" ? "" : `?${given}`}`;
}

function guessName(laneId: string): string {
  return `guess-${laneId}`;
}
