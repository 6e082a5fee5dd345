// The dialog for a token: opened when the service requires one, or by the button at the end of a page.
import { useEffect, useRef, useState } from "react";
import type { Asking } from "../ground/bearer-token.ts";
import { useObservable } from "../ground/observable.ts";
import { useServices } from "../ground/services.ts";

export function TokenDialog() {
  const asking = useObservable(useServices().tokens.asking);
  return asking === undefined ? null : <Dialog asking={asking} />;
}

function Dialog({ asking: { reason, again } }: { readonly asking: Asking }) {
  const { tokens, announcement } = useServices();
  const token = useObservable(tokens.token);
  const [typed, setTyped] = useState("");
  const [isInvalid, setIsInvalid] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="card" aria-labelledby="token-title" onClose={tokens.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!tokens.keep(typed)) return setIsInvalid(true);
          tokens.close();
          again?.();
        }}
      >
        <h2 id="token-title">Sign in with a token</h2>
        {reason !== undefined && (
          <p>
            <strong>{reason}.</strong>
          </p>
        )}
        <p>
          The operator of this service can give you a token. It is kept for this tab only and sent to this
          service only. Nothing that you typed is lost.
        </p>
        <label htmlFor="token">Bearer token</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          value={typed}
          aria-invalid={isInvalid || undefined}
          aria-describedby="token-fault"
          onChange={(event) => {
            setTyped(event.target.value);
            setIsInvalid(false);
          }}
        />
        <p className="fault" id="token-fault" role="alert">
          {isInvalid &&
            "This is not a token: it contains spaces or characters that are not allowed. Copy it again."}
        </p>
        <p className="actions">
          <button type="submit">{again === undefined ? "Sign in" : "Sign in and try again"}</button>
          {token !== "" && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                tokens.keep("");
                announcement.set("You are signed out.");
                tokens.close();
              }}
            >
              Sign out
            </button>
          )}
          <button type="button" className="plain" onClick={tokens.close}>
            Not now
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** Opens the dialog when the service has not asked for a token. */
export function TokenButton() {
  const { tokens } = useServices();
  const token = useObservable(tokens.token);
  return (
    <p className="token-place">
      <button type="button" className="plain small" onClick={() => tokens.ask()}>
        {token === "" ? "Sign in" : "Your token"}
      </button>{" "}
      <span className="quiet">
        {token === "" ? "with a token to make changes" : "is sent with every request from this tab"}
      </span>
    </p>
  );
}
