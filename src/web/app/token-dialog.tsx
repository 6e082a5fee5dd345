// A place for a token: asked for when the service wants one, kept for this tab only.
import { useEffect, useRef, useState } from "react";
import { useObservable } from "../ground/observable.ts";
import { useServices } from "../ground/services.ts";
import type { Asking } from "../ground/tokens.ts";

export function TokenDialog() {
  const asking = useObservable(useServices().tokens.asking);
  return asking === undefined ? null : <Dialog asking={asking} />;
}

function Dialog({ asking: { reason, again } }: { readonly asking: Asking }) {
  const { tokens, announcement } = useServices();
  const token = useObservable(tokens.token);
  const [typed, setTyped] = useState("");
  const [isOdd, setIsOdd] = useState(false);
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
          if (!tokens.keep(typed)) return setIsOdd(true);
          tokens.close();
          again?.();
        }}
      >
        <h2 id="token-title">A token</h2>
        {reason !== undefined && (
          <p>
            <strong>{reason}.</strong>
          </p>
        )}
        <p>
          Who runs this service gives you one. It is kept for this tab only, and sent to this service only;
          what you typed elsewhere stays.
        </p>
        <label htmlFor="token">Bearer token</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          value={typed}
          aria-invalid={isOdd || undefined}
          aria-describedby="token-fault"
          onChange={(event) => {
            setTyped(event.target.value);
            setIsOdd(false);
          }}
        />
        <p className="fault" id="token-fault" role="alert">
          {isOdd && "This is no token: there are spaces in it, or letters that no token has. Copy it again."}
        </p>
        <p className="actions">
          <button type="submit">{again === undefined ? "Use it" : "Use it, and try again"}</button>
          {token !== "" && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                tokens.keep("");
                announcement.set("The token is forgotten.");
                tokens.close();
              }}
            >
              Forget the one I gave
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

/** The way to the token when nobody has asked for it. */
export function TokenButton() {
  const { tokens } = useServices();
  const token = useObservable(tokens.token);
  return (
    <p className="token-place">
      <button type="button" className="plain small" onClick={() => tokens.ask()}>
        {token === "" ? "Give a token" : "Your token"}
      </button>{" "}
      <span className="quiet">
        {token === "" ? "if this service wants one for changes" : "is sent with what you do in this tab"}
      </span>
    </p>
  );
}
