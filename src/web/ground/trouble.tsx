// An error message: what happened, and what the person can do.
import { type Ref, useEffect } from "react";
import { type Doing, OfflineError, wordsOf } from "./error-words.ts";
import { useServices } from "./services.ts";

type Props = {
  readonly error: unknown;
  readonly doing: Doing;
  /** Repeats the request. */
  readonly onAgain?: (() => void) | undefined;
  readonly ref?: Ref<HTMLDivElement>;
};

export function Trouble({ error, doing, onAgain, ref }: Props) {
  const { tokens } = useServices();
  const { title, detail, mayRepeat, needsToken, requestId } = wordsOf(error, doing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog must open once per error, not at each render
  useEffect(() => {
    if (needsToken) tokens.ask(title, onAgain);
  }, [error]);
  return (
    <div className="trouble card" role="alert" tabIndex={-1} ref={ref}>
      <p>
        <strong>{title}.</strong> {detail}
      </p>
      {(requestId !== undefined || mayRepeat || needsToken || doing === "read") && (
        <p className="actions">
          {onAgain && (mayRepeat || doing === "read") && (
            <button type="button" onClick={onAgain}>
              {doing === "read" || error instanceof OfflineError ? "Try again" : "Send again"}
            </button>
          )}
          {needsToken && (
            <button type="button" onClick={() => tokens.ask(title, onAgain)}>
              Sign in with a token
            </button>
          )}
          {requestId !== undefined && <span className="quiet">Request id: {requestId}</span>}
        </p>
      )}
    </div>
  );
}
