// The question before the answer: what will the second request have done?
import type { LaneRun } from "./lane-steps.ts";
import type { Lesson } from "./lessons.ts";

type Guesses = Readonly<Record<string, string>>;

type Props = {
  readonly lesson: Lesson;
  readonly runs: readonly LaneRun[] | undefined;
  /** The id of a lane -> the guess for it. */
  readonly guesses: Guesses;
  readonly onGuesses: (next: Guesses) => void;
};

/** Asks until the second request was sent, and then compares the answers with what happened. */
export function Guess({ lesson: { question, lanes }, runs, guesses, onGuesses }: Props) {
  const sent = runs?.[0]?.steps.length ?? 0;
  if (sent > 2 || (sent === 2 && Object.keys(guesses).length === 0)) return null;
  return (
    <div className="guess">
      <p>
        <strong>{sent < 2 ? "Guess first:" : "Your guess:"}</strong> {question.text}
      </p>
      {lanes.map(({ id, title }, at) => {
        const [guess, run] = [guesses[id], runs?.[at]];
        if (sent === 2 && run !== undefined) {
          return guess === undefined ? null : (
            <p key={id}>
              <strong>{title}:</strong> {resultOf(guess, question.answer(run))}
            </p>
          );
        }
        return (
          <fieldset key={id}>
            <legend>{title}</legend>
            {question.choices.map((choice) => (
              <label key={choice}>
                <input
                  type="radio"
                  name={`guess-${id}`}
                  checked={guess === choice}
                  onChange={() => onGuesses({ ...guesses, [id]: choice })}
                />
                {choice}
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

function resultOf(guess: string, answer: string): string {
  return guess === answer
    ? `you said ${guess}, and that is right.`
    : `you said ${guess}, and it is ${answer}.`;
}
