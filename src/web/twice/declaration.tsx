// What the document declares about an operation, and the sentence that follows from it.
import type { Facts } from "../../explain/promises.ts";

type Props = {
  readonly facts: Facts | undefined;
  /** Loads them again after a failure. */
  readonly onAgain: (() => void) | undefined;
};

export function Declaration({ facts, onAgain }: Props) {
  if (facts === undefined && onAgain !== undefined) {
    return (
      <div role="alert">
        <p>The declaration could not be loaded.</p>
        <p>
          <button type="button" className="plain small" onClick={onAgain}>
            Try again
          </button>
        </p>
      </div>
    );
  }
  if (facts === undefined) return <p className="quiet">Loading the declaration…</p>;
  const { method, path, operation, effect, safe, idempotent, repeat, sentence } = facts;
  return (
    <details className="declaration">
      <summary>
        The document says: <Prose text={sentence} />
      </summary>
      <p className="quiet">
        Declaration of <a href={`/semantics/${operation}`}>{operation}</a>, {method} {path}:
      </p>
      <pre>
        {`x-method-semantics:
  effect: ${effect}
  safe: ${safe}
  idempotent: ${idempotent}
  repeat: ${repeat}`}
      </pre>
    </details>
  );
}

/** Text with everything in backticks as code. */
function Prose({ text }: { readonly text: string }) {
  return text.split("`").map((part, at) => {
    const key = `${at} ${part}`;
    return at % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
